import { AudioLines } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { Shot, Sound } from '#shared/domain/shot.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { DialogueLines } from './dialogue-lines.tsx';
import { selectShot, writeAction, writeSound } from './prompt-actions.ts';
import { setUpText } from './set-up-text.ts';
import { WriteBlock } from './write-block.tsx';

const cues = ['effects', 'ambience', 'music'] as const satisfies readonly (keyof Sound)[];

function useMeta(shot: Shot, number: number): string {
  const { t } = useTranslation();
  const setUp = setUpText(t, shot);
  return t('prompt.shotMeta', {
    setUp: setUp === '' ? t('prompt.shotNumber', { number }) : setUp,
    length: secondsText(shot.durationMs),
  });
}

function SoundCues({ shot, number }: { readonly shot: Shot; readonly number: number }) {
  const { t } = useTranslation();
  return cues
    .filter((cue) => !isBlank(shot.sound[cue]))
    .map((cue) => (
      <div key={cue} className="flex items-start gap-1.5 text-fg-2">
        <span className="flex h-5 items-center text-fg-3">
          <Icon of={AudioLines} size={12} />
        </span>
        <span className="shrink-0 text-fg-3">{t(`prompt.cue.${cue}`)}</span>
        <PromptField
          label={t('prompt.cueOfShot', { cue: t(`prompt.cue.${cue}`), number })}
          look="bare"
          value={shot.sound[cue]}
          onChange={(text) => {
            writeSound(shot.id, cue, text);
          }}
        />
      </div>
    ));
}

interface ShotBlockProps {
  readonly shot: Shot;
  readonly number: number;
  readonly isSelected: boolean;
  /** The first shot invites to write when nothing is written yet. */
  readonly placeholder: string;
}

/** One shot as a paragraph: what it is, what happens, what is said and heard. Working in it selects it. */
export function ShotBlock({ shot, number, isSelected, placeholder }: ShotBlockProps): ReactNode {
  const { t } = useTranslation();
  const meta = useMeta(shot, number);
  const block = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isSelected) block.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <WriteBlock
      ref={block}
      label={t('prompt.shotNumber', { number })}
      meta={meta}
      mark={<span className={classNames('text-read', isSelected && 'font-semibold text-fg-1')}>{number}</span>}
      isSelected={isSelected}
      onSelect={() => {
        selectShot(shot.id);
      }}
    >
      <PromptField
        label={t('prompt.actionOfShot', { number })}
        fieldId={`action-${shot.id}`}
        look="bare"
        isMultiline
        offersShots
        placeholder={placeholder}
        value={shot.action}
        onChange={(text) => {
          writeAction(shot.id, text);
        }}
      />
      <DialogueLines shot={shot} number={number} />
      <SoundCues shot={shot} number={number} />
    </WriteBlock>
  );
}
