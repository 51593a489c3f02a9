import { describe, expect, it } from 'vitest';
import { arePricesStale, dearestSize, priceOf, unitsCost, type PriceInput } from '#electron/providers/fal/prices.ts';
import { frameSizes, ratios, resolutions } from '#shared/domain/frame-sizes.ts';
import type { Price } from '#shared/domain/quote.ts';

function input(seconds: number | readonly [number, number], change: Partial<PriceInput> = {}): PriceInput {
  const [low, high] = typeof seconds === 'number' ? [seconds, seconds] : seconds;
  const resolution = change.resolution ?? '720p';
  return {
    tier: 'fast',
    kind: 'text',
    resolution,
    size: frameSizes[resolution]['16:9'],
    ratio: '16:9',
    durationMs: { low: low * 1_000, high: high * 1_000 },
    inputVideoMs: null,
    ...change,
  };
}

const exact = (amount: number): Price => ({ kind: 'exact', price: { currency: 'USD', amount } });
const range = (low: number, high: number): Price => ({
  kind: 'range',
  low: { currency: 'USD', amount: low },
  high: { currency: 'USD', amount: high },
});

describe('prices at 16:9', () => {
  it.each<[string, PriceInput, Price]>([
    ['6 s, 720p, text, fast', input(6), exact(145)],
    ['10 s, 480p, image, fast', input(10, { resolution: '480p', kind: 'frames' }), exact(112)],
    [
      '15 s, 720p, reference with two videos of 3 s, standard',
      input(15, { kind: 'references', tier: 'standard', inputVideoMs: 6_000 }),
      exact(381),
    ],
    [
      '15 s, 720p, reference with two videos of 3 s, fast',
      input(15, { kind: 'references', inputVideoMs: 6_000 }),
      exact(305),
    ],
    ['length auto, text, fast', input([4, 15]), range(97, 363)],
    ['length auto, text, standard', input([4, 15], { tier: 'standard' }), range(121, 455)],
    ['15 s, 720p, images only, standard', input(15, { kind: 'references', tier: 'standard' }), exact(454)],
    [
      '5 s, 480p, reference with a video of 2.5 s, fast',
      input(5, { resolution: '480p', kind: 'references', inputVideoMs: 2_500 }),
      exact(51),
    ],
  ])('%s', (_name, given, price) => {
    expect(priceOf(given).price).toEqual(price);
  });
});

describe('the two published ways of reckoning', () => {
  it('quotes the rate per second where it is dearer, and says so', () => {
    const { basis } = priceOf(input(6, { tier: 'standard' }));
    expect(basis).toMatchObject({ code: 'seconds', params: { seconds: '6', rate: '0.3034', hasVideo: 'no' } });
  });

  it('quotes the tokens where they are dearer, and says so', () => {
    const { basis } = priceOf(input([4, 15], { ratio: 'auto' }));
    expect(basis).toMatchObject({
      code: 'tokens',
      params: { width: 1_280, height: 720, ratio: 'auto', seconds: '4–15', inputSeconds: '0', rate: '0.0112' },
    });
  });

  it('counts input video in both, and has no rate per second for it at 480p', () => {
    const small = input(5, { resolution: '480p', kind: 'references', inputVideoMs: 2_500 });
    expect(priceOf(small).basis).toMatchObject({ code: 'tokens', params: { inputSeconds: '2.5', hasVideo: 'yes' } });
    // Smaller than 16:9, so that the rate of the page is the dearer one: 0.14515 x 7.5 s.
    const large = { ...small, resolution: '720p', size: { width: 1_280, height: 700 } } as const;
    expect(priceOf(large)).toMatchObject({
      price: exact(109),
      basis: { code: 'seconds', params: { inputSeconds: '2.5', rate: '0.14515' } },
    });
  });

  it('is never below either of them, and never decided by rounding', () => {
    for (const ratio of ratios) {
      for (let seconds = 4; seconds <= 15; seconds += 1) {
        const { width, height } = frameSizes['720p'][ratio];
        const { price } = priceOf(input(seconds, { tier: 'standard', ratio, size: { width, height } }));
        const cents = Math.max(((width * height * seconds * 24) / 1_024_000) * 1.4, seconds * 30.34);
        if (price.kind !== 'exact') throw new Error(price.kind);
        expect(Math.abs(price.price.amount - cents)).toBeLessThanOrEqual(0.5 + 1e-9);
      }
    }
  });

  it('rounds half a cent up', () => {
    const cents = (width: number, ms: number): Price =>
      priceOf(
        input(1, {
          tier: 'standard',
          kind: 'references',
          resolution: '480p',
          // Without a rate per second.
          inputVideoMs: 0,
          size: { width, height: 1_024 },
          durationMs: { low: ms, high: ms },
        }),
      ).price;
    // 625 x 1,024 pixels are 15,000 tokens a second: at 0.014 x 0.6 they cost 12.6 cents, and 12.5 s cost 157.5.
    expect(cents(625, 12_500)).toEqual(exact(158));
    expect(cents(625, 12_499)).toEqual(exact(157));
  });
});

describe('ratio auto', () => {
  it('is priced at the dearest ratio of the table', () => {
    expect(dearestSize('720p')).toEqual({ width: 1_112, height: 834 });
    for (const resolution of resolutions) {
      const { width, height } = dearestSize(resolution);
      const areas = ratios.map((ratio) => frameSizes[resolution][ratio].width * frameSizes[resolution][ratio].height);
      expect(width * height).toBe(Math.max(...areas));
    }
  });
});

describe('billable units', () => {
  it.each([
    ['129.6', 145],
    ['108.0', 121],
    ['108', 121],
    [' 0 ', 0],
    ['0.5', 1],
    // 1.12 cents a unit: 31.25 units are 35 cents, 0.446428… are half a cent.
    ['31.25', 35],
  ])('%s units cost %i cents', (units, amount) => {
    expect(unitsCost('fast', units)).toEqual({ currency: 'USD', amount });
  });

  it('knows half a cent', () => {
    // 1.4 cents a unit: 2.5 units are 3.5 cents.
    expect(unitsCost('standard', '2.5')).toEqual({ currency: 'USD', amount: 4 });
    expect(unitsCost('standard', '2.4999')).toEqual({ currency: 'USD', amount: 3 });
  });

  it.each(['', 'many', '-1', '1e9', '1.', '.5', 'NaN', '1,5', '12345678901'])('%j is no number of units', (units) => {
    expect(unitsCost('standard', units)).toBeNull();
  });
});

describe('age of the table', () => {
  it('is stale after 30 days', () => {
    const readAt = Date.parse('2026-11-21');
    const day = 24 * 60 * 60_000;
    expect(arePricesStale(readAt + 30 * day)).toBe(false);
    expect(arePricesStale(readAt + 30 * day + 1)).toBe(true);
  });
});
