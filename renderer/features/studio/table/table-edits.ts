import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { cellText, columns, readLength, withAction, withCell, type Column } from './columns.ts';
import type { CellRange } from './range.ts';
import { setShotLengths } from './shot-lengths.ts';
import type { Block } from './tsv.ts';

export interface CellText {
  readonly row: number;
  readonly column: Column;
  readonly text: string;
}

/** An action with its mentions: by name they might be those of others. */
interface CellAction {
  readonly row: number;
  readonly action: RichText;
}

type CellContent = CellText | CellAction;

export interface TableEdit {
  readonly spec: ClipSpec;
  /** Cells whose new words mean nothing there; they keep their old ones. */
  readonly refused: number;
  /** Lengths that are not as wished, so that the clip keeps its own. */
  readonly fitted: number;
}

function written(shot: Shot, cell: CellContent, references: ClipSpec['references']): Shot | null {
  if ('action' in cell) return withAction(shot, cell.action);
  return cell.column === 'length' ? shot : withCell(shot, cell.column, cell.text, references);
}

/** Writes many cells at once: what cannot be read is left, and the lengths together stay legal. */
export function writeCells(spec: ClipSpec, cells: readonly CellContent[]): TableEdit {
  const shots = [...spec.shots];
  const lengths = new Map<number, number>();
  let refused = 0;
  for (const cell of cells) {
    const { row } = cell;
    const shot = shots[row];
    if (shot === undefined) continue;
    if ('text' in cell && cell.column === 'length') {
      const wished = readLength(cell.text);
      // A length cannot be empty: nothing was wished.
      if (cell.text.trim() === '') continue;
      if (wished === null) refused += 1;
      else lengths.set(row, wished);
      continue;
    }
    const next = written(shot, cell, spec.references);
    if (next === null) refused += 1;
    else shots[row] = next;
  }
  const hasChanged = shots.some((shot, index) => shot !== spec.shots[index]);
  const next = setShotLengths(hasChanged ? { ...spec, shots } : spec, lengths);
  const fitted = [...lengths].filter(([row, wished]) => next.shots[row]?.durationMs !== wished).length;
  return { spec: next, refused, fitted };
}

const columnAt = (index: number): Column | undefined => columns[index];

/** The cells of a range, as they are copied. */
export function copyRange(spec: ClipSpec, { top, bottom, left, right }: CellRange): string[][] {
  return spec.shots
    .slice(top, bottom + 1)
    .map((shot) => columns.slice(left, right + 1).map((column) => cellText(shot, column, spec.references)));
}

/** A size that is pasted: the selection, where the block fits into it several times, else the block. */
function pastedSize(selected: number, block: number): number {
  return block > 0 && selected % block === 0 ? selected : block;
}

/** Pastes a block at the upper left of a range, again and again where the range is larger. Rows without a shot are left. */
export function pasteBlock(spec: ClipSpec, range: CellRange, block: Block): TableEdit {
  const width = Math.max(0, ...block.map((row) => row.length));
  const rows = pastedSize(range.bottom - range.top + 1, block.length);
  const wide = pastedSize(range.right - range.left + 1, width);
  const cells = Array.from({ length: rows }, (_, down) => down).flatMap((down) =>
    Array.from({ length: wide }, (_, across) => across).flatMap((across): CellText[] => {
      const column = columnAt(range.left + across);
      // Rows may differ in length: what is not there is not pasted.
      const text = block[down % block.length]?.[across % width];
      return column === undefined || text === undefined ? [] : [{ row: range.top + down, column, text }];
    }),
  );
  return writeCells(spec, cells);
}

/** Fills rows below a range with copies of its rows, again and again. */
export function fillBelow(spec: ClipSpec, { top, bottom, left, right }: CellRange, toRow: number): TableEdit {
  const source = copyRange(spec, { top, bottom, left, right });
  if (toRow <= bottom) return { spec, refused: 0, fitted: 0 };
  const cells = Array.from({ length: toRow - bottom }, (_, down) => down).flatMap((down) =>
    columns.slice(left, right + 1).map((column, across): CellContent => {
      const row = bottom + 1 + down;
      const from = down % source.length;
      const shot = spec.shots[top + from];
      if (column === 'action' && shot !== undefined) return { row, action: shot.action };
      return { row, column, text: source[from]?.[across] ?? '' };
    }),
  );
  return writeCells(spec, cells);
}

/** Fills a range with its first row; a range of one row takes the row above. */
export function fillDown(spec: ClipSpec, range: CellRange): TableEdit {
  const first = range.top === range.bottom ? Math.max(0, range.top - 1) : range.top;
  return fillBelow(spec, { ...range, top: first, bottom: first }, range.bottom);
}

/** Empties the cells of a range. A length cannot be empty and stays. */
export function clearRange(spec: ClipSpec, { top, bottom, left, right }: CellRange): TableEdit {
  const cells = Array.from({ length: bottom - top + 1 }, (_, down) => top + down).flatMap((row) =>
    columns
      .slice(left, right + 1)
      .filter((column) => column !== 'length')
      .map((column) => ({ row, column, text: '' })),
  );
  return writeCells(spec, cells);
}
