import type { Asset } from '#shared/domain/asset.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import type { Result } from '#shared/result.ts';

export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'replaced' | 'signed-out';

/** The application as the renderer sees it, whatever host carries it. */
export interface Client {
  invoke<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Result<MethodOutput<M>, AppError>>;
  onEvent(listener: (envelope: EventEnvelope) => void): () => void;
  /** Calls back at once with the current state, then with every change. */
  onConnection(listener: (state: ConnectionState) => void): () => void;
  /** Copies a picked, dropped or pasted file into the library. */
  importFile(
    file: File,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void },
  ): Promise<Result<Asset, AppError>>;
}

let current: Client | null = null;

/** Called once by `main.tsx`, and by tests, before anything is drawn. */
export function setClient(client: Client): void {
  current = client;
}

export function client(): Client {
  if (current === null) throw new Error('setClient() must run before client()');
  return current;
}
