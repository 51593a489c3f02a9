import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { answersOf, type Answer } from './hold-answers.ts';
import { needSentence } from './need-sentence.ts';
import { priceNow } from './price-now.ts';
import { giveAnswer } from './queue-actions.ts';
import type { QueueHandlers } from './queue-handlers.ts';

interface NeedPanelProps {
  readonly job: JobView;
  readonly provider: Capabilities | undefined;
  /** The one primary button of the screen is here. */
  readonly isFirst: boolean;
  readonly handlers: QueueHandlers;
}

/** Why a job stands still, whether it cost money, and the answers to it. */
export function NeedPanel({ job, provider, isFirst, handlers }: NeedPanelProps) {
  const { t } = useTranslation();
  const hasUsableKey = useMirror(({ accounts }) => accounts[job.providerId]?.isUsable ?? false);
  const answers = answersOf(job, { hasUsableKey, hasHistory: provider?.hasHistory ?? false });
  const labelOf = (answer: Answer): string => {
    if (answer === 'checkAgain' && job.origin === 'unasked') return t('queue.answer.take');
    if (answer === 'agree') {
      return t('queue.answer.agree', {
        price: priceText((job.error === null ? null : priceNow(job.error)) ?? job.price),
      });
    }
    if (answer !== 'send') return t(`queue.answer.${answer}`);
    return job.price.kind === 'free'
      ? t('queue.answer.sendFree')
      : t('queue.answer.send', { price: priceText(job.price) });
  };
  return (
    <div role="gridcell" className="ml-[92px] flex flex-col gap-2 px-4 pt-1 pb-2">
      <p className="max-w-[68ch] text-read text-fg-2">
        <strong className="font-semibold text-fg-1">
          {t('queue.needs.question', { charged: t(`common.charged.${job.charged}`) })}
        </strong>{' '}
        {needSentence(job, provider?.name ?? job.providerId)}
      </p>
      {answers.length === 0 ? null : (
        <div className="flex flex-wrap gap-2">
          {answers.map((answer, index) => (
            <Button
              key={answer}
              variant={isFirst && index === 0 ? 'primary' : 'default'}
              aria-haspopup={answer === 'checkAgain' || answer === 'others' ? 'dialog' : undefined}
              onClick={() => {
                if (answer === 'openSettings') handlers.onOpenSettings();
                else giveAnswer(job, answer);
              }}
            >
              {labelOf(answer)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
