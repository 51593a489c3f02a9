import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AdviceCode, Finding, FindingSource, GuideCode } from '#shared/prompt/preflight-finding.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { focusPromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { splitOpenClip } from '#renderer/editing/split/split-clip.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { calendarDay } from '#renderer/words/calendar-day.ts';
import './preflight-words.ts';
import { keepDense, removeFromClip, selectShot } from './prompt-actions.ts';

/** Where a rule comes from, and when it was read. */
export function useSourceText(): (source: FindingSource) => string | null {
  const { t } = useTranslation();
  return (source) => {
    if (source.kind === 'clip') return null;
    if (source.kind !== 'provider') return t(`preflight.source.${source.kind}`);
    return t('preflight.source.provider', { text: source.text, date: calendarDay(new Date(`${source.readOn}T12:00`)) });
  };
}

function isGuide(code: AdviceCode): code is GuideCode {
  return code.startsWith('guide.');
}

/** Whether it is about how densely somebody speaks. */
export function isSpeech(code: AdviceCode): boolean {
  return code.startsWith('dialogue.') || code.startsWith('speech.');
}

/** Blocks until a person says that it is meant. */
function isTooDense(code: AdviceCode): boolean {
  return code === 'dialogue.too-dense' || code === 'speech.too-dense';
}

interface FindingRowProps {
  readonly finding: Finding<AdviceCode>;
  readonly icon: LucideIcon;
  readonly tone: string;
  readonly onOpenShot: () => void;
}

/** What can be done about it, where it stands. */
function FindingActions({ finding: { code, shotId, referenceId }, onOpenShot }: FindingRowProps) {
  const { t } = useTranslation();
  const hasBoundary = useDraft(({ spec }) => (spec?.shots.length ?? 0) > 1);
  const isAttached = useDraft(({ spec }) => spec?.references.some(({ id }) => id === referenceId) ?? false);
  return (
    <>
      {shotId === undefined ? null : (
        <Button
          onClick={() => {
            selectShot(shotId);
            onOpenShot();
            // The tab draws first.
            requestAnimationFrame(() => {
              focusPromptField(`action-${shotId}`);
            });
          }}
        >
          {t('preflight.showShot')}
        </Button>
      )}
      {code === 'dialogue.too-dense' && hasBoundary ? (
        <Button onClick={() => void splitOpenClip()}>{t('preflight.splitClip')}</Button>
      ) : null}
      {isTooDense(code) ? (
        <Button
          onClick={() => {
            keepDense(shotId ?? null);
          }}
        >
          {t('preflight.keepDense')}
        </Button>
      ) : null}
      {referenceId !== undefined && isAttached ? (
        <Button
          onClick={() => {
            removeFromClip(referenceId);
          }}
        >
          {t('preflight.removeReference')}
        </Button>
      ) : null}
    </>
  );
}

/** One finding: what, why, where the rule comes from, and the ways out. */
export function FindingRow(props: FindingRowProps) {
  const { finding, icon, tone } = props;
  const { code, params, source } = finding;
  const { t } = useTranslation();
  const sourceText = useSourceText()(source);
  return (
    // One way out stands beside the words; several get a line of their own, so that the words keep their width.
    <li className="group flex gap-x-2.5 gap-y-2 border-t border-line-1 px-3 py-2.5 first:border-t-0 has-[button+button]:flex-wrap">
      <Icon of={icon} size={14} className={`mt-px ${tone}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="text-base font-medium text-fg-1 wrap-anywhere">
          {isGuide(code) ? t(`preflight.guide.${code}`, params) : t(`prompt.problem.${code}`, params)}
        </p>
        <p className="text-base text-fg-3">
          {isGuide(code) ? t(`preflight.guideWhy.${code}`, params) : t(`prompt.problemWhy.${code}`, params)}
          {sourceText === null ? null : ` ${sourceText}`}
        </p>
      </div>
      <span className="flex flex-wrap items-start gap-1.5 group-has-[button+button]:basis-full group-has-[button+button]:pl-6">
        <FindingActions {...props} />
      </span>
    </li>
  );
}
