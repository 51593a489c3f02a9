/** What carries calls and events between the page and the application. Payloads are checked by the client. */
export interface Transport {
  /** Resolves to a `Result` envelope, also when the line is down. */
  call(method: string, input: unknown): Promise<unknown>;
  onEvent(listener: (envelope: unknown) => void): void;
  /** Calls back at once with the current state, then with every change. */
  onLine(listener: (line: Line) => void): void;
  /** Hands over the path of a file; resolves to `null` when it has none (pasted bytes). Absent in the browser host. */
  importByPath?(file: File): Promise<unknown>;
}

export type Line = 'connecting' | 'connected' | 'lost' | 'signed-out';
