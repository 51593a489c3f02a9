import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PromptText } from '#renderer/editing/prompt-field/prompt-text.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { TimelineDialogProps } from './read-dialogs.tsx';
import { textOfShots } from './switch-mode.ts';
import { takeText } from './timeline-actions.ts';

/** A clip with both shots and a text that differ: neither is thrown away unasked. */
export function ChooseTextDialog({ spec, onClose }: TimelineDialogProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<'shots' | 'before'>('shots');
  const text = choice === 'shots' ? textOfShots(spec) : spec.text;
  const name = t(choice === 'shots' ? 'timeline.fromShots' : 'timeline.fromBefore');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={600}
      title={t('timeline.chooseTitle')}
      sentence={t('timeline.chooseSentence')}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              takeText(text);
              onClose();
            }}
          >
            {t('timeline.useWords')}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('timeline.choice')}
        className="self-start"
        value={choice}
        onChange={setChoice}
        options={[
          { value: 'shots', label: t('timeline.fromShots') },
          { value: 'before', label: t('timeline.fromBefore') },
        ]}
      />
      <div
        role="region"
        aria-label={name}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- regions that scroll must be reached by keyboard
        tabIndex={0}
        className="selectable h-[min(320px,calc(100dvh-300px))] overflow-y-auto rounded-r2 bg-bg-0 p-3 text-read text-fg-1 focus-inset"
      >
        <PromptText text={text} references={spec.references} />
      </div>
    </Dialog>
  );
}
