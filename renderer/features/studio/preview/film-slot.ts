import type { AssetId } from '#shared/ids.ts';
import type { FilmPart } from './film-plan.ts';
import { makePreview } from './preview-films.ts';

export type SlotProblem =
  /** Its file does not play here. */
  | { readonly kind: 'broken'; readonly assetId: AssetId }
  /** It cannot be drawn here. */
  | { readonly kind: 'undrawn'; readonly detail: string };

/** One of the two videos of the film: holds a part, ready to be shown. */
export class FilmSlot {
  readonly video: HTMLVideoElement;
  #key: string | null = null;
  #objectUrl: string | null = null;
  #loading: { readonly key: string; readonly done: Promise<SlotProblem | null> } | null = null;
  #stop = new AbortController();

  constructor(video: HTMLVideoElement) {
    this.video = video;
  }

  /** What it can show now. */
  get key(): string | null {
    return this.#key;
  }

  /** Resolves when the first frame is there; a later wish ends this one with `null` too, so look at `key`. */
  load(part: FilmPart): Promise<SlotProblem | null> {
    if (this.#key === part.key) return Promise.resolve(null);
    if (this.#loading?.key === part.key) return this.#loading.done;
    this.#stop.abort();
    this.#stop = new AbortController();
    const done = this.#load(part, this.#stop.signal);
    this.#loading = { key: part.key, done };
    return done;
  }

  close(): void {
    this.#stop.abort();
    this.#release();
  }

  async #load({ key, source }: FilmPart, signal: AbortSignal): Promise<SlotProblem | null> {
    let film: Blob | null = null;
    if (source.kind === 'animatic') {
      const made = await makePreview(source.plan, signal);
      if (signal.aborted || made.kind === 'cancelled') return null;
      if (made.kind === 'failed') {
        this.#loading = null;
        return { kind: 'undrawn', detail: made.detail };
      }
      film = made.blob;
    }
    this.#release();
    if (film !== null) this.#objectUrl = URL.createObjectURL(film);
    this.video.src = this.#objectUrl ?? (source.kind === 'take' ? `/media/${source.assetId}` : '');
    const isLoaded = await untilLoaded(this.video, signal);
    if (signal.aborted) return null;
    this.#loading = null;
    if (isLoaded) this.#key = key;
    else if (source.kind === 'take') return { kind: 'broken', assetId: source.assetId };
    else return { kind: 'undrawn', detail: this.video.error?.message ?? '' };
    return null;
  }

  #release(): void {
    this.#key = null;
    this.video.removeAttribute('src');
    this.video.load();
    if (this.#objectUrl !== null) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = null;
  }
}

/** True when the first frame can be shown; false when the file does not play, or nobody waits any more. */
function untilLoaded(video: HTMLVideoElement, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const end = new AbortController();
  const listening = { signal: end.signal };
  const settle = (isLoaded: boolean) => (): void => {
    end.abort();
    resolve(isLoaded);
  };
  video.addEventListener('loadeddata', settle(true), listening);
  video.addEventListener('error', settle(false), listening);
  signal.addEventListener('abort', settle(false), listening);
  return promise;
}

/** Moves a paused video to a time and waits until that frame is there. */
export async function seekTo(video: HTMLVideoElement, localMs: number): Promise<void> {
  // A little into the frame: the exact border belongs to the frame before, after rounding.
  const seconds = Math.min(localMs + 1, Math.max(0, video.duration * 1_000 - 1)) / 1_000;
  if (Math.abs(video.currentTime - seconds) < 0.002 && !video.seeking) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  video.addEventListener('seeked', () => resolve(), { once: true });
  video.currentTime = seconds;
  await promise;
}
