import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { emptyShot } from '#renderer/editing/empty-shot.ts';
import { newDialogueLineId, newShotId } from '#renderer/editing/new-id.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { secondsSpoken } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';
import {
  deleteShot,
  editShot,
  hasRoomForShot,
  insertShot,
  moveEdge,
  moveShot,
  nudgeEdge,
  placeShots,
  setShotLength,
  splitShot,
} from './model.ts';
import { selectedShot } from './selected-shot.ts';

function announceShot(index: number): void {
  const shot = draftStore.getState().spec?.shots[index];
  if (shot === undefined) return;
  announce(words.t('studio.shots.changed', { number: index + 1, length: secondsSpoken(shot.durationMs) }));
}

/** Selects the shot at a place; beyond the ends nothing changes. */
export function selectShotAt(index: number): void {
  const shot = draftStore.getState().spec?.shots[index];
  if (shot !== undefined) selectionStore.setState({ shotId: shot.id });
}

export function selectNeighbour(direction: 1 | -1): void {
  const selected = selectedShot();
  if (selected !== null) selectShotAt(selected.index + direction);
}

/** Adds an empty shot after the selected one and selects it. */
export function addShot(): ShotId | null {
  const selected = selectedShot();
  const { spec } = draftStore.getState();
  if (selected === null || spec === null || !hasRoomForShot(spec)) return null;
  const id = newShotId();
  editSpec((before) => insertShot(before, selected.index, emptyShot(id, selected.shot.durationMs)));
  selectionStore.setState({ shotId: id });
  announceShot(selected.index + 1);
  return id;
}

export function duplicateShot(): void {
  const selected = selectedShot();
  const { spec } = draftStore.getState();
  if (selected === null || spec === null || !hasRoomForShot(spec)) return;
  const copy: Shot = {
    ...selected.shot,
    id: newShotId(),
    dialogue: selected.shot.dialogue.map((line) => ({ ...line, id: newDialogueLineId() })),
  };
  editSpec((before) => insertShot(before, selected.index, copy));
  selectionStore.setState({ shotId: copy.id });
  announceShot(selected.index + 1);
}

export function deleteSelectedShot(): void {
  const selected = selectedShot();
  if (selected === null) return;
  editSpec((before) => deleteShot(before, selected.index));
  selectShotAt(Math.max(0, selected.index - 1));
  announceShot(Math.max(0, selected.index - 1));
}

/** Cuts the shot under the playhead in two and selects the second part. */
export function splitAtPlayhead(): void {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const id = newShotId();
  editSpec((before) => splitShot(before, selectionStore.getState().playheadMs, id));
  const index = draftStore.getState().spec?.shots.findIndex((shot) => shot.id === id) ?? -1;
  if (index === -1) return;
  selectShotAt(index);
  announceShot(index);
}

export function moveSelectedShot(direction: 1 | -1): void {
  const selected = selectedShot();
  if (selected === null) return;
  selectionStore.setState({ shotId: selected.shot.id });
  editSpec((before) => moveShot(before, selected.index, selected.index + direction));
  const index = draftStore.getState().spec?.shots.findIndex((shot) => shot.id === selected.shot.id) ?? -1;
  announceShot(index);
}

/** Retimes the edge after a shot by a key. */
export function nudgeShotEdge(index: number, direction: 1 | -1, isFine: boolean): void {
  editSpec((before) => nudgeEdge(before, index, direction, isFine), `edge-${index}`);
  announceShot(index);
}

export function moveShotEdge(index: number, toMs: number, gridMs: number): void {
  editSpec((before) => moveEdge(before, index, toMs, gridMs));
  announceShot(index);
}

export function changeShotLength(shotId: ShotId, durationMs: number): void {
  const index = draftStore.getState().spec?.shots.findIndex((shot) => shot.id === shotId) ?? -1;
  editSpec((before) => setShotLength(before, index, durationMs), `length-${shotId}`);
}

/** Changes what a shot says. Quick edits of the same field are one undo step. */
export function changeShot(shotId: ShotId, field: string, change: (shot: Shot) => Shot): void {
  editSpec((before) => editShot(before, shotId, change), `${shotId}-${field}`);
}

/** The times of all cuts of the open clip, its start and its end included, in milliseconds. */
export function cutTimes(): number[] {
  const shots = draftStore.getState().spec?.shots ?? [];
  return [0, ...placeShots(shots).map(({ endMs }) => endMs)];
}
