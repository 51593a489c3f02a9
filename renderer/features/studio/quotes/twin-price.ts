import { addPrices } from '#shared/domain/add-prices.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { words } from '#renderer/words/words.ts';

interface TwinPrice {
  /** "$4.54 + $3.63" */
  readonly parts: string;
  /** "$8.17"; `null` where two currencies have no sum. */
  readonly sum: string | null;
  /** Both in one: "$4.54 + $3.63 = $8.17". */
  readonly whole: string;
}

/** What two quotes cost together, for so many takes of each. */
export function twinPriceText(first: Pick<Quote, 'price'>, second: Pick<Quote, 'price'>, takes: number): TwinPrice {
  const parts = words.t('quotes.twin.parts', {
    first: priceText(first.price, takes),
    second: priceText(second.price, takes),
  });
  const together = addPrices(first.price, second.price);
  if (together === null) return { parts, sum: null, whole: parts };
  const sum = priceText(together, takes);
  return { parts, sum, whole: words.t('quotes.twin.whole', { parts, sum }) };
}
