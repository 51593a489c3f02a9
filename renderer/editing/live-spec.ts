import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { draftStore, useDraft } from './draft-store.ts';

/**
 * The clip as it would be if the hand let go now; `null` while no hand is at work. Never saved and never part of undo:
 * the draft changes on release only. Written at most ten times a second.
 */
export const liveSpecStore = createStore<{ readonly spec: ClipSpec | null }>(() => ({ spec: null }));

/** The clip under the hand, else the draft: for words, lengths and prices that follow a drag. */
export function liveSpec(): ClipSpec | null {
  return liveSpecStore.getState().spec ?? draftStore.getState().spec;
}

/** As `liveSpec`. What is costly to draw, or says what is sent, reads the draft instead. */
export function useLiveSpec(): ClipSpec | null {
  const live = useStore(liveSpecStore, ({ spec }) => spec);
  const draft = useDraft(({ spec }) => spec);
  return live ?? draft;
}
