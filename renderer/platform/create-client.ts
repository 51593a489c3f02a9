import type { AppError } from '#shared/errors.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import type { Result } from '#shared/result.ts';
import { checkEnvelope, checkResult } from './check-payload.ts';
import { importInChunks } from './chunked-import.ts';
import type { Client, ConnectionState } from './client.ts';
import type { Line, Transport } from './transport.ts';

/** Tries of one call while the application asks to slow down. */
const maxTries = 10;

/** One client for both hosts: it checks what arrives, waits when told to slow down, and knows who is the active page. */
export function createClient(transport: Transport): Client {
  const eventListeners = new Set<(envelope: EventEnvelope) => void>();
  const connectionListeners = new Set<(state: ConnectionState) => void>();
  let line: Line = 'connecting';
  let isReplaced = false;
  let told: ConnectionState = 'connecting';

  // A page that was replaced stays so over reconnects, until somebody takes the place back.
  const state = (): ConnectionState => (isReplaced && line !== 'signed-out' ? 'replaced' : line);
  const tell = (): void => {
    if (state() === told) return;
    told = state();
    for (const listener of connectionListeners) listener(told);
  };
  const setReplaced = (next: boolean): void => {
    isReplaced = next;
    tell();
  };

  async function invoke<M extends MethodName>(
    method: M,
    input: MethodInput<M>,
  ): Promise<Result<MethodOutput<M>, AppError>> {
    for (let tries = 1; ; tries += 1) {
      const result = checkResult<M>(await transport.call(method, input));
      if (result.ok) {
        if (method === 'app.snapshot') setReplaced(false);
        return result;
      }
      if (result.error.code === 'session.replaced') setReplaced(true);
      if (result.error.kind !== 'rate-limited' || tries === maxTries) return result;
      await pause(result.error.retryAfterMs);
    }
  }

  transport.onLine((next) => {
    line = next;
    tell();
  });
  transport.onEvent((raw) => {
    const envelope = checkEnvelope(raw);
    if (envelope.name === 'session.replaced') setReplaced(true);
    for (const listener of eventListeners) listener(envelope);
  });

  return {
    invoke,
    onEvent: (listener) => listen(eventListeners, listener),
    onConnection(listener) {
      listener(state());
      return listen(connectionListeners, listener);
    },
    async importFile(file, options = {}) {
      const byPath = (await transport.importByPath?.(file)) ?? null;
      if (byPath !== null) return checkResult<'assets.finishImport'>(byPath);
      return importInChunks(invoke, file, options);
    },
  };
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });
}
