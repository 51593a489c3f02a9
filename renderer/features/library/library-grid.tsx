import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type MouseEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryItemId } from '#shared/domain/library.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { dayLabel } from './days.ts';
import { layoutGrid, rowOf, type GridRow, type HeaderRow, type TileRow } from './grid-model.ts';
import { selectItem } from './library-actions.ts';
import { loadMore } from './library-loading.ts';
import { libraryStore, useLibrary } from './library-store.ts';
import { LibraryTile } from './library-tile.tsx';
import { selectModeOf } from './selection.ts';
import { useElementWidth } from './use-element-width.ts';
import { useGridKeys } from './use-grid-keys.ts';

const gap = 6;
/** Rows from the end at which the next page is asked for. */
const loadAhead = 8;

export function useRowHeight(): number {
  const stored = useMirror((mirror) => mirror.settings.libraryRowHeight);
  return useLibrary((library) => library.rowHeight) ?? stored;
}

function DayHeader({ row, isComplete }: { readonly row: HeaderRow; readonly isComplete: boolean }) {
  const { t } = useTranslation();
  const askedAt = useLibrary((library) => library.askedAt);
  const label = dayLabel(row.atMs, askedAt);
  return (
    <div role="rowheader" className="flex h-full items-center gap-2 text-base">
      <span className="font-semibold text-fg-1">
        {label.kind === 'date' ? label.text : t(`library.day.${label.kind}`)}
      </span>
      {isComplete ? <span className="text-fg-3">{t('library.items', { count: row.count })}</span> : null}
    </div>
  );
}

function Tiles({ row }: { readonly row: TileRow }) {
  const items = useLibrary((library) => library.items);
  const selection = useLibrary((library) => library.selection);
  return row.tiles.map(({ index, left, width }, column) => {
    const item = items[index];
    if (item === undefined) return null;
    const isTabStop = selection.active === null ? index === 0 : item.id === selection.active;
    return (
      <LibraryTile
        key={item.id}
        item={item}
        left={left}
        width={width}
        columnIndex={column + 1}
        isSelected={selection.ids.has(item.id)}
        isTabStop={isTabStop}
      />
    );
  });
}

function useVirtualRows(rows: readonly GridRow[], scroller: RefObject<HTMLDivElement | null>) {
  // oxlint-disable-next-line react/incompatible-library -- the app is not built with the React compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.height ?? 0) + gap,
    overscan: 4,
    paddingEnd: gap,
  });
  // Heights are known exactly: a new layout replaces what was measured.
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rows]);
  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastVisible >= rows.length - loadAhead) void loadMore();
  }, [rows.length, lastVisible]);
  return { virtualizer, visible };
}

/** Brings an item into sight and focuses its tile, which may be drawn only then. */
function useMoveTo(rows: readonly GridRow[], scrollToIndex: (row: number) => void) {
  const { current: scroll } = useRef({ to: scrollToIndex });
  useEffect(() => {
    scroll.to = scrollToIndex;
  });
  return useCallback(
    (index: number): void => {
      scroll.to(rowOf(rows, index));
      const id = libraryStore.getState().items[index]?.id;
      if (id === undefined) return;
      const focus = (triesLeft: number): void => {
        const tile = document.querySelector<HTMLElement>(`[data-item="${id}"]`);
        if (tile !== null) tile.focus({ preventScroll: true });
        else if (triesLeft > 0)
          requestAnimationFrame(() => {
            focus(triesLeft - 1);
          });
      };
      focus(5);
    },
    [rows, scroll],
  );
}

/** The item whose tile was pressed; the grid listens for all of them. */
function itemIdAt(event: MouseEvent): LibraryItemId | null {
  const tile = event.target instanceof Element ? event.target.closest('[data-item]') : null;
  return libraryStore.getState().items.find(({ id }) => id === tile?.getAttribute('data-item'))?.id ?? null;
}

function onClick(event: MouseEvent): void {
  const id = itemIdAt(event);
  if (id !== null) selectItem(id, selectModeOf(event));
}

/** Every take and file of the bucket, by day. Only the rows in sight are in the page. */
export function LibraryGrid({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroller);
  const targetHeight = useRowHeight();
  const items = useLibrary((library) => library.items);
  const hasMore = useLibrary((library) => library.nextCursor !== null);
  const rows = useMemo(
    () => (width === 0 ? [] : layoutGrid(items, { width, targetHeight, gap })),
    [items, width, targetHeight],
  );
  const { virtualizer, visible } = useVirtualRows(rows, scroller);
  const moveTo = useMoveTo(rows, (row) => {
    virtualizer.scrollToIndex(row, { align: 'auto' });
  });
  const onKeyDown = useGridKeys({ rows, onMove: moveTo, onOpen });
  const lastHeader = rows.findLastIndex(({ kind }) => kind === 'header');
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-3" data-panel="grid">
      <div
        role="grid"
        aria-label={t('library.grid')}
        aria-multiselectable="true"
        aria-rowcount={hasMore ? -1 : rows.length}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          if (itemIdAt(event) !== null) onOpen();
        }}
        style={{ height: virtualizer.getTotalSize() }}
        className="relative w-full"
      >
        {visible.map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 1}
              style={{ height: row.height, transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0"
            >
              {row.kind === 'header' ? (
                <DayHeader row={row} isComplete={!hasMore || index !== lastHeader} />
              ) : (
                <Tiles row={row} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
