import type { Price } from '#shared/domain/quote.ts';
import { words } from './words.ts';

type Amount = Extract<Price, { kind: 'exact' }>['price'];

function amountText({ currency, amount }: Amount): string {
  if (currency === 'credits') return words.t('common.credits', { count: amount });
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);
}

/** A price on a button: "Free", "$4.54", "$4.54 to $5.20". `times`: how many takes it is for. */
export function priceText(price: Price, times = 1): string {
  const multiply = (each: Amount): Amount => ({ ...each, amount: each.amount * times });
  switch (price.kind) {
    case 'free':
      return words.t('common.free');
    case 'exact':
      return amountText(multiply(price.price));
    case 'range':
      return words.t('common.priceRange', {
        low: amountText(multiply(price.low)),
        high: amountText(multiply(price.high)),
      });
    case 'unknown':
      return words.t('common.unknownPrice');
  }
}
