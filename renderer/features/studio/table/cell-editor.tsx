import { useEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '#shared/domain/reference.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { cellText, cellWords, holdsMentions, type Column, type WordsColumn } from './columns.ts';
import { cancelEditing, commitCell } from './table-actions.ts';

interface CellEditorProps {
  readonly column: Column;
  readonly number: number;
  readonly shot: Shot;
  readonly references: readonly Reference[];
  /** What was typed to begin; it takes the place of the text. */
  readonly typed: string | null;
}

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Ends writing once: Enter goes down, Tab to the side, Esc leaves the cell as it was. */
function useEnding(read: () => string | RichText) {
  const isDone = useRef(false);
  const end = (towards: Parameters<typeof commitCell>[1] | 'nowhere'): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (towards === 'nowhere') cancelEditing();
    else commitCell(read(), towards);
  };
  /** True when the key ended it. With Shift or Alt, Enter breaks the line. */
  const onKey = ({ key, shiftKey, altKey }: PressedKey): boolean => {
    if (key === 'Escape') end('nowhere');
    else if (key === 'Tab') end(shiftKey ? 'left' : 'right');
    else if (key === 'Enter' && !shiftKey && !altKey) end('down');
    else return false;
    return true;
  };
  return { end, onKey };
}

interface EditorFrameProps {
  readonly className: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Stands over its cell, as wide as words need. */
function EditorFrame({ className, onLeave, children }: EditorFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In a cell at the edge it must not stand outside.
    frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <div
      ref={frame}
      role="presentation"
      data-cell-editor
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
      onKeyDown={(event) => {
        // Neither the grid nor the sheet may see what is typed here.
        event.stopPropagation();
      }}
      className={`absolute top-0 left-0 z-drag-label min-h-full min-w-full bg-bg-2 shadow-1 ${className}`}
    >
      {children}
    </div>
  );
}

interface PlainEditorProps {
  readonly column: Exclude<Column, WordsColumn>;
  readonly label: string;
  readonly text: string;
}

/** Words without mentions, on one line. */
function PlainEditor({ column, label, text }: PlainEditorProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const { end, onKey } = useEnding(() => value);
  useEffect(() => {
    const input = field.current;
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  return (
    <EditorFrame
      className={column === 'length' ? 'w-20' : 'w-96'}
      onLeave={() => {
        end('stay');
      }}
    >
      <TextArea
        ref={field}
        aria-label={label}
        aria-describedby="shot-table-hint"
        placeholder={t(`shotTable.hint.${column}`)}
        value={value}
        onChange={(next) => {
          setValue(next.replaceAll('\n', ' '));
        }}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && onKey(event)) event.preventDefault();
        }}
        className="min-h-[44px]"
      />
    </EditorFrame>
  );
}

interface WordsEditorProps {
  readonly column: WordsColumn;
  readonly label: string;
  readonly words: RichText;
}

/** Words with mentions: typing `@` offers what can be mentioned, as everywhere. */
function WordsEditor({ column, label, words }: WordsEditorProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(words);
  const { end, onKey } = useEnding(() => value);
  return (
    <EditorFrame
      className="flex w-96"
      onLeave={() => {
        end('stay');
      }}
    >
      <PromptField
        label={label}
        value={value}
        placeholder={t(`shotTable.hint.${column}`)}
        isMultiline
        takesFocus
        hasOwnHistory
        onChange={setValue}
        onKey={(event) => {
          const isUsed = onKey(event);
          // The frame around may be gone before the key gets there, and Esc would close the sheet.
          if (isUsed) event.stopPropagation();
          return isUsed;
        }}
      />
    </EditorFrame>
  );
}

/** Writes one cell, in the field that its words have in the inspector. */
export function CellEditor({ column, number, shot, references, typed }: CellEditorProps) {
  const { t } = useTranslation();
  const label = t('shotTable.edit', { column: t(`shotTable.column.${column}`), number });
  if (!holdsMentions(column)) {
    return <PlainEditor column={column} label={label} text={typed ?? cellText(shot, column, references)} />;
  }
  const words = typed === null ? cellWords(shot, column, references) : [{ type: 'text' as const, text: typed }];
  return <WordsEditor column={column} label={label} words={words} />;
}
