/** A cell: row and column, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells between two corners; the head is the one that moves. */
export interface CellSelection {
  readonly anchor: CellPlace;
  readonly head: CellPlace;
}

export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

const clamp = (value: number, high: number): number => Math.min(high, Math.max(0, value));

export function clampPlace({ row, column }: CellPlace, { rows, columns }: GridSize): CellPlace {
  return { row: clamp(row, rows - 1), column: clamp(column, columns - 1) };
}

export function rangeOf({ anchor, head }: CellSelection): CellRange {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function isInside({ top, bottom, left, right }: CellRange, { row, column }: CellPlace): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

interface PressedKey {
  readonly key: string;
  readonly isFar: boolean;
}

/** Where a key leads: arrows by one, with Ctrl or Cmd to the edge; Home and End in the row. `null`: it leads nowhere. */
export function placeAfterKey(from: CellPlace, { key, isFar }: PressedKey, size: GridSize): CellPlace | null {
  const far = Number.MAX_SAFE_INTEGER;
  const by = isFar ? far : 1;
  const steps: Readonly<Record<string, CellPlace>> = {
    ArrowUp: { row: from.row - by, column: from.column },
    ArrowDown: { row: from.row + by, column: from.column },
    ArrowLeft: { row: from.row, column: from.column - by },
    ArrowRight: { row: from.row, column: from.column + by },
    Home: { row: isFar ? 0 : from.row, column: 0 },
    End: { row: isFar ? far : from.row, column: far },
    PageUp: { row: 0, column: from.column },
    PageDown: { row: far, column: from.column },
  };
  const to = steps[key];
  return to === undefined ? null : clampPlace(to, size);
}
