import { useEffect, useState, type PointerEvent } from 'react';
import type { Reference } from '#shared/domain/reference.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { PromptText } from '#renderer/editing/prompt-field/prompt-text.tsx';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { CellEditor } from './cell-editor.tsx';
import { ChoiceEditor, isChosen } from './choice-editor.tsx';
import { cellText, type Column } from './columns.ts';
import { FillHandle } from './fill-handle.tsx';
import { dragOver, selectCell, startEditing } from './table-actions.ts';

interface TableCellProps {
  readonly shot: Shot;
  readonly row: number;
  readonly columnIndex: number;
  readonly column: Column;
  readonly references: readonly Reference[];
  readonly isHead: boolean;
  readonly isSelected: boolean;
  readonly isFilling: boolean;
  /** The last cell of the selection, where the handle to fill stands. */
  readonly isCorner: boolean;
  readonly editing: { readonly typed: string | null } | null;
}

function CellContent({ shot, column, references }: Pick<TableCellProps, 'shot' | 'column' | 'references'>) {
  if (column === 'action') return <PromptText text={shot.action} references={references} className="line-clamp-2" />;
  const text = cellText(shot, column, references);
  return (
    <span className="flex min-w-0 items-center gap-2">
      {column === 'camera' && shot.camera !== null ? (
        <CameraGlyph move={shot.camera.move} className="text-fg-2" />
      ) : null}
      <span
        className={classNames('line-clamp-2 min-w-0 whitespace-pre-line', column === 'length' && 'tabular ml-auto')}
      >
        {text}
      </span>
    </span>
  );
}

/** One field of one shot. The focus is the head of the selection; it is drawn inside, where nothing cuts it. */
export function TableCell(props: TableCellProps) {
  const { shot, row, columnIndex, column, references, isHead, isSelected, isFilling, isCorner, editing } = props;
  const [cell, setCell] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!isHead || editing !== null || cell === null) return;
    cell.focus();
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isHead, editing, cell]);
  const place = { row, column: columnIndex };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || editing !== null) return;
    // The focus follows the selection, not the press.
    event.preventDefault();
    selectCell(place, event.shiftKey);
  };
  return (
    <div
      ref={setCell}
      role="gridcell"
      aria-colindex={columnIndex + 2}
      aria-selected={isSelected}
      tabIndex={isHead ? 0 : -1}
      data-autofocus={isHead || undefined}
      data-cell={`${row}-${column}`}
      onPointerDown={onPointerDown}
      onPointerEnter={(event) => {
        if (event.buttons === 1 && editing === null) dragOver(place);
      }}
      onDoubleClick={() => {
        startEditing(null);
      }}
      className={classNames(
        'relative flex h-[46px] items-center border-r border-b border-line-1 px-2 text-base focus-inset',
        isSelected && 'bg-select-bg',
        isFilling && 'bg-bg-3',
        isHead && 'shadow-[inset_0_0_0_1.5px_var(--select)]',
      )}
    >
      <div className="min-w-0 flex-1 overflow-hidden">
        <CellContent shot={shot} column={column} references={references} />
      </div>
      {isCorner ? <FillHandle row={row} /> : null}
      {editing === null ? null : isChosen(column, shot) ? (
        <ChoiceEditor column={column} row={row} shot={shot} typed={editing.typed} anchor={cell} />
      ) : (
        <CellEditor column={column} number={row + 1} shot={shot} references={references} typed={editing.typed} />
      )}
    </div>
  );
}
