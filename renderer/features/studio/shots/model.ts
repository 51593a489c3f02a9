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

function withShots(spec: ClipSpec, shots: Shot[]): ClipSpec {
  const durationSeconds = totalMs(shots) / 1_000;
  return { ...spec, shots, parameters: { ...spec.parameters, durationSeconds } };
}

function withLengths(spec: ClipSpec, lengths: readonly number[]): ClipSpec {
  if (lengths.every((length, index) => length === spec.shots[index]?.durationMs)) return spec;
  return withShots(
    spec,
    spec.shots.map((shot, index) => ({ ...shot, durationMs: lengths[index] ?? shot.durationMs })),
  );
}

function onGrid(ms: number, gridMs: number): number {
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
function takeFrom(lengths: number[], order: readonly number[], wantedMs: number): number {
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
function neighboursOf(count: number, index: number): number[] {
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

/** True while the clip is long enough for one more shot of a second. */
export function hasRoomForShot(spec: ClipSpec): boolean {
  return spec.shots.length < maxClipSeconds && totalMs(spec.shots) >= (spec.shots.length + 1) * minShotMs;
}

/**
 * Puts a new shot after shot `index`. It gets half of that shot, on the snap grid; when that shot is too short for
 * two, the time comes from the others. Its own `durationMs` does not matter.
 */
export function insertShot(spec: ClipSpec, index: number, shot: Shot): ClipSpec {
  const host = spec.shots[index];
  if (host === undefined || !hasRoomForShot(spec)) return spec;
  const lengths = spec.shots.map((each) => each.durationMs);
  let durationMs = minShotMs;
  if (host.durationMs >= 2 * minShotMs) {
    durationMs = Math.max(minShotMs, Math.floor(host.durationMs / 2 / shotSnapMs) * shotSnapMs);
    lengths[index] = host.durationMs - durationMs;
  } else {
    // What the others cannot give, the shot itself has over its second.
    takeFrom(lengths, [...neighboursOf(lengths.length, index), index], minShotMs);
  }
  const shots = withLengths(spec, lengths).shots;
  return withShots(spec, [...shots.slice(0, index + 1), { ...shot, durationMs }, ...shots.slice(index + 1)]);
}

/** True where a cut leaves at least a second on both sides. */
export function canSplitAt(spec: ClipSpec, timeMs: number): boolean {
  const placed = shotAt(spec.shots, timeMs);
  if (placed === null) return false;
  const at = onGrid(timeMs, shotStepMs);
  return at - placed.startMs >= minShotMs && placed.endMs - at >= minShotMs;
}

/** Cuts the shot under a time in two. Both keep framing, camera and light; words, dialogue and sound stay in the first. */
export function splitShot(spec: ClipSpec, timeMs: number, newId: ShotId): ClipSpec {
  const placed = shotAt(spec.shots, timeMs);
  if (placed === null || !canSplitAt(spec, timeMs) || spec.shots.length >= maxClipSeconds) return spec;
  const at = onGrid(timeMs, shotStepMs);
  const { shot, index } = placed;
  const second: Shot = {
    ...shot,
    id: newId,
    durationMs: placed.endMs - at,
    action: [],
    dialogue: [],
    sound: { effects: [], ambience: [], music: [] },
  };
  const first: Shot = { ...shot, durationMs: at - placed.startMs };
  return withShots(spec, [...spec.shots.slice(0, index), first, second, ...spec.shots.slice(index + 1)]);
}

/** Removes a shot; its time goes to the left neighbour, that of the first shot to the right one. The last shot stays. */
export function deleteShot(spec: ClipSpec, index: number): ClipSpec {
  const gone = spec.shots[index];
  if (gone === undefined || spec.shots.length === 1) return spec;
  const heir = index === 0 ? 1 : index - 1;
  const shots = spec.shots
    .map((shot, each) => (each === heir ? { ...shot, durationMs: shot.durationMs + gone.durationMs } : shot))
    .filter((_, each) => each !== index);
  return withShots(spec, shots);
}

/** Moves a shot to another place; every shot keeps its length. */
export function moveShot(spec: ClipSpec, from: number, to: number): ClipSpec {
  const shot = spec.shots[from];
  const target = clamp(to, 0, spec.shots.length - 1);
  if (shot === undefined || target === from) return spec;
  const rest = spec.shots.filter((_, index) => index !== from);
  return withShots(spec, [...rest.slice(0, target), shot, ...rest.slice(target)]);
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
