import type { MediaWorkResult } from '#shared/domain/media-work.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

type FailReason = MethodInput<'mediaWork.fail'>['reason'];

export type RunOutcome =
  | { readonly kind: 'done'; readonly result: MediaWorkResult }
  | { readonly kind: 'failed'; readonly reason: FailReason; readonly detail: string }
  /** Stopped from outside: nothing is to be reported. */
  | { readonly kind: 'aborted' };

interface RunOptions {
  readonly worker: Worker;
  readonly message: Extract<ToWorker, { kind: 'run' }>;
  /** Resolves when the bytes are kept; the worker may then send more. */
  readonly write: (offset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly onProgress: (share: number) => void;
  /** Seconds without a sign of life, after which the worker counts as hung. */
  readonly quietLimitSeconds: number;
  readonly signal: AbortSignal;
}

/**
 * One piece of work in a worker, whatever happens to that worker. The worker is left running; after any outcome but
 * `done` and a failure of its own telling it must be terminated.
 */
export function runInWorker(options: RunOptions): Promise<RunOutcome> {
  const { worker, message, write, onProgress, quietLimitSeconds, signal } = options;
  const { promise, resolve } = Promise.withResolvers<RunOutcome>();
  // Counted in ticks, not from a clock: a machine that slept for an hour has not been waiting for an hour.
  let quietTicks = 0;

  const onMessage = ({ data }: MessageEvent<FromWorker>): void => {
    quietTicks = 0;
    switch (data.kind) {
      case 'progress':
        onProgress(data.share);
        return;
      case 'chunk':
        void write(data.offset, data.bytes).then(() => {
          quietTicks = 0;
          worker.postMessage({ kind: 'written' } satisfies ToWorker);
        });
        return;
      case 'done':
        resolve({ kind: 'done', result: data.result });
        return;
      case 'failed':
        resolve({ kind: 'failed', ...data.problem });
        return;
      case 'crashed':
        resolve({ kind: 'failed', reason: 'crashed', detail: data.detail });
    }
  };
  const onError = (event: Event): void => {
    // A worker that could not even be loaded fires a plain event without a message.
    const detail = event instanceof ErrorEvent ? event.message : 'the worker did not start';
    resolve({ kind: 'failed', reason: 'crashed', detail });
  };
  const onAbort = (): void => resolve({ kind: 'aborted' });
  const ticks = setInterval(() => {
    quietTicks += 1;
    if (quietTicks < quietLimitSeconds) return;
    resolve({ kind: 'failed', reason: 'timed-out', detail: `no sign of life for ${quietLimitSeconds} s` });
  }, 1_000);

  worker.addEventListener('message', onMessage);
  worker.addEventListener('error', onError);
  worker.addEventListener('messageerror', onError);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  else worker.postMessage(message);
  return promise.finally(() => {
    clearInterval(ticks);
    worker.removeEventListener('message', onMessage);
    worker.removeEventListener('error', onError);
    worker.removeEventListener('messageerror', onError);
    signal.removeEventListener('abort', onAbort);
  });
}
