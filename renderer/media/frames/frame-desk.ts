import type { AssetId } from '#shared/ids.ts';
import type { FrameAnswer, FramesWanted } from './frame-messages.ts';

/** A worker without work lets its decoders and its memory go after this, in milliseconds. */
const restAfterMs = 20_000;

export type OnFrame = (assetId: AssetId, timeMs: number, picture: Blob | null) => void;

/** Draws small pictures of films, away from the thread that people type on. */
export class FrameDesk {
  readonly #onFrame: OnFrame;
  #worker: Worker | null = null;
  #rest: ReturnType<typeof setTimeout> | null = null;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  /** Asks for frames of a film; each comes once, with `null` for what cannot be decoded. */
  ask(wanted: FramesWanted): void {
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#worker ??= this.#start();
    this.#worker.postMessage(wanted);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./frames-worker.ts', import.meta.url), { type: 'module', name: 'frames' });
    worker.addEventListener('message', ({ data }: MessageEvent<FrameAnswer>) => {
      if (data.kind === 'frame') this.#onFrame(data.assetId, data.timeMs, data.picture);
      else this.#rest = setTimeout(() => this.#stop(), restAfterMs);
    });
    return worker;
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
