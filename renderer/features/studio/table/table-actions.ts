import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { copiedText } from '#renderer/editing/prompt-field/pasted-text.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';
import { selectShotAt } from '../shots/shot-actions.ts';
import { totalMs } from '../shots/model.ts';
import { columns } from './columns.ts';
import { clampPlace, rangeOf, type CellPlace, type GridSize } from './range.ts';
import { clearRange, copyRange, fillBelow, fillDown, pasteBlock, writeCells, type TableEdit } from './table-edits.ts';
import { tableStore } from './table-store.ts';
import { readTsv, writeTsv } from './tsv.ts';

export function gridSize(): GridSize {
  return { rows: draftStore.getState().spec?.shots.length ?? 1, columns: columns.length };
}

/** What could not be done, in sentences. */
function noticeOf({ spec, refused, fitted }: TableEdit, rowsLeft: number): string {
  const length = secondsText(totalMs(spec.shots));
  return [
    refused === 0 ? '' : words.t('shotTable.refused', { count: refused }),
    fitted === 0 ? '' : words.t('shotTable.fitted', { count: fitted, length }),
    rowsLeft === 0 ? '' : words.t('shotTable.noShot', { count: rowsLeft }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** One gesture: one undo step, and a sentence about what it could not do. */
function apply(change: (spec: ClipSpec) => TableEdit, rowsLeft = 0): void {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const edit = change(spec);
  editSpec(() => edit.spec);
  const notice = noticeOf(edit, rowsLeft);
  tableStore.setState({ notice });
  if (notice !== '') announce(notice);
}

/** Moves the head; the anchor comes along unless cells are being added. The studio shows the shot of the head. */
export function selectCell(place: CellPlace, isExtending = false): void {
  const head = clampPlace(place, gridSize());
  tableStore.setState(({ anchor }) => ({ head, anchor: isExtending ? anchor : head, editing: null, notice: '' }));
  selectShotAt(head.row);
}

/** A pressed pointer comes over a cell: the selection grows, or the rows to fill do. */
export function dragOver(place: CellPlace): void {
  if (tableStore.getState().fillTo === null) selectCell(place, true);
  else tableStore.setState({ fillTo: place.row });
}

/** Selects from one corner to another; the head is the first. */
export function selectCells(head: CellPlace, anchor: CellPlace): void {
  tableStore.setState({ head: clampPlace(head, gridSize()), anchor: clampPlace(anchor, gridSize()), editing: null });
  selectShotAt(head.row);
}

/** After undo there may be fewer shots. */
export function keepInside(): void {
  tableStore.setState(({ head, anchor }) => ({
    head: clampPlace(head, gridSize()),
    anchor: clampPlace(anchor, gridSize()),
  }));
}

export function startEditing(typed: string | null): void {
  tableStore.setState(({ head }) => ({ anchor: head, editing: { typed }, notice: '' }));
}

export function cancelEditing(): void {
  tableStore.setState({ editing: null });
}

/** Writes the head and goes on from there. */
export function commitCell(content: string | RichText, towards: 'down' | 'right' | 'left' | 'stay'): void {
  const { head } = tableStore.getState();
  const { row } = head;
  const column = columns[head.column];
  tableStore.setState({ editing: null });
  if (column !== undefined) {
    apply((spec) => {
      if (column === 'action' && typeof content !== 'string') return writeCells(spec, [{ row, action: content }]);
      const text = typeof content === 'string' ? content : copiedText(content, spec.references);
      return writeCells(spec, [{ row, column, text }]);
    });
  }
  if (towards === 'stay') return;
  const { notice } = tableStore.getState();
  const step = { down: [1, 0], right: [0, 1], left: [0, -1] } as const;
  const [rows, across] = step[towards];
  selectCell({ row: head.row + rows, column: head.column + across });
  tableStore.setState({ notice });
}

/** Changes a shot by more than words; nothing can be refused. */
export function changeShotAt(row: number, change: Partial<Shot>): void {
  editSpec((spec) => {
    const shots = spec.shots.map((shot, index) => (index === row ? { ...shot, ...change } : shot));
    return { ...spec, shots };
  });
}

export function clearSelected(): void {
  apply((spec) => clearRange(spec, rangeOf(tableStore.getState())));
}

export function fillSelected(): void {
  apply((spec) => fillDown(spec, rangeOf(tableStore.getState())));
}

/** Ends the drag of the corner: the rows below get copies, and are selected with it. */
export function fillDragged(): void {
  const { fillTo, anchor, head } = tableStore.getState();
  tableStore.setState({ fillTo: null });
  const range = rangeOf({ anchor, head });
  if (fillTo === null || fillTo <= range.bottom) return;
  apply((spec) => fillBelow(spec, range, fillTo));
  const { notice } = tableStore.getState();
  selectCells({ row: range.top, column: range.left }, { row: fillTo, column: range.right });
  tableStore.setState({ notice });
}

/** The selected cells, as spreadsheets read them. */
export function copiedCells(): string {
  const { spec } = draftStore.getState();
  return spec === null ? '' : writeTsv(copyRange(spec, rangeOf(tableStore.getState())));
}

/** All cells, under their headings. */
export function copiedTable(spec: ClipSpec): string {
  const all = { top: 0, bottom: spec.shots.length - 1, left: 0, right: columns.length - 1 };
  return writeTsv([columns.map((column) => words.t(`shotTable.column.${column}`)), ...copyRange(spec, all)]);
}

/** A table that was copied whole begins with its headings: they are no shot. */
function withoutHeadings(block: string[][]): string[][] {
  const names = new Set<string>(columns.map((column) => words.t(`shotTable.column.${column}`)));
  const first = block[0] ?? [];
  return block.length > 1 && first.every((cell) => names.has(cell.trim())) ? block.slice(1) : block;
}

export function pasteCells(text: string): void {
  const block = withoutHeadings(readTsv(text));
  const range = rangeOf(tableStore.getState());
  const { rows } = gridSize();
  apply((spec) => pasteBlock(spec, range, block), Math.max(0, range.top + block.length - rows));
  const { notice } = tableStore.getState();
  const width = Math.max(...block.map((row) => row.length));
  selectCells(
    { row: range.top, column: range.left },
    {
      row: Math.max(range.bottom, range.top + block.length - 1),
      column: Math.max(range.right, range.left + width - 1),
    },
  );
  tableStore.setState({ notice });
}
