import { ArrowDownToLine, Copy, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { redo, undo, useDraft, useHistory } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { SheetWindow } from '#renderer/ui/sheet-window.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { totalMs } from '../shots/model.ts';
import { selectedShot } from '../shots/selected-shot.ts';
import { columns } from './columns.ts';
import { rangeOf } from './range.ts';
import { ShotTable } from './shot-table.tsx';
import { copiedTable, fillSelected } from './table-actions.ts';
import { freshTable, tableStore, useTable } from './table-store.ts';
import './table-words.ts';

async function copyAll(spec: ClipSpec, texts: { readonly done: string; readonly closed: string }): Promise<void> {
  const isWritten = await navigator.clipboard.writeText(copiedTable(spec)).then(
    () => true,
    () => false,
  );
  if (isWritten) announce(texts.done);
  showToast({ title: isWritten ? texts.done : texts.closed, ...(isWritten ? {} : { kind: 'failure' as const }) });
}

function TableControls({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useHistory();
  const texts = { done: t('shotTable.copied', { count: spec.shots.length }), closed: t('shotTable.notCopied') };
  return (
    <div className="flex items-center gap-1">
      <IconButton label={t('common.frame.undo')} icon={Undo2} disabled={!canUndo} onClick={undo} />
      <IconButton label={t('common.frame.redo')} icon={Redo2} disabled={!canRedo} onClick={redo} />
      <Button variant="quiet" onClick={fillSelected}>
        <Icon of={ArrowDownToLine} size={14} />
        {t('shotTable.fillDown')}
      </Button>
      <Button variant="quiet" onClick={() => void copyAll(spec, texts)}>
        <Icon of={Copy} size={14} />
        {t('shotTable.copyAll')}
      </Button>
    </div>
  );
}

function TableFooter({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const notice = useTable((table) => table.notice);
  const { top, bottom, left, right } = rangeOf(useTable((table) => table));
  const head = useTable((table) => table.head);
  const column = columns[head.column] ?? 'length';
  const isOne = top === bottom && left === right;
  return (
    <>
      <p id="shot-table-hint" className="min-w-0 truncate text-base text-fg-3">
        {isOne
          ? t(`shotTable.hint.${column}`)
          : t('shotTable.selected', { rows: bottom - top + 1, columns: right - left + 1 })}
      </p>
      {notice === '' ? (
        <p className="min-w-0 truncate text-meta text-fg-3">{t('shotTable.keys')}</p>
      ) : (
        <p className="min-w-0 text-base text-accent-text">{notice}</p>
      )}
      <p className="shrink-0 text-base text-fg-2">
        {t('shotTable.summary', { count: spec.shots.length, length: secondsText(totalMs(spec.shots)) })}
      </p>
    </>
  );
}

/** The table opens at the shot that the studio shows. */
function standAtSelection(): void {
  const row = selectedShot()?.index ?? 0;
  const place = { row, column: 0 };
  tableStore.setState({ ...freshTable, head: place, anchor: place });
}

/** All shots at once, over the studio. Esc closes; every gesture is one step to undo. */
export function TableSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const clipId = useDraft((draft) => draft.clipId);
  const clip = useMirror((mirror) => (clipId === null ? undefined : mirror.clips[clipId]?.name)) ?? '';
  useState(standAtSelection);
  if (spec === null) return null;
  return (
    <SheetWindow
      width={1_120}
      title={t('shotTable.title', { clip })}
      sentence={t('shotTable.sentence')}
      closeLabel={t('common.close')}
      onClose={onClose}
      controls={<TableControls spec={spec} />}
      footer={<TableFooter spec={spec} />}
    >
      <ShotTable spec={spec} />
    </SheetWindow>
  );
}
