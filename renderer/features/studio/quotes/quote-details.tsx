import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import { LossTable } from './loss-table.tsx';
import { askedMoment, basisText, dayText } from './quote-text.ts';

interface QuoteDetailsProps {
  readonly quote: Quote;
  readonly provider: string;
}

function PriceFacts({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation();
  const { basis, askedAt } = quote;
  if (basis === null) return null;
  return (
    <p>
      <span className="font-medium text-fg-1">{t('quoteBoard.details.basis')}</span> {basisText(basis)}{' '}
      <span className="text-fg-3">
        {askedAt === undefined
          ? t('quoteBoard.details.source', { source: basis.source, date: dayText(basis.readOn) })
          : t('quoteBoard.details.asked', { source: basis.source, when: askedMoment(askedAt) })}
      </span>
    </p>
  );
}

/** Why a quote cannot run, what becomes of what was written, and what its price rests on. */
export function QuoteDetails({ quote, provider }: QuoteDetailsProps) {
  const { t } = useTranslation();
  return (
    <div className="selectable flex flex-col gap-2 pb-3 text-base text-fg-2">
      {quote.problems.length === 0 ? null : (
        <ul className="flex flex-col gap-1 text-danger">
          {quote.problems.map((problem) => (
            <li key={`${problem.code} ${problem.assetId ?? ''}`}>{problemText(problem)}</li>
          ))}
        </ul>
      )}
      {quote.losses.length === 0 && quote.problems.length === 0 ? (
        <p>{t('quoteBoard.details.nothing')}</p>
      ) : (
        <LossTable quote={quote} provider={provider} />
      )}
      <PriceFacts quote={quote} />
    </div>
  );
}
