import { describe, expect, it } from 'vitest';
import { addPrices } from '#shared/domain/add-prices.ts';
import type { Price } from '#shared/domain/quote.ts';

const free: Price = { kind: 'free' };
const unknown: Price = { kind: 'unknown' };
const usd = (amount: number): Price => ({ kind: 'exact', price: { currency: 'USD', amount } });
const credits: Price = { kind: 'exact', price: { currency: 'credits', amount: 40 } };
const range = (low: number, high: number): Price => ({
  kind: 'range',
  low: { currency: 'USD', amount: low },
  high: { currency: 'USD', amount: high },
});

describe('what two things cost together', () => {
  it('is the sum of both', () => {
    expect(addPrices(usd(454), usd(363))).toEqual(usd(817));
    expect(addPrices(usd(454), free)).toEqual(usd(454));
    expect(addPrices(free, free)).toEqual(free);
  });

  it('is a range as soon as one of them is', () => {
    expect(addPrices(range(97, 363), usd(100))).toEqual(range(197, 463));
    expect(addPrices(range(97, 363), range(1, 2))).toEqual(range(98, 365));
  });

  it('is nothing to say when one is unknown, or the currencies differ', () => {
    expect(addPrices(usd(1), unknown)).toBeNull();
    expect(addPrices(unknown, free)).toBeNull();
    expect(addPrices(usd(1), credits)).toBeNull();
  });
});
