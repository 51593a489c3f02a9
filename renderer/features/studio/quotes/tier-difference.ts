import type { CurrencyAmount, Price, Quote } from '#shared/domain/quote.ts';
import { amountText, priceText } from '#renderer/words/price-text.ts';
import { words } from '#renderer/words/words.ts';

/** From the least it may cost to the most. */
function spanOf(price: Price): readonly [CurrencyAmount, CurrencyAmount] | null {
  if (price.kind === 'exact') return [price.price, price.price];
  return price.kind === 'range' ? [price.low, price.high] : null;
}

function differenceText(low: number, high: number, currency: string): string {
  const least = Math.min(Math.abs(low), Math.abs(high));
  const most = Math.max(Math.abs(low), Math.abs(high));
  if (least === most) return amountText({ currency, amount: most });
  return priceText({ kind: 'range', low: { currency, amount: least }, high: { currency, amount: most } });
}

/**
 * "$0.36 less than Standard": what a tier costs beside the first tier of the same provider; `null` where that cannot be
 * said, or there is nothing to compare.
 */
export function tierDifference(
  quote: Pick<Quote, 'price' | 'problems'>,
  first: { readonly quote: Pick<Quote, 'price' | 'problems'>; readonly tier: string },
): string | null {
  const own = spanOf(quote.price);
  const other = spanOf(first.quote.price);
  if (first.quote === quote || own === null || other === null) return null;
  if (quote.problems.length > 0 || first.quote.problems.length > 0) return null;
  if (own[0].currency !== other[0].currency) return null;
  const low = own[0].amount - other[0].amount;
  const high = own[1].amount - other[1].amount;
  const { tier } = first;
  if (low === 0 && high === 0) return words.t('quoteBoard.difference.same', { tier });
  // Less at one end and more at the other says nothing that helps.
  if (low * high < 0) return null;
  const amount = differenceText(low, high, own[0].currency);
  return words.t(low + high < 0 ? 'quoteBoard.difference.less' : 'quoteBoard.difference.more', { amount, tier });
}
