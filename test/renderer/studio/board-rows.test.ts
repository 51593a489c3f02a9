import { describe, expect, it } from 'vitest';
import { findPicks } from '#renderer/features/studio/quotes/board-picks.ts';
import { boardRows, keepPlaces, placesOf } from '#renderer/features/studio/quotes/board-rows.ts';
import { quoteName } from '#renderer/features/studio/quotes/quote-name.ts';
import { tierDifference } from '#renderer/features/studio/quotes/tier-difference.ts';
import type { Price, Quote } from '#shared/domain/quote.ts';
import type { QuoteOrder } from '#shared/domain/settings.ts';
import { accountOf, fal, lantern, quarry } from '#test/renderer/account-seed.ts';
import { quoteOf } from '#test/renderer/quotes.ts';
import { provider as animatic } from '#test/renderer/seed.ts';

const usable = (of: typeof fal) => ({ ...accountOf(of), isUsable: true });
const accounts = { [fal.id]: usable(fal), [lantern.id]: usable(lantern), [quarry.id]: usable(quarry) };
const facts = { providers: [animatic, fal, lantern, quarry], accounts };
const usd = (amount: number): Price => ({ kind: 'exact', price: { currency: 'USD', amount } });
const credits = (amount: number): Price => ({ kind: 'exact', price: { currency: 'credits', amount } });
const range = (low: number, high: number): Price => ({
  kind: 'range',
  low: { currency: 'USD', amount: low },
  high: { currency: 'USD', amount: high },
});
const quote = (of: typeof fal, tier: string, change: Partial<Quote> = {}): Quote =>
  quoteOf({ providerId: of.id, tier: tier as Quote['tier'], ...change });
const problem = { code: 'kind-unsupported', params: {}, assetId: null, fix: null };

function order(quotes: Quote[], by: QuoteOrder) {
  return placesOf(boardRows(quotes, facts), by);
}

describe('the order of quotes', () => {
  it('is the cheapest first: free, money by the most it may cost, credits, unknown', () => {
    const quotes = [
      quote(fal, 'standard', { price: range(97, 400) }),
      quote(fal, 'fast', { price: usd(363) }),
      quote(lantern, 'standard', { price: { kind: 'unknown' } }),
      quote(lantern, 'fast', { price: credits(1) }),
      quote(animatic, 'standard'),
    ];
    expect(order(quotes, 'price').available).toEqual([
      'animatic standard',
      'fal fast',
      'fal standard',
      'lantern fast',
      'lantern standard',
    ]);
  });

  it('is the quickest first, those that nobody timed last, in the order of the providers', () => {
    const wait = (ms: number): Quote['wait'] => ({ ms, basis: 'provider' });
    const quotes = [quote(fal, 'standard'), quote(fal, 'fast'), quote(lantern, 'fast', { wait: wait(9) })];
    expect(order(quotes, 'wait').available).toEqual(['lantern fast', 'fal standard', 'fal fast']);
  });

  it('is the one that drops least first, whatever it renames', () => {
    const loss = (result: 'dropped' | 'renamed', reason: string) => ({
      field: 'look',
      result,
      reason,
      wrote: '',
      gets: '',
    });
    const quotes = [
      quote(fal, 'standard', { losses: [loss('dropped', 'only-drawn')] }),
      quote(fal, 'fast', { losses: [loss('renamed', 'numbered-reference'), loss('renamed', 'other-tier')] }),
      quote(lantern, 'standard'),
    ];
    expect(order(quotes, 'losses').available).toEqual(['lantern standard', 'fal fast', 'fal standard']);
  });

  it('puts what cannot be ordered below: a refusal, or no key', () => {
    const keyless = { ...facts, accounts: { ...accounts, [lantern.id]: accountOf(lantern) } };
    const quotes = [quote(fal, 'standard', { problems: [problem] }), quote(fal, 'fast'), quote(lantern, 'standard')];
    expect(placesOf(boardRows(quotes, keyless), 'provider')).toEqual({
      available: ['fal fast'],
      unavailable: ['fal standard', 'lantern standard'],
    });
  });

  it('keeps places while numbers change, lets new ones in last, and forgets what is gone', () => {
    const before = { available: ['a', 'b'], unavailable: ['c'] };
    expect(keepPlaces(before, { available: ['c', 'b', 'a'], unavailable: [] })).toEqual(before);
    expect(keepPlaces(before, { available: ['d', 'b'], unavailable: ['e', 'c'] })).toEqual({
      available: ['b', 'd'],
      unavailable: ['c', 'e'],
    });
  });
});

describe('what a tier costs beside the first one', () => {
  const first = { quote: quote(fal, 'standard', { price: usd(454) }), tier: 'Standard' };
  const beside = (price: Price) => tierDifference(quote(fal, 'fast', { price }), first);

  it('is said in words', () => {
    expect(beside(usd(418))).toBe('$0.36 less than Standard');
    expect(beside(usd(1_021))).toBe('$5.67 more than Standard');
    expect(beside(usd(454))).toBe('Costs the same as Standard');
  });

  it('is a span where the length is not known yet', () => {
    const standard = { ...first, quote: quote(fal, 'standard', { price: range(121, 454) }) };
    const fast = (price: Price) => tierDifference(quote(fal, 'fast', { price }), standard);
    expect(fast(range(97, 363))).toBe('$0.24–0.91 less than Standard');
    expect(fast(range(100, 500))).toBeNull();
  });

  it('is not said of itself, of another currency, or where one of them cannot run', () => {
    expect(tierDifference(first.quote, first)).toBeNull();
    expect(beside(credits(3))).toBeNull();
    expect(beside({ kind: 'unknown' })).toBeNull();
    expect(tierDifference(quote(fal, 'fast', { price: usd(1), problems: [problem] }), first)).toBeNull();
  });
});

describe('what is picked', () => {
  const rows = boardRows(
    [quote(fal, 'standard'), quote(fal, 'fast'), quote(quarry, 'standard', { problems: [problem] })],
    facts,
  );
  const [standard, fast, blocked] = rows.map((row) => row.quote);
  const picksOf = (twin: Quote | undefined, isTwin = true) =>
    findPicks(rows, { main: standard ?? null, isTwin, twin: twin ?? null }).twin?.key ?? null;

  it('has a twin only where another quote can make the clip', () => {
    expect(picksOf(fast)).toBe('fal fast');
    expect(picksOf(fast, false)).toBeNull();
    expect(picksOf(standard)).toBeNull();
    expect(picksOf(blocked)).toBeNull();
  });
});

describe('the name of a quote', () => {
  it('says a word once', () => {
    expect(quoteName('fal.ai', 'Fast')).toBe('fal.ai, Fast');
    expect(quoteName('Animatic', 'Animatic')).toBe('Animatic');
  });
});
