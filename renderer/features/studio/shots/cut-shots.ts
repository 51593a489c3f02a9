import { maxClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { minShotMs, shotSnapMs, shotStepMs, type Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import {
  canSplitAt,
  hasRoomForShots,
  neighboursOf,
  onGrid,
  shotAt,
  takeFrom,
  withLengths,
  withShots,
} from './model.ts';

/**
 * Puts a new shot after shot `index`. It gets half of that shot, on the snap grid; when that shot is too short for
 * two, the time comes from the others. Its own `durationMs` does not matter.
 */
export function insertShot(spec: ClipSpec, index: number, shot: Shot): ClipSpec {
  const host = spec.shots[index];
  if (host === undefined || !hasRoomForShots(spec, 1)) return spec;
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
