import { useEffect, useMemo, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '#shared/domain/rich-text.ts';
import { parsePastedText } from '#renderer/editing/prompt-field/pasted-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { Reading, type TimelineDialogProps } from './read-dialogs.tsx';
import { readPasted, takeShots, takeText } from './timeline-actions.ts';

/** What the clipboard holds, where the host gives it to the page unasked. */
function useClipboard(onText: Dispatch<SetStateAction<string>>): void {
  const isRead = useRef(false);
  useEffect(() => {
    if (isRead.current) return;
    isRead.current = true;
    const read = async (): Promise<void> => {
      const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
      if (state !== 'granted') return;
      const copied = await navigator.clipboard.readText();
      onText((typed) => (typed === '' ? copied : typed));
    };
    // A host without that permission: the field is there to paste into.
    read().catch(() => undefined);
  }, [onText]);
}

/** A prompt from somewhere else: paste it, see what it becomes, take it. */
export function PasteDialog({ spec, onClose }: TimelineDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  useClipboard(setText);
  const parsed = useMemo(() => (text.trim() === '' ? null : readPasted(text, spec)), [text, spec]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={640}
      title={t('timeline.pasteTitle')}
      sentence={t('timeline.pasteSentence', { count: spec.shots.length })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            disabled={parsed === null}
            onClick={() => {
              const words = parsePastedText(text, spec.references);
              if (!isBlank(words)) takeText(words);
              onClose();
            }}
          >
            {t('timeline.asText')}
          </Button>
          <Button
            variant="primary"
            disabled={parsed === null}
            onClick={() => {
              if (parsed !== null) takeShots(parsed);
              onClose();
            }}
          >
            {t('timeline.make', { count: parsed?.spec.shots.length ?? 1 })}
          </Button>
        </>
      }
    >
      <TextArea
        aria-label={t('timeline.pasteLabel')}
        placeholder={t('timeline.pastePlaceholder')}
        maxLength={20_000}
        rows={4}
        value={text}
        onChange={setText}
        className="max-h-32 shrink-0 short:max-h-24 overflow-y-auto!"
      />
      {parsed === null ? (
        <p className="text-base text-fg-3">{t('timeline.pasteEmpty')}</p>
      ) : (
        <Reading parsed={parsed} before={spec} className="h-[min(440px,calc(100dvh-400px))]" />
      )}
    </Dialog>
  );
}
