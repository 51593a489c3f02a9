import { draftStore, useDraft } from '#renderer/editing/draft-store.ts';
import { useLiveSpec } from '#renderer/editing/live-spec.ts';
import { selectionStore, useSelection } from '#renderer/editing/selection-store.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';
import { placeShots, type PlacedShot } from './model.ts';

/** The selected shot; after it was deleted or undone away, the first. */
function find(spec: ClipSpec | null, shotId: ShotId | null): PlacedShot | null {
  if (spec === null) return null;
  const placed = placeShots(spec.shots);
  return placed.find(({ shot }) => shot.id === shotId) ?? placed[0] ?? null;
}

export function selectedShot(): PlacedShot | null {
  return find(draftStore.getState().spec, selectionStore.getState().shotId);
}

export function useSelectedShot(): PlacedShot | null {
  const spec = useDraft((draft) => draft.spec);
  const shotId = useSelection((selection) => selection.shotId);
  return find(spec, shotId);
}

/** A shot with the times it would have if the hand let go. For lengths in words: drawn ten times a second in a drag. */
export function useLivePlaced(shotId: ShotId): PlacedShot | null {
  return find(useLiveSpec(), shotId);
}
