import { ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { CurrencyAmount, Price, Quote } from '#shared/domain/quote.ts';
import type { ProviderId } from '#shared/ids.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { useQuotes } from '#renderer/editing/quotes-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { askedText } from '#renderer/words/asked-text.ts';
import { amountText } from '#renderer/words/price-text.ts';
import { waitText } from '#renderer/words/wait-text.ts';
import { ChangesButton } from './changes-button.tsx';
import { lineButton } from './quote-line-style.ts';
import { expectedWait } from './quotes/expected-wait.ts';
import { studioStore, useStudio } from './studio-store.ts';

const QuoteBoard = lazy(async () => ({ default: (await import('./quotes/quote-board.tsx')).QuoteBoard }));

function showBoard(isBoardOpen: boolean): void {
  studioStore.setState({ isBoardOpen });
}

/** The account has less than the order may cost. */
function isShort(balance: CurrencyAmount, price: Price, takes: number): boolean {
  const asked = price.kind === 'exact' ? price.price : price.kind === 'range' ? price.high : null;
  return asked !== null && asked.currency === balance.currency && asked.amount * takes > balance.amount;
}

/** What the account holds, or that it has no key. */
function AccountFact({ quote, takes }: { readonly quote: Quote; readonly takes: number }) {
  const { t } = useTranslation();
  const trouble = useMirror((mirror) => keyTrouble(mirror, quote.providerId));
  const balance = useMirror((mirror) => mirror.accounts[quote.providerId]?.balance ?? null);
  if (trouble !== null) return <span className="shrink-0 text-accent-text">{t(`quotes.line.key.${trouble}`)}</span>;
  if (balance === null) return null;
  return (
    <span className={`tabular shrink-0 ${isShort(balance.amount, quote.price, takes) ? 'text-accent-text' : ''}`}>
      {t('quotes.line.balance', { balance: amountText(balance.amount) })}
    </span>
  );
}

/** The price is no guess from a table. */
function AskedFact({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation();
  if (quote.askedAt === undefined) return null;
  return (
    <span title={t('quotes.line.askedFact')} className="tabular shrink-0 text-fg-2">
      {t('quotes.line.asked', { when: askedText(quote.askedAt) })}
    </span>
  );
}

/** The time alone, where there is little room; the tooltip says whose experience it is. */
function WaitFact({ quote }: { readonly quote: Quote }) {
  if (quote.wait === null) return null;
  return (
    <span title={expectedWait(quote) ?? undefined} className="tabular shrink-0">
      {waitText(quote.wait.ms)}
    </span>
  );
}

function Board({ spec, onOpenSettings }: { readonly spec: ClipSpec; readonly onOpenSettings: () => void }) {
  const isOpen = useStudio((studio) => studio.isBoardOpen);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <QuoteBoard
        spec={spec}
        onClose={() => {
          showBoard(false);
        }}
        onOpenSettings={() => {
          showBoard(false);
          onOpenSettings();
        }}
      />
    </Suspense>
  );
}

function useProviderName(id: ProviderId | undefined): string | null {
  return useMirror((mirror) => mirror.providers.find((provider) => provider.id === id)?.name ?? null);
}

interface QuoteLineProps {
  readonly spec: ClipSpec;
  readonly quote: Quote | null;
  readonly onOpenSettings: () => void;
}

/** Who makes it, what is left there, how long it takes, whether everything gets there, and who else could. */
export function QuoteLine({ spec, quote, onOpenSettings }: QuoteLineProps) {
  const { t } = useTranslation();
  const provider = useProviderName(quote?.providerId);
  const count = useQuotes((state) => state.quotes.length);
  if (quote === null || provider === null) return <p className="h-6" />;
  const all = t('quotes.line.count', { count });
  return (
    <div className="flex h-6 items-center gap-2 text-meta whitespace-nowrap text-fg-3">
      <span className="shrink-0 font-semibold text-fg-1">{provider}</span>
      <AccountFact quote={quote} takes={spec.parameters.takes} />
      {quote.isStale ? <span className="shrink-0 text-accent-text">{t('quotes.line.old')}</span> : null}
      <AskedFact quote={quote} />
      <WaitFact quote={quote} />
      <ChangesButton quote={quote} provider={provider} subject="main" />
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t('quotes.line.open', { quotes: all })}
        onClick={() => {
          showBoard(true);
        }}
        className={`${lineButton} -mr-1 ml-auto`}
      >
        {all}
        <Icon of={ChevronRight} size={12} className="text-fg-3" />
      </button>
      <Board spec={spec} onOpenSettings={onOpenSettings} />
    </div>
  );
}
