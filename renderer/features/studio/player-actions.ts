import { framesPerSecond } from '#shared/domain/frame-sizes.ts';
import type { TakeId } from '#shared/ids.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { selectShotAt, cutTimes } from './shots/shot-actions.ts';
import { shotAt, totalMs } from './shots/model.ts';
import { playerStore } from './player-store.ts';

const frameMs = 1_000 / framesPerSecond;
/** J goes back by this. */
const backMs = 1_000;
const fastestRate = 4;

/** The video element on the screen, if any. */
let video: HTMLVideoElement | null = null;
let frameCallback = 0;

function followFrames(element: HTMLVideoElement): void {
  frameCallback = element.requestVideoFrameCallback((_now, frame) => {
    if (video !== element) return;
    // While paused the playhead is where the person put it; a late frame must not pull it back.
    if (!element.paused) selectionStore.setState({ playheadMs: frame.mediaTime * 1_000 });
    followFrames(element);
  });
}

/** Takes the element of the take on show; returns the function that lets it go. */
export function attachVideo(element: HTMLVideoElement): () => void {
  video = element;
  element.loop = playerStore.getState().isLooping;
  element.muted = playerStore.getState().isMuted;
  followFrames(element);
  return () => {
    element.cancelVideoFrameCallback(frameCallback);
    if (video === element) video = null;
    playerStore.setState({ isPlaying: false, durationMs: null });
  };
}

/** Length of what the transport moves through: the take, else the clip as planned. */
function lengthMs(): number {
  return playerStore.getState().durationMs ?? totalMs(draftStore.getState().spec?.shots ?? []);
}

/** Moves the playhead, and the picture with it, to the frame at a time. */
export function seek(toMs: number): void {
  const playheadMs = Math.min(Math.max(0, toMs), lengthMs());
  selectionStore.setState({ playheadMs });
  // A little into the frame: the exact border belongs to the frame before, after rounding.
  if (video !== null) video.currentTime = Math.min(playheadMs + 1, Math.max(0, lengthMs() - 1)) / 1_000;
}

function play(): void {
  if (video === null) return;
  const isAtEnd = video.currentTime * 1_000 >= lengthMs() - frameMs;
  if (isAtEnd) seek(0);
  // Refused while the file is not there; the `error` event says so.
  video.play().catch(() => undefined);
}

/** Shows a take and plays it, now or as soon as it is loaded. */
export function playTake(takeId: TakeId): void {
  if (selectionStore.getState().takeId === takeId && video !== null) {
    play();
    return;
  }
  playerStore.setState({ isPlayWanted: true });
  selectionStore.setState({ takeId, playheadMs: 0 });
}

/** The file of the take is there: its length is known, and it plays if that was wished. */
export function noteLoaded(durationMs: number): void {
  const { isPlayWanted } = playerStore.getState();
  playerStore.setState({ durationMs, isPlayWanted: false });
  seek(selectionStore.getState().playheadMs);
  if (isPlayWanted) play();
}

export function pause(): void {
  if (video === null) return;
  video.pause();
  video.playbackRate = 1;
}

export function togglePlay(): void {
  if (video === null) return;
  if (video.paused) play();
  else pause();
}

/** L: plays, and plays faster with every further press. */
export function forward(): void {
  if (video === null) return;
  if (video.paused) play();
  else video.playbackRate = Math.min(fastestRate, video.playbackRate * 2);
}

export function back(): void {
  seek(selectionStore.getState().playheadMs - backMs);
}

export function stepFrame(direction: 1 | -1): void {
  pause();
  const frame = Math.round(selectionStore.getState().playheadMs / frameMs) + direction;
  const last = Math.max(0, Math.round(lengthMs() / frameMs) - 1);
  seek(Math.min(frame, last) * frameMs);
}

/** Jumps to the next or previous cut and selects the shot that starts there. */
export function jumpCut(direction: 1 | -1): void {
  const { playheadMs } = selectionStore.getState();
  const cuts = cutTimes();
  const next =
    direction === 1 ? cuts.find((cut) => cut > playheadMs + 1) : cuts.findLast((cut) => cut < playheadMs - frameMs);
  const target = next ?? (direction === 1 ? cuts.at(-1) : 0) ?? 0;
  seek(target);
  const shot = shotAt(draftStore.getState().spec?.shots ?? [], target);
  if (shot !== null) selectShotAt(shot.index);
}

export function setLooping(isLooping: boolean): void {
  playerStore.setState({ isLooping });
  if (video !== null) video.loop = isLooping;
}

export function setMuted(isMuted: boolean): void {
  playerStore.setState({ isMuted });
  if (video !== null) video.muted = isMuted;
}

/** Fills the display with the player; a second call gives it back. */
export function toggleFullscreen(): void {
  if (document.fullscreenElement !== null) {
    void document.exitFullscreen();
    return;
  }
  video?.parentElement?.requestFullscreen().catch(() => undefined);
}
