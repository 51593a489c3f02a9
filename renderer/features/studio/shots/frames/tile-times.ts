/** Frames are taken on this grid, so that a small change of a cut needs no new ones. */
const gridMs = 250;

/**
 * The times of the frames that fill a band, one for each tile: the middle of what the tile stands for, on the grid, and
 * always inside the shot, so that no tile shows a picture from beyond a cut. All in milliseconds.
 */
export function tileTimes(startMs: number, endMs: number, tileMs: number): number[] {
  const count = Math.max(1, Math.ceil((endMs - startMs) / tileMs - 0.01));
  return Array.from({ length: count }, (_, tile) => {
    const middle = startMs + (tile + 0.5) * tileMs;
    const first = Math.ceil(startMs / gridMs);
    const last = Math.max(first, Math.ceil(endMs / gridMs) - 1);
    return Math.min(last, Math.max(first, Math.round(middle / gridMs))) * gridMs;
  });
}
