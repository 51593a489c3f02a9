import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What stands in the player: the chosen take, the animatic of the open clip, or all clips in a row. */
export type Shown = 'take' | 'animatic' | 'film';

export interface PlayerState {
  readonly shows: Shown;
  readonly isPlaying: boolean;
  readonly isLooping: boolean;
  readonly isMuted: boolean;
  readonly hasCaptions: boolean;
  /** Play as soon as what is being loaded can be. */
  readonly isPlayWanted: boolean;
  /** Length of what plays in milliseconds; `null` while nothing is loaded. */
  readonly durationMs: number | null;
  /** How much of the preview that is being drawn is there, 0 to 1; `null` while none is drawn. */
  readonly drawnShare: number | null;
}

export const playerStore = createStore<PlayerState>(() => ({
  shows: 'take',
  isPlaying: false,
  isLooping: false,
  isMuted: false,
  hasCaptions: false,
  isPlayWanted: false,
  durationMs: null,
  drawnShare: null,
}));

export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(playerStore, select);
}
