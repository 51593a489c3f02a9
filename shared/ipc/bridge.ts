/**
 * What the preload puts on `window.dailies` in the Electron host. The browser host has no bridge: there the renderer
 * talks over a WebSocket. Payloads are checked where they are used: by dispatch in main, by the client in the renderer.
 */
export interface Bridge<FileLike> {
  /** Resolves to a `Result` envelope; never rejects for an expected failure. */
  invoke(method: string, input: unknown): Promise<unknown>;
  /** Calls back with every event envelope; the returned function stops it. */
  onEvent(listener: (envelope: unknown) => void): () => void;
  /** Hands a picked or dropped file's path straight to main; resolves to a `Result` with the asset. */
  importFile(file: FileLike): Promise<unknown>;
}
