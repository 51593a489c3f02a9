import { AudioLines } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { isBlank, type RichText } from '#shared/domain/rich-text.ts';
import type { DialogueLine, Shot } from '#shared/domain/shot.ts';
import { PromptText } from '#renderer/editing/prompt-field/prompt-text.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { setUpText } from '../set-up-text.ts';

type References = ClipSpec['references'];

function Line({ line, references }: { readonly line: DialogueLine; readonly references: References }) {
  const { t } = useTranslation();
  const manner = [line.voice, line.emotion].filter((part) => part !== '').join(', ');
  return (
    <div className="pl-4">
      <div className="flex flex-wrap items-baseline gap-x-1.5">
        {isBlank(line.speaker) ? (
          <span className="font-medium">{t('timeline.someone')}</span>
        ) : (
          <PromptText text={line.speaker} references={references} className="font-medium" />
        )}
        <span className="text-fg-3">{manner}</span>
      </div>
      <p className="wrap-anywhere">{`“${line.words}”`}</p>
    </div>
  );
}

interface CueProps {
  readonly label: string;
  readonly text: RichText;
  readonly references: References;
}

function Cue({ label, text, references }: CueProps) {
  return (
    <div className="flex items-start gap-1.5 text-fg-2">
      <span className="flex h-5 items-center text-fg-3">
        <Icon of={AudioLines} size={12} />
      </span>
      <span className="shrink-0 text-fg-3">{label}</span>
      <PromptText text={text} references={references} />
    </div>
  );
}

function ShotRow({ shot, number, references }: { shot: Shot; number: number; references: References }) {
  const { t } = useTranslation();
  const setUp = setUpText(t, shot);
  const isSilent = shot.dialogue.length === 0 && Object.values(shot.sound).every(isBlank);
  return (
    <li className="flex gap-2.5 border-t border-line-1 px-3 py-2 first:border-t-0">
      <span className="tabular w-4 shrink-0 text-right text-read text-fg-3">{number}</span>
      <div className="flex min-w-0 flex-1 flex-col text-read text-fg-1">
        <p className="flex justify-between gap-2 text-meta text-fg-3">
          <span>{setUp === '' ? t('prompt.shotNumber', { number }) : setUp}</span>
          <span className="tabular">{secondsText(shot.durationMs)}</span>
        </p>
        {isBlank(shot.action) ? null : <PromptText text={shot.action} references={references} />}
        {isBlank(shot.action) && isSilent ? <p className="text-fg-3">{t('timeline.emptyShot')}</p> : null}
        {shot.dialogue.map((line) => (
          <Line key={line.id} line={line} references={references} />
        ))}
        {(['effects', 'ambience', 'music'] as const).map((cue) =>
          isBlank(shot.sound[cue]) ? null : (
            <Cue key={cue} label={t(`timeline.${cue}`)} text={shot.sound[cue]} references={references} />
          ),
        )}
      </div>
    </li>
  );
}

/** The shots as the strip would draw them: each as wide as it lasts. */
function LengthBar({ shots }: { readonly shots: readonly Shot[] }) {
  return (
    <div aria-hidden="true" className="flex h-5 shrink-0 gap-px">
      {shots.map((shot, index) => (
        <span
          key={shot.id}
          style={{ flexGrow: shot.durationMs }}
          className="tabular flex min-w-0 basis-0 items-center justify-center overflow-hidden bg-bg-3 text-meta text-fg-2 first:rounded-l-r2 last:rounded-r-r2"
        >
          {index + 1}
        </span>
      ))}
    </div>
  );
}

function ClipText({ label, text, references }: CueProps) {
  if (isBlank(text)) return null;
  return (
    <div className="flex flex-col px-3 py-2 pl-9.5 text-read text-fg-1">
      <p className="text-meta text-fg-3">{label}</p>
      <PromptText text={text} references={references} />
    </div>
  );
}

/** What a prompt became, before it becomes the clip. */
export function ShotPreview({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const { references, shots } = spec;
  return (
    <>
      <LengthBar shots={shots} />
      <div
        role="region"
        aria-label={t('timeline.found')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- regions that scroll must be reached by keyboard
        tabIndex={0}
        className="selectable min-h-20 flex-1 divide-y divide-line-1 overflow-y-auto rounded-r2 bg-bg-0 focus-inset"
      >
        <ClipText label={t('timeline.look')} text={spec.look} references={references} />
        <ol>
          {shots.map((shot, index) => (
            <ShotRow key={shot.id} shot={shot} number={index + 1} references={references} />
          ))}
        </ol>
        <ClipText label={t('timeline.soundBed')} text={spec.soundBed} references={references} />
      </div>
    </>
  );
}
