import { useTranslation } from 'react-i18next';
import { secondsText } from '#renderer/words/time-text.ts';
import { isSamePrompt, type PromptChange, type PromptComparison } from './compare-prompts.ts';

function Change({ change: { kind, text } }: { readonly change: PromptChange }) {
  if (kind === 'added') return <ins className="bg-bg-3 text-ok underline decoration-2 underline-offset-2">{text}</ins>;
  if (kind === 'removed') return <del className="text-danger line-through">{text}</del>;
  return text;
}

/** What is not words: references that came or went, and the length. */
function Facts({ comparison: { addedNames, removedNames, length } }: { readonly comparison: PromptComparison }) {
  const { t } = useTranslation();
  const references = [
    ...addedNames.map((name) => t('history.added', { name })),
    ...removedNames.map((name) => t('history.removed', { name })),
  ];
  if (references.length === 0 && length === null) return null;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 border-t border-line-1 px-5 py-3 text-base">
      {references.length === 0 ? null : (
        <>
          <dt className="text-fg-3">{t('history.references')}</dt>
          <dd className="text-fg-1 wrap-anywhere">{references.join(', ')}</dd>
        </>
      )}
      {length === null ? null : (
        <>
          <dt className="text-fg-3">{t('history.lengthLabel')}</dt>
          <dd className="text-fg-1">
            {t('history.length', {
              before: secondsText(length.before * 1_000),
              after: secondsText(length.after * 1_000),
            })}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Two prompts as one text: what went is struck out, what came is underlined. */
export function HistoryDifference({ comparison, legend }: { comparison: PromptComparison; legend: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div
        role="region"
        aria-label={t('history.difference')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- regions that scroll must be reached by keyboard
        tabIndex={0}
        className="selectable min-h-0 flex-1 overflow-y-auto px-5 py-3 text-read wrap-anywhere whitespace-pre-wrap text-fg-1 focus-inset"
      >
        {comparison.words.map((change, index) => (
          // Changes have no identity besides their place.
          <Change key={`${index}`} change={change} />
        ))}
      </div>
      <Facts comparison={comparison} />
      <p className="border-t border-line-1 px-5 py-2 text-meta text-fg-3">
        {isSamePrompt(comparison) ? t('history.unchanged') : legend}
      </p>
    </>
  );
}
