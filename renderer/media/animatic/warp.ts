/**
 * What a matrix cannot do, drawn strip by strip: the picture seen from the side (`orbit`), or its edges pulled away
 * while the centre stays (`stretch`). Positions run from -1 to 1 across the frame.
 */
export type Warp =
  | { readonly kind: 'orbit'; readonly strips: 'columns' | 'rows'; readonly angle: number; readonly overscan: number }
  | { readonly kind: 'stretch'; readonly amount: number };

/** How near the camera stands: 0 has no perspective, 1 is close. */
const nearness = 0.9;

/**
 * `angle` in radians: positive brings the right (or upper) edge nearer. `maxAngle` is the largest of the shot: the
 * picture is enlarged for it all the time, so that no border shows and nothing pulses.
 */
export function orbitWarp(strips: 'columns' | 'rows', angle: number, maxAngle: number): Warp {
  const overscan = (1 + nearness * Math.sin(Math.abs(maxAngle))) / Math.cos(maxAngle);
  return { kind: 'orbit', strips, angle: strips === 'rows' ? -angle : angle, overscan };
}

/** `amount` below 0.5: how much of each half is pushed out of the frame. The centre keeps its size. */
export function stretchWarp(amount: number): Warp {
  return { kind: 'stretch', amount };
}

/** How much larger than the frame the picture is drawn before it is warped. */
export function overscanOf(warp: Warp | null): number {
  return warp?.kind === 'orbit' ? warp.overscan : 1;
}

/** Where in the picture the frame position `at` looks, both -1 to 1. */
export function sourcePosition(warp: Warp, at: number): number {
  if (warp.kind === 'stretch') return at - warp.amount * at * Math.abs(at);
  const screen = at / warp.overscan;
  return screen / (Math.cos(warp.angle) + screen * nearness * Math.sin(warp.angle));
}

/** How much the strip at `at` is enlarged across its length. */
export function crossScale(warp: Warp, at: number): number {
  if (warp.kind === 'stretch') return 1;
  return warp.overscan / (1 - sourcePosition(warp, at) * nearness * Math.sin(warp.angle));
}

/** The share of the picture, from the centre, that stays in view whatever the warp does. */
export function visibleShare(warp: Warp | null): number {
  if (warp === null) return 1;
  const along = Math.min(Math.abs(sourcePosition(warp, -1)), Math.abs(sourcePosition(warp, 1)));
  const across = (warp.kind === 'orbit' ? warp.overscan : 1) / Math.max(crossScale(warp, -1), crossScale(warp, 1));
  return Math.min(along, across);
}
