import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { emptyShot } from '#renderer/editing/empty-shot.ts';
import { newDialogueLineId, newShotId } from '#renderer/editing/new-id.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';
import { deleteShots, duplicateShots, moveShots, nudgeShots } from './arrange-shots.ts';
import { insertShot, splitShot } from './cut-shots.ts';
import { hasRoomForShots, placeShots } from './model.ts';
import { pickedIds, pickShots } from './picked-shots.ts';
import { pushEdge } from './push-edge.ts';
import { selectedShot } from './selected-shot.ts';
import { announcePicked, announceShot, indexOfShot, selectShotAt } from './shot-actions.ts';

/** Adds an empty shot after the selected one and selects it. */
export function addShot(): ShotId | null {
  const selected = selectedShot();
  const { spec } = draftStore.getState();
  if (selected === null || spec === null || !hasRoomForShots(spec, 1)) return null;
  const id = newShotId();
  editSpec((before) => insertShot(before, selected.index, emptyShot(id, selected.shot.durationMs)));
  pickShots(new Set([id]), id);
  announceShot(selected.index + 1);
  return id;
}

function copyOf(shot: Shot): Shot {
  return {
    ...shot,
    id: newShotId(),
    dialogue: shot.dialogue.map((line) => ({ ...line, id: newDialogueLineId() })),
  };
}

/** Puts copies of the selected shots after them and selects the copies. */
export function duplicateShot(): void {
  const { spec } = draftStore.getState();
  const picked = pickedIds();
  if (spec === null || !hasRoomForShots(spec, picked.size)) return;
  const copies = new Map(spec.shots.filter(({ id }) => picked.has(id)).map((shot) => [shot.id, copyOf(shot)] as const));
  editSpec((before) => duplicateShots(before, copies));
  const ids = [...copies.values()].map(({ id }) => id);
  const [lead] = ids;
  if (lead === undefined) return;
  pickShots(new Set(ids), lead);
  if (ids.length === 1) announceShot(indexOfShot(lead));
  else announcePicked();
}

/** Removes the selected shots; the one to the left of them is selected then. A clip keeps at least one shot. */
export function deleteSelectedShot(): void {
  const { spec } = draftStore.getState();
  const picked = pickedIds();
  if (spec === null) return;
  if (picked.size === spec.shots.length) {
    announce(words.t('studio.shots.onlyShot'));
    return;
  }
  const left = spec.shots.findIndex(({ id }) => picked.has(id)) - 1;
  editSpec((before) => deleteShots(before, picked));
  selectShotAt(Math.max(0, left));
  announceShot(Math.max(0, left));
}

/** Cuts the shot under the playhead in two and selects the second part. */
export function splitAtPlayhead(): void {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const id = newShotId();
  editSpec((before) => splitShot(before, selectionStore.getState().playheadMs, id));
  const index = indexOfShot(id);
  if (index === -1) return;
  selectShotAt(index);
  announceShot(index);
}

/** Moves the selected shots by one place. */
export function moveSelectedShot(direction: 1 | -1): void {
  const selected = selectedShot();
  if (selected === null) return;
  const picked = pickedIds();
  pickShots(picked, selected.shot.id);
  editSpec((before) => nudgeShots(before, picked, direction));
  announceShot(indexOfShot(selected.shot.id));
}

/** Puts the selected shots into the gap before `slot`. */
export function moveSelectedShotsTo(slot: number): void {
  const lead = selectedShot();
  editSpec((before) => moveShots(before, pickedIds(), slot));
  announceShot(indexOfShot(lead?.shot.id));
}

/** Moves the edge after a shot by a second and pushes the later shots: the clip gets longer or shorter. */
export function pushShotEdge(index: number, direction: 1 | -1): void {
  editSpec((before) => {
    const at = placeShots(before.shots)[index]?.endMs ?? 0;
    return pushEdge(before, index, at + direction * 1_000);
  }, `push-${index}`);
  announceShot(index);
}
