import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { deleteShot, insertShot } from './cut-shots.ts';
import { hasRoomForShots, withShots } from './model.ts';

/*
 * Several shots at once. What is not in the clip is left out of account; the same spec comes back when nothing could be
 * changed.
 */

type ShotIds = ReadonlySet<ShotId>;

function inOrder(spec: ClipSpec, shots: Shot[]): ClipSpec {
  return shots.every((shot, index) => shot === spec.shots[index]) ? spec : withShots(spec, shots);
}

/**
 * Puts shots, in the order they have, into the gap before the shot that stands at `slot` now; `slot` is the number of
 * shots for the end. Every shot keeps its length.
 */
export function moveShots(spec: ClipSpec, ids: ShotIds, slot: number): ClipSpec {
  const stays = (shot: Shot): boolean => !ids.has(shot.id);
  return inOrder(spec, [
    ...spec.shots.slice(0, Math.max(0, slot)).filter(stays),
    ...spec.shots.filter((shot) => ids.has(shot.id)),
    ...spec.shots.slice(Math.max(0, slot)).filter(stays),
  ]);
}

/** Moves shots by one place to the right (1) or to the left (-1), each for itself, until the first of them is at the end. */
export function nudgeShots(spec: ClipSpec, ids: ShotIds, direction: 1 | -1): ClipSpec {
  const outermost = direction === 1 ? spec.shots.at(-1) : spec.shots[0];
  if (outermost === undefined || ids.has(outermost.id)) return spec;
  const shots = direction === 1 ? spec.shots.toReversed() : [...spec.shots];
  // Read from the side they move to, every moving shot changes places with the one before it.
  shots.forEach((shot, index) => {
    const neighbour = shots[index - 1];
    if (!ids.has(shot.id) || neighbour === undefined) return;
    shots[index - 1] = shot;
    shots[index] = neighbour;
  });
  return inOrder(spec, direction === 1 ? shots.toReversed() : shots);
}

/** Removes shots as `deleteShot` does, one after the other. Nothing happens when that would be all of them. */
export function deleteShots(spec: ClipSpec, ids: ShotIds): ClipSpec {
  if (spec.shots.every((shot) => ids.has(shot.id))) return spec;
  // From the end, so that the time of several neighbours goes to the same left one.
  return spec.shots.reduceRight((rest, shot, index) => (ids.has(shot.id) ? deleteShot(rest, index) : rest), spec);
}

/**
 * Puts copies after the last of the shots they are made of. Each gets half of its shot, as `insertShot` does. `copies`
 * are by the id of the shot; nothing happens when there is no room for all of them.
 */
export function duplicateShots(spec: ClipSpec, copies: ReadonlyMap<ShotId, Shot>): ClipSpec {
  const sources = spec.shots.filter((shot) => copies.has(shot.id));
  const last = sources.at(-1);
  if (last === undefined || !hasRoomForShots(spec, sources.length)) return spec;
  const ids = new Set(sources.flatMap(({ id }) => copies.get(id)?.id ?? []));
  const withCopies = sources.reduce((before, { id }) => {
    const copy = copies.get(id);
    const index = before.shots.findIndex((shot) => shot.id === id);
    return copy === undefined ? before : insertShot(before, index, copy);
  }, spec);
  return moveShots(withCopies, ids, withCopies.shots.findIndex((shot) => shot.id === last.id) + 1);
}
