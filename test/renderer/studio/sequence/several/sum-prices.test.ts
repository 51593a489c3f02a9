import { describe, expect, it } from 'vitest';
import type { Price } from '#shared/domain/quote.ts';
import { sumPrices, sumText } from '#renderer/features/studio/sequence/several/sum-prices.ts';
import { dropPlace, gapAt } from '#renderer/features/studio/sequence/drop-place.ts';
import '#renderer/features/studio/sequence/several/several-words.ts';

const usd = (amount: number): Price => ({ kind: 'exact', price: { currency: 'USD', amount } });
const credits = (amount: number): Price => ({ kind: 'exact', price: { currency: 'credits', amount } });
const range = (low: number, high: number): Price => ({
  kind: 'range',
  low: { currency: 'USD', amount: low },
  high: { currency: 'USD', amount: high },
});
const free: Price = { kind: 'free' };
const unknown: Price = { kind: 'unknown' };
const textOf = (...prices: readonly (readonly [Price, number?])[]) =>
  sumText(sumPrices(prices.map(([price, takes = 1]) => ({ price, takes }))));

describe('what several clips cost together', () => {
  it('counts every take', () => {
    expect(textOf([usd(450), 2], [usd(300)])).toBe('$12.00');
  });

  it('is a range where one of them is', () => {
    expect(textOf([usd(100)], [range(50, 90), 2])).toBe('$2.00–2.80');
  });

  it('keeps currencies apart', () => {
    expect(textOf([usd(454)], [credits(40)], [usd(46)], [credits(2)])).toBe('$5.00 + 42 credits');
  });

  it('names what nobody knows, and never hides it in a sum', () => {
    expect(textOf([usd(454)], [unknown], [unknown])).toBe('$4.54 and 2 unknown prices');
    expect(textOf([unknown])).not.toMatch(/\d/u);
  });

  it('is nothing when all of it is free, and free parts add nothing', () => {
    expect(textOf([free], [free, 4])).toBeNull();
    expect(textOf([free], [usd(1)])).toBe('$0.01');
  });
});

describe('where a clip is dropped', () => {
  const edges = [
    { left: 0, right: 100 },
    { left: 118, right: 218 },
    { left: 236, right: 336 },
  ];

  it('the gap nearest to its middle, with a line in the middle of that gap', () => {
    expect([-50, 60, 180, 400].map((x) => gapAt(edges, x))).toEqual([
      { gap: 0, x: -5 },
      { gap: 1, x: 109 },
      { gap: 2, x: 227 },
      { gap: 3, x: 341 },
    ]);
  });

  it('the gaps on both its sides are its own place', () => {
    expect([0, 1, 2, 3].map((gap) => dropPlace(1, gap))).toEqual([0, null, null, 2]);
  });
});
