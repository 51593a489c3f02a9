import { shotIdSchema } from '#shared/ids.ts';
import { startEdgeGesture } from './edge-gesture.ts';
import { followPointer, type Hand } from './hand.ts';
import { startReorderGesture } from './reorder-gesture.ts';
import { startScrubGesture } from './scrub-gesture.ts';

function startGesture(strip: HTMLElement, grip: HTMLElement, event: PointerEvent): Hand | null {
  const { edge, shot, scrub } = grip.dataset;
  if (scrub !== undefined) return startScrubGesture(strip, grip, event);
  if (edge !== undefined) return startEdgeGesture(strip, Number(edge), event.clientX);
  const shotId = shotIdSchema.safeParse(shot);
  return shotId.success ? startReorderGesture(strip, shotId.data, event.clientX) : null;
}

/**
 * Dragging on the strip: an edge (`data-edge`) is retimed, a card (`data-shot`) is moved, ruler and
 * playhead (`data-scrub`) are scrubbed. Loaded after the first paint;
 * `data-grips` on the strip says that it is there. Returns a function that takes it off again.
 */
export function attachGestures(strip: HTMLElement): () => void {
  const onPointerDown = (event: PointerEvent): void => {
    const { target } = event;
    if (event.button !== 0 || !(target instanceof Element)) return;
    const grip = target.closest<HTMLElement>('[data-edge], [data-shot], [data-scrub]');
    if (grip === null) return;
    const hand = startGesture(strip, grip, event);
    if (hand !== null) followPointer(grip, event, hand);
  };
  strip.addEventListener('pointerdown', onPointerDown);
  strip.dataset['grips'] = 'on';
  return () => {
    strip.removeEventListener('pointerdown', onPointerDown);
    delete strip.dataset['grips'];
  };
}
