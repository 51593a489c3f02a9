import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AppError } from '#shared/errors.ts';
import type { ClipId } from '#shared/ids.ts';

/** How saving goes. Only failure is worth a word on the screen: saving itself is the normal state of things. */
export interface SaveState {
  readonly error: AppError | null;
  /** What is written and not stored yet, per clip: leaving a clip does not leave its words behind. */
  readonly unsaved: Readonly<Record<ClipId, ClipSpec>>;
}

export const saveStateStore = createStore<SaveState>(() => ({ error: null, unsaved: {} }));

export function useSaveState<T>(select: (state: SaveState) => T): T {
  return useStore(saveStateStore, select);
}
