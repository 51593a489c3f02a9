import type { LibraryItem } from '#shared/domain/library.ts';
import { dayKey } from './days.ts';
import { justifyRows, type RowOptions } from './justified-rows.ts';

const headerHeight = 32;

export interface GridTile {
  /** Index into the list of items. */
  readonly index: number;
  /** Pixels from the left edge of the row. */
  readonly left: number;
  readonly width: number;
}
export interface HeaderRow {
  readonly kind: 'header';
  readonly day: string;
  readonly atMs: number;
  readonly count: number;
  readonly height: number;
}
export interface TileRow {
  readonly kind: 'tiles';
  readonly tiles: readonly GridTile[];
  readonly height: number;
}
export type GridRow = HeaderRow | TileRow;

/** Sound has no picture: its tile is wide enough for a name. */
const soundRatio = 1.75;
const unknownRatio = 16 / 9;

export function tileRatio({ asset }: Pick<LibraryItem, 'asset'>): number {
  if (asset.kind === 'audio') return soundRatio;
  const { width, height } = asset.facts ?? { width: null, height: null };
  return width === null || height === null ? unknownRatio : width / height;
}

/** Lays items out, newest first, under a header per local day. */
export function layoutGrid(items: readonly LibraryItem[], options: RowOptions): GridRow[] {
  const rows: GridRow[] = [];
  let start = 0;
  while (start < items.length) {
    const first = items[start];
    if (first === undefined) break;
    const day = dayKey(first.createdAt);
    let end = start + 1;
    for (let next = items[end]; next !== undefined && dayKey(next.createdAt) === day; next = items[end]) end += 1;
    rows.push({ kind: 'header', day, atMs: first.createdAt, count: end - start, height: headerHeight });
    const group = items.slice(start, end);
    for (const row of justifyRows(group.map(tileRatio), options)) {
      let left = 0;
      const offset = start + row.start;
      const tiles = row.widths.map((width, index) => {
        const tile = { index: offset + index, left, width };
        left += width + options.gap;
        return tile;
      });
      rows.push({ kind: 'tiles', tiles, height: row.height });
    }
    start = end;
  }
  return rows;
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

function centre({ left, width }: GridTile): number {
  return left + width / 2;
}

/** The item an arrow key leads to: up and down go to the tile whose middle is nearest. At an end it stays. */
export function neighbourOf(rows: readonly GridRow[], index: number, direction: Direction): number {
  const tileRows = rows.filter((row) => row.kind === 'tiles');
  const last = tileRows.at(-1)?.tiles.at(-1)?.index ?? 0;
  if (direction === 'first') return 0;
  if (direction === 'last') return last;
  if (direction === 'left') return Math.max(0, index - 1);
  if (direction === 'right') return Math.min(last, index + 1);
  const rowIndex = tileRows.findIndex(({ tiles }) => tiles.some((tile) => tile.index === index));
  const from = tileRows[rowIndex]?.tiles.find((tile) => tile.index === index);
  const target = tileRows[rowIndex + (direction === 'up' ? -1 : 1)];
  if (from === undefined || target === undefined) return index;
  const nearest = target.tiles.reduce((best, tile) =>
    Math.abs(centre(tile) - centre(from)) < Math.abs(centre(best) - centre(from)) ? tile : best,
  );
  return nearest.index;
}

/** Row that holds an item, for scrolling to it; -1 when there is none. */
export function rowOf(rows: readonly GridRow[], index: number): number {
  return rows.findIndex((row) => row.kind === 'tiles' && row.tiles.some((tile) => tile.index === index));
}
