import { useTranslation } from 'react-i18next';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { DialogueLine, Shot } from '#shared/domain/shot.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { PromptText } from '#renderer/editing/prompt-field/prompt-text.tsx';
import { writeDialogue } from './prompt-actions.ts';

const noReferences: readonly never[] = [];

function SpokenLine({
  shot,
  line,
  label,
}: {
  readonly shot: Shot;
  readonly line: DialogueLine;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  const manner = [line.voice, line.emotion].filter((part) => part.trim() !== '').join(', ');
  return (
    <div className="pl-5">
      <div className="flex flex-wrap items-baseline gap-x-1.5">
        {isBlank(line.speaker) ? (
          <span className="font-medium">{t('prompt.someone')}</span>
        ) : (
          <PromptText text={line.speaker} references={references} className="font-medium" />
        )}
        <span className="text-fg-3">{manner}</span>
      </div>
      <div className="flex items-end">
        <span aria-hidden="true" className="w-[0.45em] shrink-0 self-start">
          {'“'}
        </span>
        <textarea
          aria-label={label}
          value={line.words}
          rows={1}
          maxLength={2_000}
          placeholder={t('prompt.wordsPlaceholder')}
          onChange={(event) => {
            writeDialogue(shot.id, line.id, event.target.value.replace(/\s*\n\s*/gu, ' '));
          }}
          className="field-sizing-content max-w-[calc(100%-1em)] min-w-2 resize-none overflow-hidden bg-transparent outline-none"
        />
        <span aria-hidden="true">{'”'}</span>
      </div>
    </div>
  );
}

/** What is said in a shot: who and how in one line, the words in quotes below. Voice and emotion are set beside the shot. */
export function DialogueLines({ shot, number }: { readonly shot: Shot; readonly number: number }) {
  const { t } = useTranslation();
  return shot.dialogue.map((line, index) => (
    <SpokenLine key={line.id} shot={shot} line={line} label={t('prompt.wordsOfLine', { line: index + 1, number })} />
  ));
}
