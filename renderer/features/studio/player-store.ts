import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface PlayerState {
  readonly isPlaying: boolean;
  readonly isLooping: boolean;
  readonly isMuted: boolean;
  readonly hasCaptions: boolean;
  /** Play as soon as the take that is being loaded can be. */
  readonly isPlayWanted: boolean;
  /** Length of the take on show in milliseconds; `null` while none is loaded. */
  readonly durationMs: number | null;
}

export const playerStore = createStore<PlayerState>(() => ({
  isPlaying: false,
  isLooping: false,
  isMuted: false,
  hasCaptions: false,
  isPlayWanted: false,
  durationMs: null,
}));

export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(playerStore, select);
}
