import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AssetId, ElementId, ShotId, TakeId } from '#shared/ids.ts';

/** What the person is looking at; never saved with the spec and never part of undo. */
export interface Selection {
  /** The shot the inspector shows; `null` before a draft is open. */
  readonly shotId: ShotId | null;
  /** Milliseconds from the start of the clip. */
  readonly playheadMs: number;
  /** The take in the player; `null` shows the first frame of the shot or the empty state. */
  readonly takeId: TakeId | null;
  /** A reference hovered in a sentence or in the tray lights up in both. */
  readonly hoveredAssetId: AssetId | null;
  /** A mention of an element lights up together with all of its tiles. */
  readonly hoveredElementId: ElementId | null;
}

export const selectionStore = createStore<Selection>(() => ({
  shotId: null,
  playheadMs: 0,
  takeId: null,
  hoveredAssetId: null,
  hoveredElementId: null,
}));

export function useSelection<T>(select: (selection: Selection) => T): T {
  return useStore(selectionStore, select);
}
