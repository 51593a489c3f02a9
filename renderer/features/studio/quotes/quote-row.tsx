import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { isSamePick, type BoardPicks } from './board-picks.ts';
import { isAvailable, type BoardRow } from './board-rows.ts';
import { QuoteChanges } from './quote-changes.tsx';
import { QuoteDetails } from './quote-details.tsx';
import { quoteName } from './quote-name.ts';
import { lengthText, priceOrigin, sizeText, waitOrigin, waitShort } from './quote-text.ts';
import { spokenQuote } from './spoken-quote.ts';
import { TwinRadio } from './twin-radio.tsx';

const columnsOfOne =
  'grid-cols-[16px_minmax(124px,1.6fr)_minmax(76px,1fr)_minmax(82px,0.9fr)_minmax(48px,0.6fr)_minmax(96px,1.2fr)_minmax(104px,2fr)_24px]';
const columnsOfTwo =
  'grid-cols-[16px_16px_minmax(124px,1.6fr)_minmax(76px,1fr)_minmax(82px,0.9fr)_minmax(48px,0.6fr)_minmax(96px,1.2fr)_minmax(104px,2fr)_24px]';

/** Columns of the board: choice, twin, tier, price, size, length, wait, what changes, details. */
export function boardColumns(isTwin: boolean): string {
  return classNames(
    'grid items-center gap-x-3 px-5 compact:gap-x-2 compact:px-4',
    isTwin ? columnsOfTwo : columnsOfOne,
  );
}

/** A fact, and under it where it comes from. */
function Fact({ value, note, isRight = false }: { value: string; note: string | null; isRight?: boolean }) {
  return (
    <span className={classNames('tabular flex min-w-0 flex-col', isRight && 'items-end pr-2 text-right compact:pr-0')}>
      <span className={isRight ? 'text-read font-semibold' : 'max-w-full truncate'}>{value}</span>
      {note === null ? null : <span className="max-w-full truncate text-meta text-fg-3">{note}</span>}
    </span>
  );
}

export interface RowHandlers {
  readonly onChoose: (row: BoardRow) => void;
  readonly onChooseTwin: (row: BoardRow) => void;
  /** Leads to where keys and the bucket are set up. */
  readonly onOpenSettings: () => void;
}

interface QuoteRowProps extends RowHandlers {
  readonly row: BoardRow;
  readonly picks: BoardPicks;
  /** It stands under the name of its provider. */
  readonly isGrouped: boolean;
  /** What its tier costs beside another of the same provider. */
  readonly difference: string | null;
}

function Facts({ row, isGrouped, difference }: Pick<QuoteRowProps, 'row' | 'isGrouped' | 'difference'>) {
  const { t } = useTranslation();
  const { quote, provider, tier } = row;
  const isBlocked = quote.problems.length > 0;
  const none = t('quoteBoard.noFact');
  // The head of the column says of what.
  const shownPrice = quote.price.kind === 'unknown' ? t('quoteBoard.unknown') : priceText(quote.price);
  return (
    <>
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{isGrouped ? tier : quoteName(provider.name, tier)}</span>
        {difference === null ? null : (
          <span title={difference} className="truncate text-meta text-fg-3">
            {difference}
          </span>
        )}
      </span>
      <Fact
        value={isBlocked && quote.price.kind !== 'free' ? none : shownPrice}
        note={isBlocked ? null : priceOrigin(quote, isGrouped)}
        isRight
      />
      <Fact value={isBlocked ? none : sizeText(quote)} note={null} />
      <Fact value={isBlocked ? none : lengthText(quote)} note={null} />
      <Fact value={isBlocked ? none : waitShort(quote)} note={isBlocked ? null : waitOrigin(quote)} />
    </>
  );
}

/** One quote: what it costs and what really comes. What cannot run stays, greyed, with its reason. */
export function QuoteRow({ row, picks, isGrouped, difference, ...handlers }: QuoteRowProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { quote, provider, tier } = row;
  const name = quoteName(provider.name, tier);
  const isMain = isSamePick(quote, picks.main?.quote ?? null);
  const isTwin = isSamePick(quote, picks.twin?.quote ?? null);
  const id = `quote-${quote.providerId}-${quote.tier}`;
  return (
    <div
      className={classNames(
        'border-b border-line-1',
        (isMain || isTwin) && 'bg-select-bg shadow-[inset_2px_0_0_var(--select)]',
      )}
    >
      <div
        className={classNames(
          boardColumns(picks.isTwin),
          'min-h-11 py-1 text-base',
          isAvailable(row) ? 'text-fg-1' : 'text-fg-3',
        )}
      >
        <input
          id={id}
          type="radio"
          name="quote"
          checked={isMain}
          onChange={() => {
            handlers.onChoose(row);
          }}
          aria-label={spokenQuote(row, difference)}
          className="radio"
        />
        {picks.isTwin ? <TwinRadio id={`${id}-twin`} row={row} isMain={isMain} isTwin={isTwin} {...handlers} /> : null}
        <label htmlFor={picks.isTwin ? `${id}-twin` : id} className="contents">
          <Facts row={row} isGrouped={isGrouped} difference={difference} />
        </label>
        <QuoteChanges row={row} isGrouped={isGrouped} onOpenSettings={handlers.onOpenSettings} />
        <IconButton
          label={t('quoteBoard.showDetails', { quote: name })}
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
        <div className="pr-5 pl-12">
          <QuoteDetails quote={quote} provider={provider.name} />
        </div>
      ) : null}
    </div>
  );
}
