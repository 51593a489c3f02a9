import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#renderer/ui/text-area.tsx';
import type { Column } from './columns.ts';
import { cancelEditing, commitCell } from './table-actions.ts';

interface CellEditorProps {
  readonly column: Column;
  readonly number: number;
  /** What stands in the cell. */
  readonly text: string;
  /** What was typed to begin; it takes the place of the text. */
  readonly typed: string | null;
}

/** One line only: a line break means nothing there. */
const isOneLine = (column: Column): boolean => column === 'length' || column === 'light';

/** Writes one cell: Enter goes down, Tab to the side, Alt Enter breaks the line, Esc leaves it as it was. */
export function CellEditor({ column, number, text, typed }: CellEditorProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(typed ?? text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const input = field.current;
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
    // Written text in a cell at the edge must not stand outside.
    input?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  const end = (finish: () => void): void => {
    if (isDone.current) return;
    isDone.current = true;
    finish();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Neither the grid nor the sheet may see what is typed here.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isBreak = event.key === 'Enter' && (event.altKey || event.shiftKey) && !isOneLine(column);
    if (isBreak) {
      if (event.altKey) field.current?.setRangeText('\n', value.length, value.length, 'end');
      if (event.altKey) setValue(field.current?.value ?? value);
      return;
    }
    if (event.key === 'Escape') end(cancelEditing);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const towards = event.key === 'Enter' ? 'down' : event.shiftKey ? 'left' : 'right';
      end(() => {
        commitCell(value, towards);
      });
    } else return;
    event.preventDefault();
  };
  return (
    <div className="absolute top-0 left-0 z-drag-label min-h-full w-max min-w-full max-w-96 bg-bg-2 shadow-1">
      <TextArea
        ref={field}
        aria-label={t('shotTable.edit', { column: t(`shotTable.column.${column}`), number })}
        aria-describedby="shot-table-hint"
        placeholder={t(`shotTable.hint.${column}`)}
        value={value}
        onChange={(next) => {
          setValue(isOneLine(column) ? next.replaceAll('\n', ' ') : next);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          end(() => {
            commitCell(value, 'stay');
          });
        }}
        className={column === 'length' ? 'min-h-[44px] w-20!' : 'min-h-[44px] w-96!'}
      />
    </div>
  );
}
