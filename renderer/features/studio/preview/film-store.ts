import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipId } from '#shared/ids.ts';

/** What stands for a clip in the film: its take where it has one, or its animatic in any case. */
export type FilmOf = 'takes' | 'animatics';

/** Where the film of the whole sequence is. */
export interface FilmState {
  readonly filmOf: FilmOf;
  /** The clip that is on show; `null` while no film is. */
  readonly clipId: ClipId | null;
  /** How far that clip is, 0 to 1. */
  readonly share: number;
  /** Milliseconds from the start of the film. */
  readonly positionMs: number;
}

export const filmStore = createStore<FilmState>(() => ({ filmOf: 'takes', clipId: null, share: 0, positionMs: 0 }));

export function useFilm<T>(select: (film: FilmState) => T): T {
  return useStore(filmStore, select);
}
