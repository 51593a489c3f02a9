import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import { basisText, dayText, linesOf } from './quote-text.ts';

interface QuoteDetailsProps {
  readonly quote: Quote;
  readonly provider: string;
}

/** Why a quote cannot run, what becomes of what was written, and what its price rests on. */
export function QuoteDetails({ quote, provider }: QuoteDetailsProps) {
  const { t } = useTranslation();
  const lines = linesOf(quote);
  const cell = 'px-2 py-1.5 text-left align-top first:pl-0';
  return (
    <div className="selectable flex flex-col gap-2 pb-3 text-base text-fg-2">
      {quote.problems.length === 0 ? null : (
        <ul className="flex flex-col gap-1 text-danger">
          {quote.problems.map((problem) => (
            <li key={`${problem.code} ${problem.assetId ?? ''}`}>{problemText(problem)}</li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? (
        <p>{t('quoteBoard.details.nothing')}</p>
      ) : (
        <table aria-label={t('quoteBoard.details.table', { provider })} className="w-full">
          <thead>
            <tr className="text-meta text-fg-3">
              {(['field', 'result', 'why'] as const).map((name) => (
                <th key={name} scope="col" className={classNames(cell, 'font-normal')}>
                  {t(`quoteBoard.details.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.fields + line.result} className="border-t border-line-1">
                <td className={classNames(cell, 'w-44 text-fg-1')}>{line.fields}</td>
                <td className={classNames(cell, 'w-36')}>{line.result}</td>
                <td className={cell}>{line.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {quote.basis === null ? null : (
        <p>
          <span className="font-medium text-fg-1">{t('quoteBoard.details.basis')}</span> {basisText(quote.basis)}{' '}
          <span className="text-fg-3">
            {t('quoteBoard.details.source', { source: quote.basis.source, date: dayText(quote.basis.readOn) })}
          </span>
        </p>
      )}
    </div>
  );
}
