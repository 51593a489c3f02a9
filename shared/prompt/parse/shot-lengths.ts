import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { minShotMs, shotSnapMs, shotStepMs } from '#shared/domain/shot.ts';

/** Milliseconds of each shot; together a whole number of seconds that a clip may last. */
export interface ShotLengths {
  readonly lengthsMs: readonly number[];
  readonly totalSeconds: number;
}

function fit(seconds: number, shots: number): number {
  return Math.min(maxClipSeconds, Math.max(minClipSeconds, shots * (minShotMs / 1_000), Math.round(seconds)));
}

/**
 * Shares a clip out among shots in proportion to their weights: no shot under a second, edges on the snap grid where there
 * is room, and nothing left over.
 */
export function shareOut(weights: readonly number[], seconds: number): ShotLengths {
  const totalSeconds = fit(seconds, weights.length);
  const totalMs = totalSeconds * 1_000;
  const step = weights.length * minShotMs * 2 <= totalMs ? shotSnapMs : shotStepMs;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const lengthsMs: number[] = [];
  let edgeMs = 0;
  let weighed = 0;
  weights.forEach((weight, index) => {
    weighed += weight;
    const after = weights.length - index - 1;
    const ideal = Math.round((totalMs * weighed) / sum / step) * step;
    const end = after === 0 ? totalMs : Math.min(totalMs - after * minShotMs, Math.max(edgeMs + minShotMs, ideal));
    lengthsMs.push(end - edgeMs);
    edgeMs = end;
  });
  return { lengthsMs, totalSeconds };
}
