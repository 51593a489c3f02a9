import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { minShotMs, shotStepMs } from '#shared/domain/shot.ts';
import { totalMs } from '../shots/model.ts';

/** Takes time from lengths in the given order, leaving each at least a second. Returns what could not be taken. */
function takeFrom(lengths: number[], order: readonly number[], wantedMs: number): number {
  let left = wantedMs;
  for (const index of order) {
    const part = Math.min(left, Math.max(0, (lengths[index] ?? minShotMs) - minShotMs));
    lengths[index] = (lengths[index] ?? 0) - part;
    left -= part;
  }
  return left;
}

/** The shots after the last one that was set, nearest first, then those before it, nearest first. */
function othersOf(count: number, wanted: ReadonlyMap<number, number>): number[] {
  const last = Math.max(...wanted.keys());
  const free = Array.from({ length: count }, (_, index) => index).filter((index) => !wanted.has(index));
  return [...free.filter((index) => index > last), ...free.filter((index) => index < last).reverse()];
}

/**
 * Gives several shots their lengths (milliseconds by place) while the clip keeps its own: a table must not change what
 * a take costs. The others give way or take the rest. When all are set, or the others have no more to give, the last
 * ones that were set differ from what was wished.
 */
export function setShotLengths(spec: ClipSpec, wished: ReadonlyMap<number, number>): ClipSpec {
  const wanted = new Map([...wished].filter(([index]) => spec.shots[index] !== undefined));
  if (wanted.size === 0) return spec;
  const total = totalMs(spec.shots);
  const lengths = spec.shots.map(({ durationMs }, index) => {
    const wish = wanted.get(index);
    return wish === undefined ? durationMs : Math.max(minShotMs, Math.round(wish / shotStepMs) * shotStepMs);
  });
  const others = othersOf(lengths.length, wanted);
  const set = [...wanted.keys()].toSorted((a, b) => b - a);
  const over = lengths.reduce((sum, each) => sum + each, 0) - total;
  if (over > 0) takeFrom(lengths, set, takeFrom(lengths, others, over));
  const heir = others[0] ?? set[0];
  if (over < 0 && heir !== undefined) lengths[heir] = (lengths[heir] ?? 0) - over;
  if (lengths.every((each, index) => each === spec.shots[index]?.durationMs)) return spec;
  return {
    ...spec,
    shots: spec.shots.map((shot, index) => ({ ...shot, durationMs: lengths[index] ?? shot.durationMs })),
  };
}
