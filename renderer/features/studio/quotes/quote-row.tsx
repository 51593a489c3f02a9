import { Ban, Check, ChevronRight, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { waitText } from '#renderer/words/wait-text.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import { QuoteDetails } from './quote-details.tsx';
import { changesText, lengthText, linesOf, sizeText } from './quote-text.ts';

/** Columns of the board: choice, tier, price, size, length, wait, what changes, details. */
export const boardColumns =
  'grid grid-cols-[20px_minmax(72px,1.1fr)_minmax(72px,1fr)_minmax(84px,1fr)_minmax(56px,0.7fr)_minmax(76px,1fr)_minmax(120px,2.4fr)_24px] items-center gap-x-3 px-5';

function Changes({ quote }: { readonly quote: Quote }) {
  const [problem] = quote.problems;
  if (problem !== undefined) {
    return (
      <span className="flex min-w-0 items-center gap-1.5 text-fg-2">
        <Icon of={Ban} size={14} className="shrink-0" />
        <span className="min-w-0 truncate">{problemText(problem)}</span>
      </span>
    );
  }
  const lines = linesOf(quote);
  const isDropped = lines.some(({ kind }) => kind === 'dropped');
  const isChanged = lines.length > 0;
  return (
    <span className={classNames('flex min-w-0 items-center gap-1.5', isDropped ? 'text-accent-text' : 'text-fg-2')}>
      {isChanged && !isDropped ? null : (
        <Icon of={isDropped ? TriangleAlert : Check} size={14} className={isDropped ? 'text-accent-line' : 'text-ok'} />
      )}
      <span className="min-w-0 truncate">{changesText(lines)}</span>
    </span>
  );
}

interface QuoteRowProps {
  readonly quote: Quote;
  readonly provider: string;
  readonly tier: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One quote: what it costs and what really comes. What cannot run stays, greyed, with its reason. */
export function QuoteRow({ quote, provider, tier, isChosen, onChoose }: QuoteRowProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const isBlocked = quote.problems.length > 0;
  const price = priceText(quote.price);
  const id = `quote-${quote.providerId}-${quote.tier}`;
  return (
    <div
      className={classNames('border-b border-line-1', isChosen && 'bg-select-bg shadow-[inset_2px_0_0_var(--select)]')}
    >
      <div className={classNames(boardColumns, 'min-h-9 text-base', isBlocked ? 'text-fg-3' : 'text-fg-1')}>
        <input
          id={id}
          type="radio"
          name="quote"
          checked={isChosen}
          onChange={onChoose}
          aria-label={t('quoteBoard.option', {
            provider,
            tier,
            price,
            size: sizeText(quote),
            length: lengthText(quote),
            changes: isBlocked ? quote.problems.map(problemText).join(' ') : changesText(linesOf(quote)),
          })}
          className="radio"
        />
        <label htmlFor={id} className="contents">
          <span className="truncate font-medium">{tier}</span>
          <span className="tabular text-right text-read font-semibold">{price}</span>
          <span className="tabular">{sizeText(quote)}</span>
          <span className="tabular">{lengthText(quote)}</span>
          <span className="tabular truncate text-fg-2">
            {quote.wait === null ? t('quotes.wait.none') : waitText(quote.wait.ms)}
          </span>
          <Changes quote={quote} />
        </label>
        <IconButton
          label={t('quoteBoard.showDetails', { provider, tier })}
          icon={ChevronRight}
          iconSize={14}
          size={24}
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
          className={isOpen ? 'rotate-90' : ''}
        />
      </div>
      {isOpen ? (
        <div className="pr-5 pl-13">
          <QuoteDetails quote={quote} provider={provider} />
        </div>
      ) : null}
    </div>
  );
}
