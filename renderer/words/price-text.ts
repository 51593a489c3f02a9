import type { CurrencyAmount, Price } from '#shared/domain/quote.ts';
import { words } from './words.ts';

/** "$31.20", "40 credits". */
export function amountText({ currency, amount }: CurrencyAmount): string {
  if (currency === 'credits') return words.t('common.credits', { count: amount });
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);
}

/** "$0.97–3.63": the currency stands once. */
function rangeText(low: CurrencyAmount, high: CurrencyAmount): string {
  const lowText = low.currency === 'credits' ? low.amount.toLocaleString('en') : amountText(low);
  const highText = low.currency === 'credits' ? amountText(high) : (high.amount / 100).toFixed(2);
  return words.t('common.priceRange', { low: lowText, high: highText });
}

/** A price on a button: "Free", "$4.54", "$0.97–3.63". `times`: how many takes it is for. */
export function priceText(price: Price, times = 1): string {
  const multiply = (each: CurrencyAmount): CurrencyAmount => ({ ...each, amount: each.amount * times });
  switch (price.kind) {
    case 'free':
      return words.t('common.free');
    case 'exact':
      return amountText(multiply(price.price));
    case 'range':
      return rangeText(multiply(price.low), multiply(price.high));
    case 'unknown':
      return words.t('common.unknownPrice');
  }
}
