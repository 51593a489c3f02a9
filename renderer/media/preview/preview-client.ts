import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { SlateText } from '../animatic/slate-texts.ts';
import type { FromPreviewWorker, PreviewOutcome, ToPreviewWorker } from './preview-messages.ts';

interface FilmWish {
  readonly plan: AnimaticPlan;
  readonly slates: readonly SlateText[];
  /** 0 to 1; told a few times a second, and not at all when nothing has to be drawn. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly onProgress: (share: number) => void;
  readonly settle: (outcome: PreviewOutcome) => void;
}

function startWorker(): Worker {
  return new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module', name: 'preview' });
}

/**
 * The window's side of the worker that makes previews. The cache lives in the worker and goes with it: `close` gives
 * all memory back, and the next wish starts a new one.
 */
export class PreviewClient {
  readonly #createWorker: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastRequest = 0;

  constructor(createWorker: () => Worker = startWorker) {
    this.#createWorker = createWorker;
  }

  makeFilm({ plan, slates, onProgress, signal }: FilmWish): Promise<PreviewOutcome> {
    if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
    const worker = this.#running();
    this.#lastRequest += 1;
    const request = this.#lastRequest;
    const { promise, resolve } = Promise.withResolvers<PreviewOutcome>();
    const onAbort = (): void => {
      worker.postMessage({ kind: 'cancel', request } satisfies ToPreviewWorker);
      // The worker stops at its next frame; whoever asked need not wait for that.
      this.#waiting.get(request)?.settle({ kind: 'cancelled' });
    };
    this.#waiting.set(request, {
      onProgress,
      settle: (outcome) => {
        signal.removeEventListener('abort', onAbort);
        this.#waiting.delete(request);
        resolve(outcome);
      },
    });
    signal.addEventListener('abort', onAbort);
    worker.postMessage({ kind: 'film', request, plan, slates } satisfies ToPreviewWorker);
    return promise;
  }

  close(): void {
    this.#end({ kind: 'cancelled' });
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#createWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<FromPreviewWorker>) => {
      const waiting = this.#waiting.get(data.request);
      if (data.kind === 'progress') waiting?.onProgress(data.share);
      else waiting?.settle(data.outcome);
    });
    const onError = (event: Event): void => {
      // A worker that could not even be loaded fires a plain event without a message.
      const detail = event instanceof ErrorEvent ? event.message : 'the worker did not start';
      this.#end({ kind: 'failed', detail });
    };
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    this.#worker = worker;
    return worker;
  }

  #end(outcome: PreviewOutcome): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { settle } of this.#waiting.values()) settle(outcome);
  }
}
