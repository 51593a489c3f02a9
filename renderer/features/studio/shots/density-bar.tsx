import { useTranslation } from 'react-i18next';
import type { Shot } from '#shared/domain/shot.ts';
import { dialogueDensity, mostWordsPerSecond, type DensityLevel } from '#shared/prompt/dialogue-density.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsText } from '#renderer/words/time-text.ts';

type Spoken = Exclude<DensityLevel, 'none'>;

const fillOfLevel: Readonly<Record<Spoken, string>> = {
  safe: 'bg-fg-3',
  stretch: 'bg-accent-line',
  // The pattern says it without colour.
  'too-dense': 'bg-[repeating-linear-gradient(90deg,var(--danger-line)_0_5px,transparent_5px_7px)]',
};

const wordOfLevel: Readonly<Record<Spoken, string>> = {
  safe: 'text-fg-3',
  stretch: 'font-medium text-accent-text',
  'too-dense': 'font-medium text-danger',
};

/** How much is spoken for the time: length is load, the word is the level. Nothing is drawn where nobody speaks. */
export function DensityBar({ shot, isSelected }: { readonly shot: Shot; readonly isSelected: boolean }) {
  const { t } = useTranslation();
  const { words, wordsPerSecond, level } = dialogueDensity(shot);
  if (level === 'none') return <div className="h-[3px] rounded-full bg-bg-3" />;
  const percent = Math.min(100, Math.round((wordsPerSecond / mostWordsPerSecond) * 100));
  const name = t(`studio.shots.density.${level}`);
  const isLong = isSelected || level !== 'safe';
  const sentence = t('studio.shots.density.wordsIn', {
    count: words,
    level: name,
    length: secondsText(shot.durationMs),
  });
  return (
    <>
      <div className="h-[3px] overflow-hidden rounded-full bg-bg-4">
        <div style={{ width: `${percent}%` }} className={classNames('h-full rounded-full', fillOfLevel[level])} />
      </div>
      {/* Half a word says nothing: under a short shot the sentence becomes its level, and then the bar alone. */}
      <p
        title={sentence}
        className={classNames('truncate text-meta short:sr-only @max-[64px]:sr-only', wordOfLevel[level])}
      >
        {isLong ? <span className="@max-[150px]:sr-only">{sentence}</span> : name}
        {isLong ? (
          <span aria-hidden="true" className="hidden @max-[150px]:inline">
            {name}
          </span>
        ) : null}
      </p>
    </>
  );
}
