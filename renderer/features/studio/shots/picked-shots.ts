import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { selectedShot } from './selected-shot.ts';

/** Several shots selected together. It holds only while its lead is the selected shot, whoever selects another one. */
interface Pick {
  readonly ids: ReadonlySet<ShotId>;
  /** The one the inspector shows. */
  readonly leadId: ShotId | null;
  /** Where a range starts. */
  readonly anchorId: ShotId | null;
}

export const pickStore = createStore<Pick>(() => ({ ids: new Set(), leadId: null, anchorId: null }));

function resolve(shots: ClipSpec['shots'], leadId: ShotId | null, pick: Pick): ReadonlySet<ShotId> {
  if (leadId === null) return new Set();
  if (pick.leadId !== leadId) return new Set([leadId]);
  return new Set(shots.flatMap(({ id }) => (id === leadId || pick.ids.has(id) ? [id] : [])));
}

/** The shots of the open clip. */
export const shotsNow = (): ClipSpec['shots'] => draftStore.getState().spec?.shots ?? [];

/** The selected shots, in the order of the clip; always at least the one the inspector shows. */
export function pickedIds(): ReadonlySet<ShotId> {
  return resolve(shotsNow(), selectedShot()?.shot.id ?? null, pickStore.getState());
}

export function usePickedIds(spec: { readonly shots: ClipSpec['shots'] }, leadId: ShotId | null): ReadonlySet<ShotId> {
  const pick = useStore(pickStore);
  return useMemo(() => resolve(spec.shots, leadId, pick), [spec.shots, leadId, pick]);
}

/** Selects exactly these; the lead is what the inspector shows, and where a range starts from. */
export function pickShots(ids: ReadonlySet<ShotId>, leadId: ShotId): void {
  pickStore.setState({ ids, leadId, anchorId: leadId });
  selectionStore.setState({ shotId: leadId });
}
