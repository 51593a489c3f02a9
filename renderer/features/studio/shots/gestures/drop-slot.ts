import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';
import { moveShots } from '../arrange-shots.ts';
import { placeShots } from '../model.ts';

/**
 * The gap nearest to a time: the number of the shot that stands after it, or the number of shots for the end. `null`
 * where dropping these shots would change nothing.
 */
export function dropSlot(spec: ClipSpec, ids: ReadonlySet<ShotId>, timeMs: number): number | null {
  const slot = placeShots(spec.shots).filter(({ startMs, endMs }) => (startMs + endMs) / 2 < timeMs).length;
  return moveShots(spec, ids, slot) === spec ? null : slot;
}

/** Where the lifted cards start, side by side around the one that is held, which stays in its place. */
export function liftedFrom(spec: ClipSpec, ids: ReadonlySet<ShotId>, grabbedId: ShotId): number {
  const placed = placeShots(spec.shots);
  const grabbed = placed.find(({ shot }) => shot.id === grabbedId);
  const before = placed.filter(({ shot, index }) => ids.has(shot.id) && index < (grabbed?.index ?? 0));
  return (grabbed?.startMs ?? 0) - before.reduce((sum, { shot }) => sum + shot.durationMs, 0);
}
