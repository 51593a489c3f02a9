import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import type { ProviderId } from '#shared/ids.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { confirmQuestion, dismissQuestion } from '../order-actions.ts';
import type { OrderQuestion } from '../studio-store.ts';
import { quoteName } from './quote-name.ts';
import { dayText } from './quote-text.ts';
import { twinPriceText } from './twin-price.ts';

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

/** The old price and the new one of each quote that has another one now, for the takes of this order. */
function Prices({ question, takes }: { readonly question: PriceQuestion; readonly takes: number }) {
  const { t } = useTranslation();
  const providers = useMirror((mirror) => mirror.providers);
  if (question.kind === 'old-price') return null;
  const isTwin = question.order.twin !== null;
  return question.changes.map(({ quote, before }) => {
    const provider = providers.find(({ id }) => id === quote.providerId);
    const tier = provider?.tiers.find(({ id }) => id === quote.tier)?.name ?? quote.tier;
    return (
      <dl
        key={`${quote.providerId} ${quote.tier}`}
        className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 pt-1"
      >
        {isTwin ? (
          <div className="col-span-2 text-base font-medium text-fg-1">
            {quoteName(provider?.name ?? quote.providerId, tier)}
          </div>
        ) : null}
        <dt className="text-base text-fg-3">{t('quoteBoard.order.before')}</dt>
        <dd className="tabular text-read text-fg-2">
          <s>{priceText(before, takes)}</s>
        </dd>
        <dt className="text-base text-fg-3">{t('quoteBoard.order.now')}</dt>
        <dd className="tabular text-head text-fg-1">{priceText(quote.price, takes)}</dd>
      </dl>
    );
  });
}

/** "fal.ai", "fal.ai and Lantern": whose prices this is about. */
function useNamesOf(quotes: readonly Quote[]): string {
  const { t } = useTranslation();
  const providers = useMirror((mirror) => mirror.providers);
  const names = [...new Set(quotes.map(({ providerId }) => providerId))].map(
    (id) => providers.find((provider) => provider.id === id)?.name ?? id,
  );
  const [first = '', second] = names;
  return second === undefined ? first : t('quoteBoard.twin.both', { first, second });
}

function AboutPrice({ question }: { readonly question: PriceQuestion }) {
  const { t } = useTranslation();
  const takes = useDraft((draft) => draft.spec?.parameters.takes ?? 1);
  const { main, twin } = question.order;
  const about = question.kind === 'old-price' ? question.old : question.changes.map(({ quote }) => quote);
  const provider = useNamesOf(about);
  // Of two old tables the older one says it.
  const readOn = about.flatMap(({ basis }) => (basis === null ? [] : [basis.readOn])).toSorted()[0];
  const sentence =
    question.kind === 'price-changed'
      ? t('quoteBoard.order.changedFact', {
          count: about.length,
          provider,
          takes: t('studio.composer.takeCount', { count: takes }),
        })
      : readOn === undefined
        ? t('quoteBoard.order.oldFactUndated', { provider })
        : t('quoteBoard.order.oldFact', { provider, date: dayText(readOn) });
  const price = twin === null ? priceText(main.price, takes) : twinPriceText(main, twin, takes).whole;
  return (
    <Dialog
      isOpen
      onClose={dismissQuestion}
      title={t(question.kind === 'price-changed' ? 'quoteBoard.order.changedTitle' : 'quoteBoard.order.oldTitle', {
        count: about.length,
      })}
      sentence={sentence}
      actions={
        <>
          <Button variant="quiet" onClick={dismissQuestion}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" onClick={() => void confirmQuestion()}>
            {t('quoteBoard.order.confirm', { price })}
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
