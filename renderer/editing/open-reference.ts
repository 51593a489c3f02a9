import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { referencesOfMention } from '#shared/domain/mentions.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { draftStore } from './draft-store.ts';

/** The reference whose tile is asked to come into sight and open. */
const wantedStore = createStore<{ readonly id: ReferenceId | null }>(() => ({ id: null }));

/**
 * Opens what a mention points to, in the tray: of an element its first file. Nothing happens when that is gone, or when the
 * mention stands in a dialog, which lies over the tray.
 */
export function openReference(mentioned: ReferenceId, place: Element): void {
  const [first] = referencesOfMention(mentioned, draftStore.getState().spec?.references ?? []);
  if (first !== undefined && place.closest('[role="dialog"]') === null) wantedStore.setState({ id: first.id });
}

export function useWantedReference(): ReferenceId | null {
  return useStore(wantedStore, ({ id }) => id);
}

/** Its tile has been opened. */
export function noteOpened(): void {
  wantedStore.setState({ id: null });
}
