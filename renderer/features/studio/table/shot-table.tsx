import { useEffect, type ClipboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { words } from '#renderer/words/words.ts';
import { columns } from './columns.ts';
import { isInside, rangeOf } from './range.ts';
import { clearSelected, copiedCells, keepInside, pasteCells, selectCells } from './table-actions.ts';
import { TableCell } from './table-cell.tsx';
import { onGridKey } from './table-keys.ts';
import { tableStore, useTable } from './table-store.ts';

/** Words take what is left; what is short never wraps. */
const rowGrid =
  'grid w-full min-w-[1080px] grid-cols-[40px_64px_108px_132px_68px_minmax(200px,2fr)_minmax(110px,1fr)_minmax(180px,2fr)_minmax(150px,1.3fr)]';

const headCell =
  'flex h-8 items-center border-r border-b border-line-1 bg-bg-1 px-2 text-left text-meta font-medium text-fg-3 hover:text-fg-1';

function HeadRow({ rows }: { readonly rows: number }) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={classNames(rowGrid, 'sticky top-0 z-sticky bg-bg-1')}>
      <div role="columnheader" aria-colindex={1} className={classNames(headCell, 'sticky left-0 px-1')}>
        <span className="sr-only">{t('shotTable.number')}</span>
      </div>
      {columns.map((column, index) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={index + 2}
          title={t('shotTable.wholeColumn', { column: t(`shotTable.column.${column}`) })}
          onPointerDown={(event) => {
            event.preventDefault();
            selectCells({ row: 0, column: index }, { row: rows - 1, column: index });
          }}
          className={headCell}
        >
          {t(`shotTable.column.${column}`)}
        </div>
      ))}
    </div>
  );
}

interface ShotRowProps {
  readonly spec: ClipSpec;
  readonly shot: Shot;
  readonly row: number;
}

function ShotRow({ spec, shot, row }: ShotRowProps) {
  const { t } = useTranslation();
  const head = useTable((table) => table.head);
  const anchor = useTable((table) => table.anchor);
  const editing = useTable((table) => table.editing);
  const fillTo = useTable((table) => table.fillTo);
  const range = rangeOf({ anchor, head });
  const isHeadRow = head.row === row;
  return (
    <div role="row" aria-rowindex={row + 2} className={rowGrid}>
      <div
        role="rowheader"
        aria-colindex={1}
        title={t('shotTable.row', { number: row + 1 })}
        onPointerDown={(event) => {
          event.preventDefault();
          selectCells({ row, column: 0 }, { row, column: columns.length - 1 });
        }}
        className={classNames(
          'sticky left-0 z-playhead flex items-center justify-center border-r border-b border-line-1 bg-bg-1 text-meta tabular',
          isHeadRow ? 'font-semibold text-fg-1' : 'text-fg-3',
        )}
      >
        {t('shotTable.rowNumber', { number: row + 1 })}
      </div>
      {columns.map((column, index) => {
        const isHead = isHeadRow && head.column === index;
        const isInColumns = index >= range.left && index <= range.right;
        return (
          <TableCell
            key={column}
            shot={shot}
            row={row}
            column={column}
            columnIndex={index}
            references={spec.references}
            isHead={isHead}
            isSelected={isInside(range, { row, column: index })}
            isCorner={row === range.bottom && index === range.right && editing === null}
            isFilling={fillTo !== null && isInColumns && row > range.bottom && row <= fillTo}
            editing={isHead ? editing : null}
          />
        );
      })}
    </div>
  );
}

/** Copy, cut and paste of cells; while one is written they are those of its words. */
function copyCells(event: ClipboardEvent): void {
  if (tableStore.getState().editing !== null) return;
  event.clipboardData.setData('text/plain', copiedCells());
  event.preventDefault();
  const { top, bottom, left, right } = rangeOf(tableStore.getState());
  announce(words.t('shotTable.copiedCells', { count: (bottom - top + 1) * (right - left + 1) }));
}

function cutCells(event: ClipboardEvent): void {
  if (tableStore.getState().editing !== null) return;
  copyCells(event);
  clearSelected();
}

function pasteInto(event: ClipboardEvent): void {
  if (tableStore.getState().editing !== null) return;
  event.preventDefault();
  pasteCells(event.clipboardData.getData('text/plain'));
}

/** A press elsewhere ends writing, and keeps what was written: cells and heads take no focus by a press. */
function leaveEditor({ target }: PointerEvent): void {
  if (tableStore.getState().editing === null || (target as Element).closest('[data-cell-editor]') !== null) return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Every shot a row, every field a column: read, written, filled and pasted as in a spreadsheet. */
export function ShotTable({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const rows = spec.shots.length;
  // A shot may go while this stands open, by undo.
  useEffect(keepInside, [rows]);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on its cells, one of which is a tab stop
    <div
      role="grid"
      aria-label={t('shotTable.grid')}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      onPointerDownCapture={leaveEditor}
      onKeyDown={onGridKey}
      onCopy={copyCells}
      onCut={cutCells}
      onPaste={pasteInto}
      className="pb-8"
    >
      <HeadRow rows={rows} />
      {spec.shots.map((shot, row) => (
        <ShotRow key={shot.id} spec={spec} shot={shot} row={row} />
      ))}
    </div>
  );
}
