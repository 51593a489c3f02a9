import type { CurrencyAmount, Price } from './quote.ts';

function spanOf(price: Price): readonly [CurrencyAmount, CurrencyAmount] | null {
  if (price.kind === 'exact') return [price.price, price.price];
  return price.kind === 'range' ? [price.low, price.high] : null;
}

/** What two things cost together; `null` where one is unknown, or they are paid in two currencies. */
export function addPrices(first: Price, second: Price): Price | null {
  if (first.kind === 'free') return second.kind === 'unknown' ? null : second;
  if (second.kind === 'free') return first.kind === 'unknown' ? null : first;
  const one = spanOf(first);
  const other = spanOf(second);
  if (one === null || other === null || one[0].currency !== other[0].currency) return null;
  const { currency } = one[0];
  const low = { currency, amount: one[0].amount + other[0].amount };
  const high = { currency, amount: one[1].amount + other[1].amount };
  return low.amount === high.amount ? { kind: 'exact', price: low } : { kind: 'range', low, high };
}
