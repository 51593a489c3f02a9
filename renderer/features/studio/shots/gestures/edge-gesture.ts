import { flushSync } from 'react-dom';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { liveSpecStore } from '#renderer/editing/live-spec.ts';
import { dragStore, isSnapping } from '../drag-store.ts';
import { selectedShot } from '../selected-shot.ts';
import { announceShot, selectShotAt } from '../shot-actions.ts';
import { findEdgeParts, moveEdgeParts, releaseEdgeParts } from './edge-parts.ts';
import { followHand } from './follow-hand.ts';
import type { Hand } from './hand.ts';
import { growEnd, holdEdge, isBeyondEnd, pullEdge, type EdgeHold, type EdgePull } from './pull-edge.ts';

/** A hand that waits beyond the end of the strip makes the clip longer by a second each time, in milliseconds. */
const growEveryMs = 350;

/** Draws the words, the lengths and the density for a pull, and lets the price know. */
function drawPull({ index, spec: grabbed, anchor: { msPerPixel } }: EdgeHold, pull: EdgePull): void {
  const { mode, spec, scaleMs, low, high, stop } = pull;
  // At once: what hangs on the edge is moved by hand right after.
  flushSync(() => {
    dragStore.setState({ drag: { kind: 'edge', index, mode, grabbed, spec, scaleMs, msPerPixel, low, high, stop } });
    liveSpecStore.setState({ spec });
  });
}

interface Showing {
  /** Shows a pull: places now, words at most ten times a second. */
  readonly show: (hold: EdgeHold, pull: EdgePull) => void;
  readonly end: () => void;
}

function startShowing(strip: HTMLElement, held: EdgeHold, first: EdgePull): Showing {
  let shown = { hold: held, pull: first };
  let drawnMs = first.edgeMs;
  drawPull(held, first);
  const parts = findEdgeParts(strip, held);
  const place = (): void => {
    moveEdgeParts(parts, shown.hold, shown.pull, drawnMs);
  };
  place();
  const follower = followHand<EdgePull>((pull) => {
    drawnMs = pull.edgeMs;
    drawPull(shown.hold, pull);
    place();
  });
  return {
    show(hold, pull) {
      const before = shown.pull;
      shown = { hold, pull };
      place();
      const hasChanged = pull.edgeMs !== before.edgeMs || pull.mode !== before.mode || pull.stop !== before.stop;
      if (hasChanged) follower.show(pull);
    },
    end() {
      follower.stop();
      releaseEdgeParts(parts);
      dragStore.setState({ drag: null });
      liveSpecStore.setState({ spec: null });
    },
  };
}

/** A hand on the edge after shot `index`. The draft stays as it was until release: one drag is one undo step. */
export function startEdgeGesture(strip: HTMLElement, index: number, clientX: number): Hand | null {
  const { spec } = draftStore.getState();
  const { left, width } = strip.getBoundingClientRect();
  if (spec?.shots[index] === undefined || width === 0) return null;
  if (selectedShot()?.index !== index) selectShotAt(index);
  let hold = holdEdge(spec, index, clientX - left, width);
  let pull = pullEdge(hold, hold.anchor.x, { isFree: true, isPushing: false });
  const showing = startShowing(strip, hold, pull);
  const show = (next: EdgePull): void => {
    pull = next;
    showing.show(hold, next);
  };
  let growing: ReturnType<typeof setInterval> | null = null;
  const stopGrowing = (): void => {
    if (growing !== null) clearInterval(growing);
    growing = null;
  };
  const grow = (): void => {
    hold = growEnd(hold, pull.edgeMs);
    show(pullEdge(hold, hold.width, { isFree: true, isPushing: true }));
  };
  const end = (): void => {
    stopGrowing();
    showing.end();
  };
  return {
    move({ clientX: handX, altKey, shiftKey }) {
      const x = handX - left;
      if (isBeyondEnd(hold, x)) {
        growing ??= setInterval(grow, growEveryMs);
        return;
      }
      stopGrowing();
      show(pullEdge(hold, x, { isFree: altKey || !isSnapping(), isPushing: shiftKey }));
    },
    release() {
      if (pull.spec !== spec) editSpec(() => pull.spec);
      end();
      if (pull.spec !== spec) announceShot(index);
    },
    cancel: end,
  };
}
