import { describe, expect, it } from 'vitest';
import { mapCatalogue, readCatalogue, type Catalogue } from '#electron/providers/apiframe/catalogue.ts';
import { priceOf } from '#electron/providers/apiframe/prices.ts';
import { priceBasisSchema } from '#shared/domain/quote.ts';
import { priceBasis } from '#renderer/words/en/price-basis.ts';
import { basisText } from '#renderer/features/studio/quotes/quote-text.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { answerOf, nowMs } from './apiframe-answers.ts';
import { fast, mini, standard } from './apiframe-specs.ts';

const day = 24 * 60 * 60_000;
const listed = (...models: unknown[]): Catalogue => {
  const read = readCatalogue(unwrap(mapCatalogue(answerOf(200, { models }), nowMs)));
  if (read === null) throw new Error('not understood');
  return read;
};
const model = (change: Readonly<Record<string, unknown>> = {}) => ({
  id: 'seedance-2',
  label: 'Seedance 2.0',
  modality: 'video',
  costMin: 10,
  costMax: 50,
  pricingMode: 'per-second',
  ...change,
});
const credits = (amount: number) => ({ currency: 'credits', amount });

describe('the price', () => {
  it('is a range of credits, from the lowest resolution to the highest, times the seconds', () => {
    const { price, basis, isStale } = priceOf(listed(model()), standard, 6, nowMs);
    expect(price).toEqual({ kind: 'range', low: credits(60), high: credits(300) });
    expect(priceText(price)).toBe('60–300 credits');
    expect(isStale).toBe(false);
    expect(basis).toEqual({
      code: 'credits-per-second',
      params: { low: '10', high: '50', seconds: 6 },
      source: 'Apiframe, list of models',
      readOn: '2026-11-21',
    });
    expect(basis === null ? '' : basisText(basis)).toBe(
      'Its list of models says 10 to 50 credits a second, by resolution: 6 s of that.',
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>, unknown, string]>([
    ['flat', { pricingMode: 'flat' }, { kind: 'range', low: credits(10), high: credits(50) }, 'credits-per-film'],
    [
      'an output',
      { pricingMode: 'per-output' },
      { kind: 'range', low: credits(10), high: credits(50) },
      'credits-per-film',
    ],
    ['one rate', { costMax: 10 }, { kind: 'exact', price: credits(60) }, 'credits-per-second'],
    [
      'no word of what',
      { pricingMode: undefined },
      { kind: 'range', low: credits(10), high: credits(300) },
      'credits-of-either',
    ],
    [
      'parts of credits',
      { costMin: 0.7, costMax: 1.1 },
      { kind: 'range', low: credits(4), high: credits(7) },
      'credits-per-second',
    ],
    [
      'tenths that add up',
      { costMin: 0.5, costMax: 0.7 },
      { kind: 'range', low: credits(3), high: credits(5) },
      'credits-per-second',
    ],
  ])('of %s', (_name, change, price, code) => {
    const quoted = priceOf(listed(model(change)), standard, 6, nowMs);
    expect(quoted).toMatchObject({ price, basis: { code } });
    expect(priceBasisSchema.parse(quoted.basis)).toEqual(quoted.basis);
    expect(Object.keys(priceBasis)).toContain(code);
  });

  it('never gains a credit from a decimal that does not add up', () => {
    const { price } = priceOf(listed(model({ costMin: 16.6, costMax: 16.6 })), standard, 15, nowMs);
    expect(16.6 * 15).toBeGreaterThan(249);
    expect(price).toEqual({ kind: 'exact', price: credits(249) });
  });

  it.each<[string, Catalogue]>([
    ['the model is not listed', listed(model({ id: 'seedance-2-fast' }))],
    ['no cost is published', listed(model({ costMin: undefined }))],
    ['half of it is published', listed(model({ costMax: null }))],
    ['a cost is no number', listed(model({ costMin: '10' }))],
    ['the least is more than the most', listed(model({ costMin: 60 }))],
    ['nobody knows what is counted', listed(model({ pricingMode: 'per-token' }))],
  ])('is unknown when %s', (_name, catalogue) => {
    const basis = { code: 'not-published', params: {}, source: 'Apiframe, list of models', readOn: '2026-11-21' };
    expect(priceOf(catalogue, standard, 6, nowMs)).toEqual({ price: { kind: 'unknown' }, basis, isStale: false });
    expect(basisText(basis)).toBe('It publishes no price for this tier, so what it will charge is not known before.');
  });

  it('is unknown without a reason while nothing was read, or not for 30 days', () => {
    const nothing = { price: { kind: 'unknown' }, basis: null, isStale: false };
    expect(priceOf(null, standard, 6, nowMs)).toEqual(nothing);
    const other = listed(model({ id: 'seedance-2-fast' }));
    expect(priceOf(other, standard, 6, nowMs + 30 * day + 1)).toEqual(nothing);
  });

  it('is of the model that makes the tier', () => {
    const all = listed(
      model(),
      model({ id: 'seedance-2-fast', costMin: 8, costMax: 18 }),
      model({ id: 'seedance-2-mini', costMin: 4, costMax: 9 }),
    );
    const lows = [standard, fast, mini].map((tier) => priceOf(all, tier, 5, nowMs).price);
    expect(lows).toMatchObject([{ low: credits(50) }, { low: credits(40) }, { low: credits(20) }]);
  });

  it('is old after 30 days', () => {
    const catalogue = listed(model());
    expect(priceOf(catalogue, standard, 6, nowMs + 30 * day).isStale).toBe(false);
    expect(priceOf(catalogue, standard, 6, nowMs + 30 * day + 1).isStale).toBe(true);
  });
});

describe('the list of models', () => {
  it('is kept as far as it is about ours, as plain data that can be read again', () => {
    const body = { models: [model({ extra: { deep: true } }), { id: 'kling-3.0', costMin: 1 }] };
    const table = unwrap(mapCatalogue(answerOf(200, body), nowMs));
    expect(table).toEqual({
      data: { models: [{ id: 'seedance-2', low: 10, high: 50, mode: 'per-second' }] },
      readAt: nowMs,
    });
    const kept: unknown = JSON.parse(JSON.stringify(table.data));
    expect(readCatalogue({ data: kept, readAt: 7 })).toEqual({ ...(table.data as object), readAt: 7 });
  });

  it.each<[string, unknown]>([
    ['about other models only', { models: [] }],
    ['of another version', { models: [{ id: 'seedance-2', perSecond: 10 }] }],
    ['with a price nobody can pay', { models: [{ id: 'seedance-2', low: 1, high: 1e9, mode: 'flat' }] }],
    ['of nothing', null],
  ])('is not used %s', (_name, data) => {
    expect(readCatalogue({ data, readAt: nowMs })).toBeNull();
  });

  it('that cannot be read is an error', () => {
    expect(unwrapError(mapCatalogue(answerOf(200, { models: 'all' }), nowMs))).toMatchObject({
      code: 'provider.changed',
    });
    expect(unwrapError(mapCatalogue(answerOf(200), nowMs))).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(mapCatalogue(answerOf(500), nowMs))).toMatchObject({ code: 'provider.unavailable' });
  });
});
