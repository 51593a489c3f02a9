import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { secondsSpoken } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';
import { editShot, nudgeEdge, placeShots, setShotLength } from './model.ts';
import { pickedIds, pickShots } from './picked-shots.ts';
import { selectedShot } from './selected-shot.ts';

/** Where a shot stands; -1 when it is not in the clip. */
export function indexOfShot(shotId: ShotId | undefined): number {
  return draftStore.getState().spec?.shots.findIndex((shot) => shot.id === shotId) ?? -1;
}

export function announceShot(index: number): void {
  const shot = draftStore.getState().spec?.shots[index];
  if (shot === undefined) return;
  announce(words.t('studio.shots.changed', { number: index + 1, length: secondsSpoken(shot.durationMs) }));
}

/** Says how many are selected once it is more than one. */
export function announcePicked(): void {
  const count = pickedIds().size;
  if (count > 1) announce(words.t('studio.shots.picked', { count }));
}

/** Selects the shot at a place, alone; beyond the ends nothing changes. */
export function selectShotAt(index: number): void {
  const shot = draftStore.getState().spec?.shots[index];
  if (shot !== undefined) pickShots(new Set([shot.id]), shot.id);
}

export function selectNeighbour(direction: 1 | -1): void {
  const selected = selectedShot();
  if (selected !== null) selectShotAt(selected.index + direction);
}

/** Retimes the edge after a shot by a key. */
export function nudgeShotEdge(index: number, direction: 1 | -1, isFine: boolean): void {
  editSpec((before) => nudgeEdge(before, index, direction, isFine), `edge-${index}`);
  announceShot(index);
}

export function changeShotLength(shotId: ShotId, durationMs: number): void {
  const index = indexOfShot(shotId);
  editSpec((before) => setShotLength(before, index, durationMs), `length-${shotId}`);
}

/** Changes what a shot says. Quick edits of the same field are one undo step; a choice (`null`) is one of its own. */
export function changeShot(shotId: ShotId, field: string | null, change: (shot: Shot) => Shot): void {
  editSpec((before) => editShot(before, shotId, change), field === null ? undefined : `${shotId}-${field}`);
}

/** The times of all cuts of the open clip, its start and its end included, in milliseconds. */
export function cutTimes(): number[] {
  const shots = draftStore.getState().spec?.shots ?? [];
  return [0, ...placeShots(shots).map(({ endMs }) => endMs)];
}
