import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { minShotMs, shotSnapMs, shotStepMs, type Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';

/*
 * The time model: shots fill the clip without gaps, none is shorter than a second, and the clip lasts a whole number
 * of seconds. Every function takes a spec and returns a new one, or the same one when nothing could be changed.
 */

export interface PlacedShot {
  readonly shot: Shot;
  readonly index: number;
  readonly startMs: number;
  readonly endMs: number;
}

export function totalMs(shots: readonly Shot[]): number {
  return shots.reduce((sum, shot) => sum + shot.durationMs, 0);
}

/** Every shot with the times at which it starts and ends. */
export function placeShots(shots: readonly Shot[]): PlacedShot[] {
  let startMs = 0;
  return shots.map((shot, index) => {
    const placed = { shot, index, startMs, endMs: startMs + shot.durationMs };
    startMs = placed.endMs;
    return placed;
  });
}

/** The shot that is on screen at a time; the last one at and after the end. */
export function shotAt(shots: readonly Shot[], timeMs: number): PlacedShot | null {
  const placed = placeShots(shots);
  return placed.find((candidate) => timeMs < candidate.endMs) ?? placed.at(-1) ?? null;
}

/** Other shots; the clip is as long as they are together, which must be whole seconds. */
export function withShots(spec: ClipSpec, shots: Shot[]): ClipSpec {
  const durationSeconds = totalMs(shots) / 1_000;
  return { ...spec, shots, parameters: { ...spec.parameters, durationSeconds } };
}

/** The same shots with other lengths, in milliseconds; the clip is as long as they are together. */
export function withLengths(spec: ClipSpec, lengths: readonly number[]): ClipSpec {
  if (lengths.every((length, index) => length === spec.shots[index]?.durationMs)) return spec;
  return withShots(
    spec,
    spec.shots.map((shot, index) => {
      const durationMs = lengths[index] ?? shot.durationMs;
      // A shot that keeps its length stays the same object: what shows it need not be drawn again.
      return durationMs === shot.durationMs ? shot : { ...shot, durationMs };
    }),
  );
}

/** To the nearest line of a grid. */
export function onGrid(ms: number, gridMs: number): number {
  return Math.round(ms / gridMs) * gridMs;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * Where the edge after shot `index` may stand, in milliseconds from the start of the clip. The edge between two shots
 * stays a second away from their other ends; the last edge is the end of the clip.
 */
export function edgeLimits(spec: ClipSpec, index: number): { readonly low: number; readonly high: number } {
  const placed = placeShots(spec.shots);
  const before = placed[index];
  const after = placed[index + 1];
  if (before === undefined) return { low: 0, high: 0 };
  if (after !== undefined) return { low: before.startMs + minShotMs, high: after.endMs - minShotMs };
  return {
    low: Math.max(minClipSeconds * 1_000, Math.ceil((before.startMs + minShotMs) / 1_000) * 1_000),
    high: maxClipSeconds * 1_000,
  };
}

/**
 * Moves the edge after shot `index` to a time, on a grid. The two neighbours give way to each other; at the end of the
 * clip the clip itself grows or shrinks, in whole seconds.
 */
export function moveEdge(spec: ClipSpec, index: number, toMs: number, gridMs: number = shotStepMs): ClipSpec {
  const placed = placeShots(spec.shots);
  const before = placed[index];
  if (before === undefined) return spec;
  const after = placed[index + 1];
  const { low, high } = edgeLimits(spec, index);
  const edge = clamp(onGrid(toMs, after === undefined ? 1_000 : gridMs), low, high);
  const lengths = spec.shots.map((shot) => shot.durationMs);
  lengths[index] = edge - before.startMs;
  if (after !== undefined) lengths[index + 1] = after.endMs - edge;
  return withLengths(spec, lengths);
}

/** Moves the edge after a shot by one step: half a second, or 0.1 s; the end of the clip by a second. */
export function nudgeEdge(spec: ClipSpec, index: number, direction: 1 | -1, isFine = false): ClipSpec {
  const before = placeShots(spec.shots)[index];
  if (before === undefined) return spec;
  const isEnd = index === spec.shots.length - 1;
  const step = isEnd ? 1_000 : isFine ? shotStepMs : shotSnapMs;
  return moveEdge(spec, index, before.endMs + direction * step, shotStepMs);
}

/** Takes `wantedMs` from lengths, nearest first in the given order, leaving each at least a second. */
export function takeFrom(lengths: number[], order: readonly number[], wantedMs: number): number {
  let left = wantedMs;
  for (const index of order) {
    const length = lengths[index] ?? minShotMs;
    const part = Math.min(left, length - minShotMs);
    lengths[index] = length - part;
    left -= part;
  }
  return wantedMs - left;
}

/** The other shots, those after `index` first, each side nearest first: the order in which they give way. */
export function neighboursOf(count: number, index: number): number[] {
  const all = Array.from({ length: count }, (_, candidate) => candidate);
  return [...all.filter((candidate) => candidate > index), ...all.filter((candidate) => candidate < index).reverse()];
}

/** Gives a shot a length; its neighbours give way or take the rest. The clip keeps its length. */
export function setShotLength(spec: ClipSpec, index: number, durationMs: number): ClipSpec {
  const current = spec.shots[index]?.durationMs;
  if (current === undefined || spec.shots.length === 1) return spec;
  const most = totalMs(spec.shots) - (spec.shots.length - 1) * minShotMs;
  const wanted = clamp(onGrid(durationMs, shotStepMs), minShotMs, most);
  const lengths = spec.shots.map((shot) => shot.durationMs);
  const order = neighboursOf(lengths.length, index);
  if (wanted > current) {
    takeFrom(lengths, order, wanted - current);
  } else {
    const heir = order[0] ?? index;
    lengths[heir] = (lengths[heir] ?? 0) + current - wanted;
  }
  lengths[index] = wanted;
  return withLengths(spec, lengths);
}

/** The longest a shot can get while the clip keeps its length, in milliseconds. */
export function longestShotMs(spec: ClipSpec): number {
  return totalMs(spec.shots) - (spec.shots.length - 1) * minShotMs;
}

/** The shortest a clip of so many shots can be, in whole seconds. */
export function shortestClipSeconds(shotCount: number): number {
  return Math.max(minClipSeconds, Math.ceil((shotCount * minShotMs) / 1_000));
}

/** Gives the clip a length: new time goes to the last shot, lost time comes from the last shots. */
export function setClipSeconds(spec: ClipSpec, seconds: number): ClipSpec {
  const wanted = clamp(Math.round(seconds), shortestClipSeconds(spec.shots.length), maxClipSeconds) * 1_000;
  const current = totalMs(spec.shots);
  const lengths = spec.shots.map((shot) => shot.durationMs);
  const last = lengths.length - 1;
  if (wanted >= current) lengths[last] = (lengths[last] ?? 0) + wanted - current;
  else takeFrom(lengths, neighboursOf(lengths.length, -1).reverse(), current - wanted);
  return withLengths(spec, lengths);
}

/** True while the clip is long enough for so many more shots of a second. */
export function hasRoomForShots(spec: ClipSpec, count: number): boolean {
  return totalMs(spec.shots) >= (spec.shots.length + count) * minShotMs;
}

/** True where a cut leaves at least a second on both sides. */
export function canSplitAt(spec: ClipSpec, timeMs: number): boolean {
  const placed = shotAt(spec.shots, timeMs);
  if (placed === null) return false;
  const at = onGrid(timeMs, shotStepMs);
  return at - placed.startMs >= minShotMs && placed.endMs - at >= minShotMs;
}

/** Changes one shot; its length is not changed here. */
export function editShot(spec: ClipSpec, shotId: ShotId, change: (shot: Shot) => Shot): ClipSpec {
  let hasChanged = false;
  const shots = spec.shots.map((shot) => {
    if (shot.id !== shotId) return shot;
    const next = { ...change(shot), id: shot.id, durationMs: shot.durationMs };
    hasChanged = true;
    return next;
  });
  return hasChanged ? { ...spec, shots } : spec;
}
