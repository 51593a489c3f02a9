import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/errors.ts';

/** How saving goes. Only failure is worth a word on the screen: saving itself is the normal state of things. */
export interface SaveState {
  readonly error: AppError | null;
}

export const saveStateStore = createStore<SaveState>(() => ({ error: null }));

export function useSaveState(): SaveState {
  return useStore(saveStateStore);
}
