import { priceText } from '#renderer/words/price-text.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import { words } from '#renderer/words/words.ts';
import type { BoardRow } from './board-rows.ts';
import { quoteName } from './quote-name.ts';
import { changesText, lengthText, linesOf, sizeText, waitOrigin, waitShort } from './quote-text.ts';

/** Everything that a row shows, in one sentence for those who do not see it. */
export function spokenQuote({ quote, provider, tier, trouble }: BoardRow, difference: string | null): string {
  const name = quoteName(provider.name, tier);
  if (quote.problems.length > 0) {
    return words.t('quoteBoard.blocked', { quote: name, reasons: quote.problems.map(problemText).join(' ') });
  }
  const wait = [waitShort(quote), waitOrigin(quote)].filter((part) => part !== null).join(', ');
  const facts = [
    name,
    trouble === null ? null : words.t(`quoteBoard.trouble.${trouble}`),
    priceText(quote.price),
    difference,
    sizeText(quote),
    lengthText(quote),
    wait,
    changesText(linesOf(quote)),
  ];
  return facts.filter((fact) => fact !== null).join(', ');
}
