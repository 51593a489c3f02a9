import type { ShotId } from '#shared/ids.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { pickedIds, pickShots, pickStore, shotsNow } from './picked-shots.ts';
import { selectedShot } from './selected-shot.ts';

/** Everything from where the selection started to this shot. */
export function pickRangeTo(leadId: ShotId): void {
  const ids = shotsNow().map(({ id }) => id);
  const { anchorId, leadId: before } = pickStore.getState();
  const selectedId = selectedShot()?.shot.id;
  const anchor = before === selectedId && anchorId !== null ? anchorId : (selectedId ?? leadId);
  const ends = [ids.indexOf(anchor), ids.indexOf(leadId)].toSorted((a, b) => a - b);
  pickStore.setState({ ids: new Set(ids.slice(ends[0], (ends[1] ?? 0) + 1)), leadId, anchorId: anchor });
  selectionStore.setState({ shotId: leadId });
}

/** Adds a shot to the selection, or takes it out. One always stays. */
export function togglePick(shotId: ShotId): void {
  const ids = new Set(pickedIds());
  if (!ids.delete(shotId)) ids.add(shotId);
  const leadId = ids.has(shotId) ? shotId : [...ids].at(-1);
  if (leadId !== undefined) pickShots(ids, leadId);
}

export function pickAllShots(): void {
  const leadId = selectedShot()?.shot.id;
  if (leadId !== undefined) pickShots(new Set(shotsNow().map(({ id }) => id)), leadId);
}
