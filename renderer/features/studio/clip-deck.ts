import { draftStore } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { releaseFrame } from './held-frame.ts';
import { fastestRate, type Deck } from './player-deck.ts';
import { playerStore } from './player-store.ts';
import { selectShotUnder } from './player-actions.ts';
import { totalMs } from './shots/model.ts';
import { cutTimes } from './shots/shot-actions.ts';

/** One video: a take of the open clip, or its animatic. Its time is the time of the clip. */
export class ClipDeck implements Deck {
  readonly #video: HTMLVideoElement;
  #frameCallback = 0;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.#followFrames();
  }

  close(): void {
    this.#video.cancelVideoFrameCallback(this.#frameCallback);
  }

  /** Length of the film, else of the clip as planned. */
  lengthMs(): number {
    return playerStore.getState().durationMs ?? totalMs(draftStore.getState().spec?.shots ?? []);
  }

  positionMs(): number {
    return selectionStore.getState().playheadMs;
  }

  isPaused(): boolean {
    return this.#video.paused;
  }

  seek(toMs: number): void {
    selectionStore.setState({ playheadMs: toMs });
    // A little into the frame: the exact border belongs to the frame before, after rounding.
    this.#video.currentTime = Math.min(toMs + 1, Math.max(0, this.lengthMs() - 1)) / 1_000;
  }

  play(): void {
    // Refused while the file is not there; the `error` event says so.
    this.#video.play().catch(() => undefined);
  }

  pause(): void {
    this.#video.pause();
    this.#video.playbackRate = 1;
  }

  playFaster(): void {
    this.#video.playbackRate = Math.min(fastestRate, this.#video.playbackRate * 2);
  }

  cuts(): readonly number[] {
    return cutTimes();
  }

  noteCut(atMs: number): void {
    selectShotUnder(atMs);
  }

  fromClipMs(clipMs: number): number {
    return clipMs;
  }

  setLooping(isLooping: boolean): void {
    this.#video.loop = isLooping;
  }

  setMuted(isMuted: boolean): void {
    this.#video.muted = isMuted;
  }

  stage(): Element | null {
    return this.#video.parentElement;
  }

  #followFrames(): void {
    this.#frameCallback = this.#video.requestVideoFrameCallback((_now, frame) => {
      releaseFrame();
      // While paused the playhead is where the person put it; a late frame must not pull it back.
      if (!this.#video.paused) selectionStore.setState({ playheadMs: frame.mediaTime * 1_000 });
      this.#followFrames();
    });
  }
}
