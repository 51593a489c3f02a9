import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ParsedPrompt } from '#shared/prompt/parse.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { ReadingNotes } from './reading-notes.tsx';
import { ShotPreview } from './shot-preview.tsx';
import { readText } from './switch-mode.ts';
import { hasShots, keepShots, readPasted, takeShots } from './timeline-actions.ts';

export interface TimelineDialogProps {
  readonly spec: ClipSpec;
  readonly onClose: () => void;
}

/** As high as a dialog with nothing above it has room for. */
const tallReading = 'h-[min(460px,calc(100dvh-260px))]';

interface ReadingProps {
  readonly parsed: ParsedPrompt;
  /** The clip as it is now. */
  readonly before: ClipSpec;
  /** Its height. */
  readonly className: string;
}

/** Notes and shots, in the height that a dialog leaves them. */
export function Reading({ parsed, before, className }: ReadingProps) {
  return (
    <div className={classNames('flex min-h-0 flex-col gap-3 pt-1', className)}>
      <ReadingNotes parsed={parsed} before={before} />
      <ShotPreview spec={parsed.spec} />
    </div>
  );
}

/** The text of text mode, as the shots that it would become. */
export function ReadTextDialog({ spec, onClose }: TimelineDialogProps) {
  const { t } = useTranslation();
  // The clip as it was when the dialog opened: its ids must not change while it is looked at.
  const [parsed] = useState(() => readText(spec));
  const count = parsed.spec.shots.length;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={600}
      title={t('timeline.readTitle')}
      sentence={t('timeline.readSentence', { count: spec.shots.length })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {hasShots(spec) ? (
            <Button
              onClick={() => {
                keepShots();
                onClose();
              }}
            >
              {t('timeline.keep', { count: spec.shots.length })}
            </Button>
          ) : null}
          <Button
            variant="primary"
            onClick={() => {
              takeShots(parsed);
              onClose();
            }}
          >
            {t('timeline.make', { count })}
          </Button>
        </>
      }
    >
      <Reading parsed={parsed} before={spec} className={tallReading} />
    </Dialog>
  );
}

interface PastedDialogProps extends TimelineDialogProps {
  readonly text: string;
  /** Pastes the words where the caret is. */
  readonly onInsert: () => void;
}

/** A prompt that was pasted where words are written, and reads as shots. */
export function PastedDialog({ spec, text, onInsert, onClose }: PastedDialogProps) {
  const { t } = useTranslation();
  const [parsed] = useState(() => readPasted(text, spec));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={600}
      title={t('timeline.pastedTitle')}
      sentence={t('timeline.pasteSentence', { count: spec.shots.length })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            onClick={() => {
              onClose();
              onInsert();
            }}
          >
            {t('timeline.asWords')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              takeShots(parsed);
              onClose();
            }}
          >
            {t('timeline.make', { count: parsed.spec.shots.length })}
          </Button>
        </>
      }
    >
      <Reading parsed={parsed} before={spec} className={tallReading} />
    </Dialog>
  );
}
