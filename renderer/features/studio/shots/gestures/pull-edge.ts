import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { shotSnapMs, shotStepMs } from '#shared/domain/shot.ts';
import type { EdgeDrag } from '../drag-store.ts';
import { edgeLimits, moveEdge, placeShots, totalMs } from '../model.ts';
import { pushEdge, pushLimits } from '../push-edge.ts';

/** Pixels within which an edge snaps. */
const snapPixels = 6;

/** Where the hand took hold of an edge. */
export interface EdgeHold {
  readonly index: number;
  /** The clip as it was then. */
  readonly spec: ClipSpec;
  /** Of the strip, in pixels. */
  readonly width: number;
  /** The hand's place, in pixels from the left end of the strip, the edge's time there, and the scale. */
  readonly anchor: { readonly x: number; readonly edgeMs: number; readonly msPerPixel: number };
}

export interface EdgeKeys {
  /** Alt, or snapping is switched off: free to 0.1 s. */
  readonly isFree: boolean;
  /** Shift: later shots are pushed. */
  readonly isPushing: boolean;
}

/** What comes of a hand at a place. */
export interface EdgePull extends Pick<EdgeDrag, 'mode' | 'spec' | 'scaleMs' | 'low' | 'high' | 'stop'> {
  /** Where the edge stands, in milliseconds from the start of the clip. */
  readonly edgeMs: number;
  readonly isSnapped: boolean;
}

/** Takes hold of the edge after shot `index`, with the hand `x` pixels from the left end of a strip so wide. */
export function holdEdge(spec: ClipSpec, index: number, x: number, width: number): EdgeHold {
  const edgeMs = placeShots(spec.shots)[index]?.endMs ?? 0;
  return { index, spec, width, anchor: { x, edgeMs, msPerPixel: totalMs(spec.shots) / width } };
}

const isEnd = ({ index, spec }: EdgeHold): boolean => index === spec.shots.length - 1;

function retime(hold: EdgeHold, wantedMs: number, isFree: boolean): EdgePull {
  const { spec, index, anchor } = hold;
  const nearest = Math.round(wantedMs / shotSnapMs) * shotSnapMs;
  const isNear = !isFree && Math.abs(nearest - wantedMs) <= snapPixels * anchor.msPerPixel;
  const next = moveEdge(spec, index, wantedMs, isNear ? shotSnapMs : shotStepMs);
  const limits = edgeLimits(spec, index);
  const edgeMs = placeShots(next.shots)[index]?.endMs ?? 0;
  // Both ends of its way are where one of the neighbours is at its shortest.
  const stop = wantedMs <= limits.low || wantedMs >= limits.high ? 'shortest' : null;
  return { mode: 'retime', spec: next, edgeMs, isSnapped: isNear, stop, scaleMs: totalMs(spec.shots), ...limits };
}

/**
 * The strip always shows the whole clip, so it is drawn at another scale when the clip gets longer. This is the time at
 * which the edge is under the hand at that scale.
 */
function pushedTo({ anchor, spec, width }: EdgeHold, x: number): number {
  const tailMs = totalMs(spec.shots) - anchor.edgeMs;
  const edgeX = Math.max(0, x - anchor.x + anchor.edgeMs / anchor.msPerPixel);
  return edgeX >= width ? Number.POSITIVE_INFINITY : (edgeX * tailMs) / (width - edgeX);
}

function push(hold: EdgeHold, wantedMs: number): EdgePull {
  const { spec, index } = hold;
  const limits = pushLimits(spec, index);
  const next = pushEdge(spec, index, Math.min(wantedMs, limits.high));
  const edgeMs = placeShots(next.shots)[index]?.endMs ?? 0;
  const stop = edgeMs <= limits.low ? 'shortest' : edgeMs >= limits.high ? 'longest' : null;
  const lengthMs = totalMs(next.shots);
  // A clip that gets shorter at its end leaves room until release, so that the end stays under the hand.
  const scaleMs = isEnd(hold) ? Math.max(lengthMs, hold.anchor.edgeMs) : lengthMs;
  return { mode: 'push', spec: next, edgeMs, isSnapped: true, stop, scaleMs, ...limits };
}

/** What the clip becomes with the hand `x` pixels from the left end of the strip. */
export function pullEdge(hold: EdgeHold, x: number, { isFree, isPushing }: EdgeKeys): EdgePull {
  const { anchor } = hold;
  const straight = anchor.edgeMs + (x - anchor.x) * anchor.msPerPixel;
  if (isEnd(hold)) return push(hold, straight);
  return isPushing ? push(hold, pushedTo(hold, x)) : retime(hold, straight, isFree);
}

/** True where the strip ends under the hand: no way is left to pull the end of the clip further by its place alone. */
export function isBeyondEnd(hold: EdgeHold, x: number): boolean {
  return isEnd(hold) && x > hold.width + snapPixels;
}

/** The clip one second longer, with the hand holding its end at the end of the strip. */
export function growEnd(hold: EdgeHold, edgeMs: number): EdgeHold {
  const grownMs = Math.min(edgeMs + 1_000, pushLimits(hold.spec, hold.index).high);
  return { ...hold, anchor: { x: hold.width, edgeMs: grownMs, msPerPixel: grownMs / hold.width } };
}
