import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { shotSnapMs, shotStepMs } from '#shared/domain/shot.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { edgeLimits, moveEdge, placeShots, totalMs } from './model.ts';
import { moveShotEdge } from './shot-actions.ts';

/** An edge being dragged: where it would land, and the clip as it would be. Nothing is edited until release. */
export interface EdgeDrag {
  readonly index: number;
  readonly spec: ClipSpec;
  /** On the 0.5 s grid now. */
  readonly isSnapped: boolean;
  /** At the shortest or longest that is allowed. */
  readonly stop: 'shortest' | 'longest' | null;
}

/** Pixels within which an edge snaps. */
const snapPixels = 6;

interface Grab {
  readonly index: number;
  readonly startX: number;
  readonly startMs: number;
  readonly msPerPixel: number;
}

function gridOf(wantedMs: number, grab: Grab, isFree: boolean): number {
  if (isFree) return shotStepMs;
  const snapped = Math.round(wantedMs / shotSnapMs) * shotSnapMs;
  return Math.abs(snapped - wantedMs) <= snapPixels * grab.msPerPixel ? shotSnapMs : shotStepMs;
}

function stopOf(spec: ClipSpec, index: number): EdgeDrag['stop'] {
  const { low, high } = edgeLimits(spec, index);
  const at = placeShots(spec.shots)[index]?.endMs ?? 0;
  if (at <= low) return 'shortest';
  if (at < high) return null;
  return index === spec.shots.length - 1 ? 'longest' : 'shortest';
}

export interface EdgeDragging {
  readonly drag: EdgeDrag | null;
  readonly grab: (event: PointerEvent<HTMLElement>, index: number) => void;
  readonly move: (event: PointerEvent<HTMLElement>) => void;
  readonly release: () => void;
  readonly cancel: () => void;
}

/** Esc gives up what is under way, before anything else on the screen hears of it. */
function useEscape(isActive: boolean, onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [isActive]);
}

/**
 * Dragging an edge of the strip. The draft stays as it was until release, so Esc has nothing to undo and one drag is
 * one step. The scale is that of the moment of grabbing: at the end of the clip the strip would change under the hand.
 */
export function useEdgeDrag(strip: RefObject<HTMLElement | null>): EdgeDragging {
  const [drag, setDrag] = useState<EdgeDrag | null>(null);
  const grabbed = useRef<(Grab & { lastMs: number; gridMs: number }) | null>(null);

  const cancel = (): void => {
    grabbed.current = null;
    setDrag(null);
  };
  useEscape(drag !== null, cancel);

  return {
    drag,
    cancel,
    grab: (event, index) => {
      const { spec } = draftStore.getState();
      const width = strip.current?.clientWidth ?? 0;
      const edge = spec === null ? undefined : placeShots(spec.shots)[index];
      if (event.button !== 0 || spec === null || edge === undefined || width === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const msPerPixel = totalMs(spec.shots) / width;
      grabbed.current = {
        index,
        startX: event.clientX,
        startMs: edge.endMs,
        msPerPixel,
        lastMs: edge.endMs,
        gridMs: shotStepMs,
      };
      setDrag({ index, spec, isSnapped: false, stop: null });
    },
    move: (event) => {
      const { spec } = draftStore.getState();
      const hand = grabbed.current;
      if (hand === null || spec === null) return;
      const wantedMs = hand.startMs + (event.clientX - hand.startX) * hand.msPerPixel;
      const gridMs = gridOf(wantedMs, hand, event.altKey);
      grabbed.current = { ...hand, lastMs: wantedMs, gridMs };
      const next = moveEdge(spec, hand.index, wantedMs, gridMs);
      setDrag({ index: hand.index, spec: next, isSnapped: gridMs === shotSnapMs, stop: stopOf(next, hand.index) });
    },
    release: () => {
      const hand = grabbed.current;
      cancel();
      if (hand !== null && hand.lastMs !== hand.startMs) moveShotEdge(hand.index, hand.lastMs, hand.gridMs);
    },
  };
}
