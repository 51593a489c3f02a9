import { flushSync } from 'react-dom';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { moveSelectedShotsTo } from '../arrange-actions.ts';
import { dragStore } from '../drag-store.ts';
import { placeShots, totalMs } from '../model.ts';
import { pickedIds, pickShots } from '../picked-shots.ts';

import { closeUp, offsetsOf, type Offset } from './close-up.ts';
import { dropSlot, liftedFrom } from './drop-slot.ts';
import type { Hand, HandAt } from './hand.ts';

/** A press that goes no further than this is a click, in pixels. */
const thresholdPixels = 4;
/** How high a card is lifted, in pixels. */
const liftPixels = 12;

/** A click that ends a drag must not select: the next one is swallowed, if it comes at once. */
function swallowClick(): void {
  const listening = new AbortController();
  window.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort(), 0);
}

/** Where the lifted cards hang, from the places they were taken from. */
function hungAt(spec: ClipSpec, ids: ReadonlySet<ShotId>, grabbedId: ShotId, msPerPixel: number, x: number) {
  const hung = new Map<ShotId, Offset>();
  let at = liftedFrom(spec, ids, grabbedId);
  for (const { shot, startMs } of placeShots(spec.shots)) {
    if (!ids.has(shot.id)) continue;
    hung.set(shot.id, { x: x + (at - startMs) / msPerPixel, y: -liftPixels });
    at += shot.durationMs;
  }
  return hung;
}

interface Lifted {
  readonly spec: ClipSpec;
  readonly ids: ReadonlySet<ShotId>;
  readonly msPerPixel: number;
  readonly cards: HTMLElement | null;
}

function lift(strip: HTMLElement, grabbedId: ShotId, width: number): Lifted | null {
  const { spec } = draftStore.getState();
  if (spec === null) return null;
  if (!pickedIds().has(grabbedId)) pickShots(new Set([grabbedId]), grabbedId);
  const ids = pickedIds();
  flushSync(() => {
    dragStore.setState({ drag: { kind: 'reorder', ids, grabbedId, slot: null } });
  });
  return { spec, ids, msPerPixel: totalMs(spec.shots) / width, cards: strip.querySelector('[data-lifted]') };
}

/**
 * A hand on a card. Under the threshold it is a click and nothing happens here; then the selected cards hang on the
 * hand, and the draft changes once, on release.
 */
export function startReorderGesture(strip: HTMLElement, grabbedId: ShotId, startX: number): Hand {
  const { left, width } = strip.getBoundingClientRect();
  let lifted: Lifted | null = null;
  let pulled = 0;
  let slot: number | null = null;
  const drop = (): void => {
    if (lifted !== null) swallowClick();
    dragStore.setState({ drag: null });
  };
  return {
    move({ clientX }: HandAt) {
      pulled = clientX - startX;
      if (lifted === null && Math.abs(pulled) <= thresholdPixels) return;
      lifted ??= lift(strip, grabbedId, width);
      if (lifted === null) return;
      if (lifted.cards !== null) lifted.cards.style.transform = `translate(${pulled}px, ${-liftPixels}px)`;
      const next = dropSlot(lifted.spec, lifted.ids, (clientX - left) * lifted.msPerPixel);
      if (next === slot) return;
      slot = next;
      dragStore.setState({ drag: { kind: 'reorder', ids: lifted.ids, grabbedId, slot } });
    },
    release() {
      const before = lifted;
      drop();
      if (before === null) return;
      if (slot !== null) moveSelectedShotsTo(slot);
      const after = draftStore.getState().spec ?? before.spec;
      const hung = hungAt(before.spec, before.ids, grabbedId, before.msPerPixel, pulled);
      const offsets = offsetsOf(before.spec, after, before.msPerPixel, hung);
      // By the next frame the cards stand at their new places.
      requestAnimationFrame(() => closeUp(strip, offsets));
    },
    cancel: drop,
  };
}
