import type { AnimaticPlan, AnimaticShot } from '#shared/domain/animatic.ts';

export interface ShotFrames {
  readonly shot: AnimaticShot;
  /** First frame, counted from the start of the film. */
  readonly start: number;
  /** At least one. */
  readonly count: number;
}

/**
 * Which frames belong to which shot. Edges are rounded from the sum of all lengths so far, never from a single length:
 * rounding errors do not add up, and the film is `round(total seconds x frame rate)` frames long.
 */
export function planFrames(plan: AnimaticPlan): ShotFrames[] {
  let elapsedMs = 0;
  let start = 0;
  return plan.shots.map((shot) => {
    elapsedMs += shot.durationMs;
    // A shot shorter than half a frame still shows once.
    const end = Math.max(start + 1, Math.round((elapsedMs * plan.framesPerSecond) / 1_000));
    const frames = { shot, start, count: end - start };
    start = end;
    return frames;
  });
}

export function countFrames(frames: readonly ShotFrames[]): number {
  return frames.reduce((sum, { count }) => sum + count, 0);
}

/** How far a shot is at its frame `index`: 0 at the first frame, 1 at the last. */
export function progressAt(index: number, count: number): number {
  return count <= 1 ? 0 : index / (count - 1);
}
