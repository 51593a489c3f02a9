import { addPrices } from '#shared/domain/add-prices.ts';
import type { CurrencyAmount, Price } from '#shared/domain/quote.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { words } from '#renderer/words/words.ts';

export interface PriceSum {
  /** One per currency, in the order they first came; empty while everything is free. */
  readonly sums: readonly Price[];
  /** How many have a price that nobody knows. */
  readonly unknown: number;
}

/** What so many takes at a price cost. */
function timesPrice(price: Price, times: number): Price {
  const multiply = (each: CurrencyAmount): CurrencyAmount => ({ ...each, amount: each.amount * times });
  if (price.kind === 'exact') return { kind: 'exact', price: multiply(price.price) };
  if (price.kind === 'range') return { kind: 'range', low: multiply(price.low), high: multiply(price.high) };
  return price;
}

function currencyOf(price: Price): string | null {
  if (price.kind === 'exact') return price.price.currency;
  return price.kind === 'range' ? price.low.currency : null;
}

/** What several orders cost together: currencies apart, ranges as ranges, and what is unknown counted. */
export function sumPrices(parts: readonly { readonly price: Price; readonly takes: number }[]): PriceSum {
  const sums = new Map<string, Price>();
  for (const { price, takes } of parts) {
    const currency = currencyOf(price);
    if (currency === null) continue;
    const all = timesPrice(price, takes);
    const before = sums.get(currency);
    sums.set(currency, before === undefined ? all : (addPrices(before, all) ?? all));
  }
  return { sums: [...sums.values()], unknown: parts.filter(({ price }) => price.kind === 'unknown').length };
}

/** "$13.62", "$4.54 + 40 credits", "$4.54 and 1 unknown price"; `null` when all of it is free. */
export function sumText({ sums, unknown }: PriceSum): string | null {
  const known = sums.map((price) => priceText(price)).join(' + ');
  if (unknown === 0) return known === '' ? null : known;
  if (known === '') return words.t('common.unknownPrice');
  return words.t('several.plusUnknown', { known, count: unknown });
}
