import { describe, expect, it } from 'vitest';
import { chooseQuote } from '#renderer/editing/chosen-quote.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { quoteOf } from '#test/renderer/quotes.ts';

const fal = providerIdSchema.parse('fal');
const fast = tierIdSchema.parse('fast');
const standard = tierIdSchema.parse('standard');
const problem: RequestProblem = { code: 'kind-unsupported', params: {}, assetId: null, fix: null };

const animatic = quoteOf({ providerId: providerIdSchema.parse('animatic'), tier: standard });
const price: Quote['price'] = { kind: 'exact', price: { currency: 'USD', amount: 454 } };
const falStandard = quoteOf({ providerId: fal, tier: standard, price });
const falFast = quoteOf({ providerId: fal, tier: fast, price });
const other = quoteOf({ providerId: providerIdSchema.parse('sketch'), tier: standard });
const blocked = (quote: Quote): Quote => ({ ...quote, problems: [problem] });

describe('the quote that a click orders', () => {
  it('is the first free one that can, at the tier of the clip, while nobody is chosen', () => {
    expect(chooseQuote([falStandard, falFast, animatic], { providerId: null, tier: fast })).toBe(animatic);
    expect(chooseQuote([blocked(animatic), falStandard, other], { providerId: null, tier: standard })).toBe(other);
  });

  it('never costs anything unless the person chose who is paid', () => {
    const cannot = blocked(animatic);
    expect(chooseQuote([cannot, falStandard, falFast], { providerId: null, tier: fast })).toBe(cannot);
    expect(chooseQuote([falStandard, falFast], { providerId: null, tier: fast })).toBeNull();
  });

  it('is the first free one when none can, so that its problems show', () => {
    const cannot = blocked(animatic);
    expect(chooseQuote([cannot, blocked(falStandard)], { providerId: null, tier: standard })).toBe(cannot);
    expect(chooseQuote([], { providerId: null, tier: standard })).toBeNull();
  });

  it('is of the chosen provider also when that one cannot and another could', () => {
    const cannot = blocked(falFast);
    expect(chooseQuote([animatic, falStandard, cannot], { providerId: fal, tier: fast })).toBe(cannot);
  });

  it('is at the first tier where the chosen provider has not the tier of the clip', () => {
    const tier = tierIdSchema.parse('ultra');
    expect(chooseQuote([animatic, falStandard, falFast], { providerId: fal, tier })).toBe(falStandard);
  });

  it('is the first free one when the chosen provider is gone', () => {
    const providerId = providerIdSchema.parse('gone');
    expect(chooseQuote([falStandard, animatic], { providerId, tier: standard })).toBe(animatic);
  });
});
