import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { amountText } from '#renderer/words/price-text.ts';
import type { BoardPicks } from './board-picks.ts';
import type { BoardRow } from './board-rows.ts';
import { dayText } from './quote-text.ts';
import { QuoteRow, type RowHandlers } from './quote-row.tsx';

function AccountFact({ provider, onOpenSettings }: { provider: Capabilities; onOpenSettings: () => void }) {
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
          onClick={onOpenSettings}
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
  const readOn = quotes.find(({ basis, askedAt }) => basis !== null && askedAt === undefined)?.basis?.readOn;
  if (readOn === undefined) return null;
  const isStale = quotes.some((quote) => quote.isStale);
  return (
    <span className={isStale ? 'text-accent-text' : ''}>
      {t(isStale ? 'quoteBoard.pricesOld' : 'quoteBoard.pricesOf', { date: dayText(readOn) })}
    </span>
  );
}

interface QuoteGroupProps extends RowHandlers {
  readonly provider: Capabilities;
  readonly rows: readonly BoardRow[];
  readonly picks: BoardPicks;
  readonly differenceOf: (row: BoardRow) => string | null;
}

/** The quotes of one provider, under what is known of the account there. */
export function QuoteGroup({ provider, rows, picks, differenceOf, ...handlers }: QuoteGroupProps) {
  return (
    <div role="group" aria-label={provider.name}>
      <div className="flex min-h-7 items-center gap-2 border-b border-line-1 bg-bg-0 px-5 text-meta text-fg-3 compact:px-4">
        <h3 className="text-base font-semibold text-fg-1">{provider.name}</h3>
        <AccountFact provider={provider} onOpenSettings={handlers.onOpenSettings} />
        <span className="ml-auto">
          <PriceDay quotes={rows.map(({ quote }) => quote)} />
        </span>
      </div>
      {rows.map((row) => (
        <QuoteRow key={row.key} row={row} picks={picks} isGrouped difference={differenceOf(row)} {...handlers} />
      ))}
    </div>
  );
}
