import type { Shot } from '#shared/domain/shot.ts';
import { shotStepMs } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { editShot } from '../../shots/model.ts';
import { setShotLengths } from '../../table/shot-lengths.ts';

/** Changes all of these in one undo step. With a field, quick edits of it are one step. */
export function changeShots(shotIds: readonly ShotId[], change: (shot: Shot) => Shot, field?: string): void {
  const key = field === undefined ? undefined : `${shotIds.join()}-${field}`;
  editSpec((before) => shotIds.reduce((spec, id) => editShot(spec, id, change), before), key);
}

function placesOf(spec: ClipSpec, shotIds: readonly ShotId[]): number[] {
  return spec.shots.flatMap(({ id }, index) => (shotIds.includes(id) ? [index] : []));
}

/** Gives each of them a length, in milliseconds; the others give way, and the clip keeps its own. */
export function setLengths(shotIds: readonly ShotId[], durationMs: number): void {
  editSpec(
    (before) => setShotLengths(before, new Map(placesOf(before, shotIds).map((index) => [index, durationMs]))),
    `${shotIds.join()}-length`,
  );
}

/** Parts of a time on the grid of 0.1 s that differ by one step at most; the first are the longer ones. */
export function evenParts(totalMs: number, count: number): number[] {
  const steps = Math.round(totalMs / shotStepMs);
  return Array.from({ length: count }, (_, index) => {
    const part = Math.floor(steps / count) + (index < steps % count ? 1 : 0);
    return part * shotStepMs;
  });
}

/** Shares the time of these shots out among them; no other shot changes. */
export function shareEvenly(shotIds: readonly ShotId[]): void {
  editSpec((before) => {
    const places = placesOf(before, shotIds);
    const together = places.reduce((sum, index) => sum + (before.shots[index]?.durationMs ?? 0), 0);
    const parts = evenParts(together, places.length);
    return setShotLengths(before, new Map(places.map((index, part) => [index, parts[part] ?? 0])));
  });
}
