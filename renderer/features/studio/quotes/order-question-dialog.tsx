import { useTranslation } from 'react-i18next';
import type { ProviderId } from '#shared/ids.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { confirmQuestion, dismissQuestion } from '../order-actions.ts';
import type { OrderQuestion } from '../studio-store.ts';
import { dayText } from './quote-text.ts';

function useProviderName(id: string): string {
  return useMirror((mirror) => mirror.providers.find((provider) => provider.id === id)?.name ?? id);
}

function NoKey({ providerId, onAddKey }: { readonly providerId: ProviderId; readonly onAddKey: () => void }) {
  const { t } = useTranslation();
  const provider = useProviderName(providerId);
  // A key that only the application missed was there a moment ago.
  const trouble = useMirror((mirror) => keyTrouble(mirror, providerId)) ?? 'unusable';
  return (
    <Dialog
      isOpen
      onClose={dismissQuestion}
      title={t(`quoteBoard.order.keyTitle.${trouble}`, { provider })}
      sentence={t(`quoteBoard.order.keyFact.${trouble}`)}
      actions={
        <>
          <Button variant="quiet" onClick={dismissQuestion}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              dismissQuestion();
              onAddKey();
            }}
          >
            {t(`quoteBoard.order.mendKey.${trouble}`)}
          </Button>
        </>
      }
    />
  );
}

type PriceQuestion = Exclude<OrderQuestion, { kind: 'no-key' }>;

/** The old price and the new one, for the takes of this order. */
function Prices({ question, takes }: { readonly question: PriceQuestion; readonly takes: number }) {
  const { t } = useTranslation();
  if (question.kind === 'old-price') return null;
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 pt-1">
      <dt className="text-base text-fg-3">{t('quoteBoard.order.before')}</dt>
      <dd className="tabular text-read text-fg-2">
        <s>{priceText(question.before, takes)}</s>
      </dd>
      <dt className="text-base text-fg-3">{t('quoteBoard.order.now')}</dt>
      <dd className="tabular text-head text-fg-1">{priceText(question.quote.price, takes)}</dd>
    </dl>
  );
}

function AboutPrice({ question }: { readonly question: PriceQuestion }) {
  const { t } = useTranslation();
  const takes = useDraft((draft) => draft.spec?.parameters.takes ?? 1);
  const provider = useProviderName(question.quote.providerId);
  const readOn = question.quote.basis?.readOn;
  const sentence =
    question.kind === 'price-changed'
      ? t('quoteBoard.order.changedFact', { provider, takes: t('studio.composer.takeCount', { count: takes }) })
      : readOn === undefined
        ? t('quoteBoard.order.oldFactUndated', { provider })
        : t('quoteBoard.order.oldFact', { provider, date: dayText(readOn) });
  return (
    <Dialog
      isOpen
      onClose={dismissQuestion}
      title={t(question.kind === 'price-changed' ? 'quoteBoard.order.changedTitle' : 'quoteBoard.order.oldTitle')}
      sentence={sentence}
      actions={
        <>
          <Button variant="quiet" onClick={dismissQuestion}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" onClick={() => void confirmQuestion()}>
            {t('quoteBoard.order.confirm', { price: priceText(question.quote.price, takes) })}
          </Button>
        </>
      }
    >
      <Prices question={question} takes={takes} />
    </Dialog>
  );
}

/** What has to be said before an order goes out: a key is missing, the price is old, or it has changed. */
export function OrderQuestionDialog({
  question,
  onAddKey,
}: {
  readonly question: OrderQuestion;
  readonly onAddKey: () => void;
}) {
  if (question.kind === 'no-key') return <NoKey providerId={question.providerId} onAddKey={onAddKey} />;
  return <AboutPrice question={question} />;
}
