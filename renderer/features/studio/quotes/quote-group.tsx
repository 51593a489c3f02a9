import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { amountText } from '#renderer/words/price-text.ts';
import { dayText } from './quote-text.ts';
import { QuoteRow } from './quote-row.tsx';

function AccountFact({ provider, onAddKey }: { readonly provider: Capabilities; readonly onAddKey: () => void }) {
  const { t } = useTranslation();
  const trouble = useMirror((mirror) => keyTrouble(mirror, provider.id));
  const account = useMirror((mirror) => mirror.accounts[provider.id]);
  if (provider.isLocal) return <span>{t('quoteBoard.local')}</span>;
  if (trouble !== null) {
    return (
      <span className="flex items-center gap-2">
        {t(`quoteBoard.trouble.${trouble}`)}
        <button
          type="button"
          aria-label={t(`quoteBoard.mendFor.${trouble}`, { provider: provider.name })}
          onClick={onAddKey}
          className="min-h-6 font-medium text-fg-1 underline underline-offset-2"
        >
          {t(`quoteBoard.mend.${trouble}`)}
        </button>
      </span>
    );
  }
  const tail = account?.keys.find(({ slot }) => slot === 'main')?.tail;
  const facts = [
    tail == null ? null : t('quoteBoard.key', { tail }),
    account?.balance == null ? null : t('quoteBoard.balance', { balance: amountText(account.balance.amount) }),
  ];
  return <span>{facts.filter((fact) => fact !== null).join(' · ')}</span>;
}

function PriceDay({ quotes }: { readonly quotes: readonly Quote[] }) {
  const { t } = useTranslation();
  const readOn = quotes.find(({ basis }) => basis !== null)?.basis?.readOn;
  if (readOn === undefined) return null;
  const isStale = quotes.some((quote) => quote.isStale);
  return (
    <span className={isStale ? 'text-accent-text' : ''}>
      {t(isStale ? 'quoteBoard.pricesOld' : 'quoteBoard.pricesOf', { date: dayText(readOn) })}
    </span>
  );
}

interface QuoteGroupProps {
  readonly provider: Capabilities;
  readonly quotes: readonly Quote[];
  readonly chosen: Quote | null;
  readonly onChoose: (quote: Quote) => void;
  readonly onAddKey: () => void;
}

/** The quotes of one provider, under what is known of the account there. */
export function QuoteGroup({ provider, quotes, chosen, onChoose, onAddKey }: QuoteGroupProps) {
  return (
    <div role="group" aria-label={provider.name}>
      <div className="flex min-h-7 items-center gap-2 border-b border-line-1 bg-bg-0 px-5 text-meta text-fg-3">
        <h3 className="text-base font-semibold text-fg-1">{provider.name}</h3>
        <AccountFact provider={provider} onAddKey={onAddKey} />
        <span className="ml-auto">
          <PriceDay quotes={quotes} />
        </span>
      </div>
      {quotes.map((quote) => (
        <QuoteRow
          key={quote.tier}
          quote={quote}
          provider={provider.name}
          tier={provider.tiers.find(({ id }) => id === quote.tier)?.name ?? quote.tier}
          isChosen={quote === chosen}
          onChoose={() => {
            onChoose(quote);
          }}
        />
      ))}
    </div>
  );
}
