import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface StudioState {
  /** An order is on its way. */
  readonly isOrdering: boolean;
  /** What the provider does with the clip stands on the screen. */
  readonly isReportOpen: boolean;
  /** Under 1280 px wide the composer shows the clip or the selected shot. */
  readonly composerView: 'clip' | 'shot';
}

export const studioStore = createStore<StudioState>(() => ({
  isOrdering: false,
  isReportOpen: false,
  composerView: 'clip',
}));

export function useStudio<T>(select: (state: StudioState) => T): T {
  return useStore(studioStore, select);
}
