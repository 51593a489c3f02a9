import { describe, expect, it } from 'vitest';
import { arePricesStale, priceOf, toCents, type PriceInput } from '#electron/providers/eachlabs/prices.ts';
import type { Price } from '#shared/domain/quote.ts';
import { basisText } from '#renderer/features/studio/quotes/quote-text.ts';

function input(
  tier: PriceInput['model']['tier'],
  kind: PriceInput['model']['kind'],
  resolution: PriceInput['resolution'],
  seconds: number | readonly [number, number],
): PriceInput {
  const [low, high] = typeof seconds === 'number' ? [seconds, seconds] : seconds;
  return { model: { kind, tier }, resolution, durationMs: { low: low * 1_000, high: high * 1_000 } };
}

const exact = (amount: number): Price => ({ kind: 'exact', price: { currency: 'USD', amount } });

describe('prices', () => {
  it.each<[PriceInput, number, string]>([
    [input('fast', 'text', '720p', 6), 145, '0.2419'],
    [input('fast', 'frames', '480p', 10), 113, '0.1129'],
    [input('standard', 'references', '720p', 15), 454, '0.3024'],
    [input('standard', 'frames', '480p', 5), 71, '0.1412'],
    [input('standard', 'frames', '1080p', 4), 274, '0.685'],
    // 0.685 x 15 = 10.275: half a cent goes up.
    [input('standard', 'references', '1080p', 15), 1_028, '0.685'],
  ])('%j is %i cents at %s', (given, cents, rate) => {
    const { price, basis } = priceOf(given);
    expect(price).toEqual(exact(cents));
    expect(basis).toMatchObject({ code: 'second-rate', params: { rate } });
  });

  it.each<[PriceInput, number]>([
    [input('standard', 'text', '720p', 6), 181],
    [input('fast', 'references', '720p', 6), 145],
  ])('%j is taken from its tier, and says so', (given, cents) => {
    const { price, basis } = priceOf(given);
    expect(price).toEqual(exact(cents));
    if (basis === null) throw new Error('no basis');
    expect(basis.code).toBe('second-rate-of-tier');
    expect(basisText(basis)).toContain('published for other kinds of clips of this tier');
  });

  it('are unknown where nothing is published', () => {
    for (const given of [input('mini', 'references', '480p', 5), input('fast', 'text', '1080p', 5)]) {
      expect(priceOf(given)).toEqual({ price: { kind: 'unknown' }, basis: null });
    }
  });

  it('are a range when the length is', () => {
    const { price, basis } = priceOf(input('fast', 'text', '720p', [4, 15]));
    expect(price).toEqual({
      kind: 'range',
      low: { currency: 'USD', amount: 97 },
      high: { currency: 'USD', amount: 363 },
    });
    if (basis === null) throw new Error('no basis');
    expect(basisText(basis)).toBe('4–15 s at $0.2419 a second.');
  });

  it('are stale after 30 days', () => {
    const day = 24 * 60 * 60_000;
    const readAt = Date.parse('2026-11-21');
    expect(arePricesStale(readAt + 30 * day)).toBe(false);
    expect(arePricesStale(readAt + 30 * day + 1)).toBe(true);
  });
});

describe('what a job has cost', () => {
  it.each([
    [1.4514, 145],
    [0.05, 5],
    [0.005, 1],
    [0.00499, 0],
    [1.005, 101],
    [10.275, 1_028],
    [0, 0],
  ])('%f dollars are %i cents', (dollars, amount) => {
    expect(toCents(dollars)).toEqual({ currency: 'USD', amount });
  });
});
