import { framesPerSecond } from '#shared/domain/frame-sizes.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { seek } from '../../player-actions.ts';
import { totalMs } from '../model.ts';
import { cutTimes } from '../shot-actions.ts';
import type { Hand, HandAt } from './hand.ts';

/** Pixels within which the playhead snaps to a cut. */
const snapPixels = 4;

const frameMs = 1_000 / framesPerSecond;

/** The time a hand means: a whole frame, or a cut that is near enough; with Alt always a frame. */
function scrubbedTo(wantedMs: number, cuts: readonly number[], msPerPixel: number, isFree: boolean): number {
  const cut = isFree ? undefined : cuts.find((time) => Math.abs(time - wantedMs) <= snapPixels * msPerPixel);
  return cut ?? Math.round(wantedMs / frameMs) * frameMs;
}

/**
 * A hand on the ruler moves the playhead to it, at once; one on the head takes it along and keeps its distance from its
 * middle. What was seen stays: there is nothing to cancel.
 */
export function startScrubGesture(strip: HTMLElement, grip: HTMLElement, pressed: HandAt): Hand {
  const { left, width } = strip.getBoundingClientRect();
  const box = grip.getBoundingClientRect();
  const isHead = grip.dataset['scrub'] === 'head';
  const offset = isHead ? pressed.clientX - box.left - box.width / 2 : 0;
  const move = ({ clientX, altKey }: HandAt): void => {
    const msPerPixel = totalMs(draftStore.getState().spec?.shots ?? []) / width;
    seek(scrubbedTo((clientX - offset - left) * msPerPixel, cutTimes(), msPerPixel, altKey));
  };
  if (!isHead) move(pressed);
  return { move, release: () => undefined, cancel: () => undefined };
}
