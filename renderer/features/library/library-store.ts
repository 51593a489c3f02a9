import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LibraryBucket, LibraryCounts, LibraryItem } from '#shared/domain/library.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AppError } from '#shared/errors.ts';
import { emptySelection, type TileSelection } from './selection.ts';

export type MediaFilter = MediaKind | 'all';

export interface LibraryState {
  readonly bucket: LibraryBucket;
  /** Cast & places stand where the grid stands. */
  readonly isCast: boolean;
  readonly media: MediaFilter;
  /** Newest first; the pages loaded so far. */
  readonly items: readonly LibraryItem[];
  /** Where the next page starts; `null` at the end. */
  readonly nextCursor: string | null;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: AppError | null;
  readonly counts: LibraryCounts | null;
  readonly selection: TileSelection;
  /** When the list was last asked for, milliseconds UTC: what Today means. */
  readonly askedAt: number;
  /** Height of a row in CSS pixels, while it is dragged ahead of the stored one; `null` until then. */
  readonly rowHeight: number | null;
}

const emptyLibrary: LibraryState = {
  bucket: 'all',
  isCast: false,
  media: 'all',
  items: [],
  nextCursor: null,
  status: 'loading',
  error: null,
  counts: null,
  selection: emptySelection,
  askedAt: 0,
  rowHeight: null,
};

export const libraryStore = createStore<LibraryState>(() => emptyLibrary);

export function useLibrary<T>(select: (state: LibraryState) => T): T {
  return useStore(libraryStore, select);
}

/** The item whose details are shown. */
export function useActiveItem(): LibraryItem | null {
  return useLibrary(({ items, selection }) =>
    selection.ids.size === 1 ? (items.find(({ id }) => selection.ids.has(id)) ?? null) : null,
  );
}
