import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import type { BoardPicks } from './board-picks.ts';
import type { BoardRow } from './board-rows.ts';
import { quoteName } from './quote-name.ts';
import { twinPriceText } from './twin-price.ts';

interface BoardFooterProps {
  readonly picks: BoardPicks;
  readonly main: BoardRow;
  /** Of each quote. */
  readonly takes: number;
  readonly onUse: () => void;
}

function nameOf({ provider, tier }: BoardRow): string {
  return quoteName(provider.name, tier);
}

/** What is picked, and what it would cost. */
export function BoardFooter({ picks, main, takes, onUse }: BoardFooterProps) {
  const { t } = useTranslation();
  const { isTwin, twin } = picks;
  const price = twin === null ? priceText(main.quote.price, takes) : twinPriceText(main.quote, twin.quote, takes).whole;
  const count = twin === null ? takes : 2 * takes;
  return (
    <>
      <div className="min-w-0 text-base">
        <p className="truncate font-semibold text-fg-1">
          {twin === null ? nameOf(main) : t('quoteBoard.twin.both', { first: nameOf(main), second: nameOf(twin) })}
        </p>
        <p className="text-fg-3">
          {isTwin && twin === null
            ? t('quoteBoard.twin.pick')
            : t('quoteBoard.perOrder', { price, takes: t('studio.composer.takeCount', { count }) })}
        </p>
      </div>
      <Button variant="primary" size={36} disabled={isTwin && twin === null} onClick={onUse}>
        {t(isTwin ? 'quoteBoard.twin.use' : 'quoteBoard.use')}
      </Button>
    </>
  );
}
