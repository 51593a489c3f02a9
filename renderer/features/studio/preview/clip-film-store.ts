import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipId } from '#shared/ids.ts';

/** The animatic of the open clip, as far as it is drawn. */
export interface ClipFilm {
  readonly clipId: ClipId | null;
  /** An MP4 in memory; `null` until the first is there. The old one stays while a new one is drawn. */
  readonly blob: Blob | null;
  /** Shots that had to be drawn for it. */
  readonly drawnShots: number;
  /** Why there is none. */
  readonly problem: string | null;
  /** Goes up when the person wants another try. */
  readonly tries: number;
}

export const clipFilmStore = createStore<ClipFilm>(() => ({
  clipId: null,
  blob: null,
  drawnShots: 0,
  problem: null,
  tries: 0,
}));

export function useClipFilm<T>(select: (film: ClipFilm) => T): T {
  return useStore(clipFilmStore, select);
}
