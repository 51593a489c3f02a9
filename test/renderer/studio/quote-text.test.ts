import { describe, expect, it } from 'vitest';
import { expectedWait } from '#renderer/features/studio/quotes/expected-wait.ts';
import { basisText, changesText, lengthText, linesOf, sizeText } from '#renderer/features/studio/quotes/quote-text.ts';
import { seedText } from '#renderer/features/studio/quotes/seed-text.ts';
import { waitText } from '#renderer/words/wait-text.ts';
import type { LossEntry, PriceBasis } from '#shared/domain/quote.ts';
import { tierIdSchema } from '#shared/ids.ts';
import { quoteOf } from '#test/renderer/quotes.ts';

const loss = (result: LossEntry['result']): LossEntry => ({ field: 'look', result, reason: 'r', wrote: '', gets: '' });
const basis = (code: string, params: PriceBasis['params']): PriceBasis => ({
  code,
  params,
  source: 'pages',
  readOn: '2026-11-21',
});

describe('a quote in words', () => {
  it('tells the size and the length that really come', () => {
    expect(sizeText({ width: 864, height: 496 })).toBe('864 × 496');
    expect(lengthText({ durationMs: { low: 6_000, high: 6_000 } })).toBe('6 s');
    expect(lengthText({ durationMs: { low: 4_000, high: 15_000 } })).toBe('4 to 15 s');
  });

  it('tells how long it takes, and whose experience that is', () => {
    expect([900, 55_400, 59_700, 220_000, 372_400].map(waitText)).toEqual([
      '1 s',
      '55 s',
      '1 min',
      '3 min 40 s',
      '6 min 10 s',
    ]);
    expect(expectedWait(quoteOf())).toBeNull();
    expect(expectedWait(quoteOf({ wait: { ms: 90_000, basis: 'own-history' } }))).toBe('usually 1 min 30 s');
    expect(expectedWait(quoteOf({ wait: { ms: 90_000, basis: 'provider' } }))).toBe('about 1 min 30 s');
  });

  it('counts what changes as it is listed, the worst first, and not what is passed on', () => {
    const changes = (...losses: LossEntry[]) => changesText(linesOf(quoteOf({ losses })));
    expect(changes()).toBe('Nothing lost');
    expect(changes(loss('passed'))).toBe('Nothing lost');
    const other = { ...loss('renamed'), reason: 'another', wrote: 'Mira', gets: '@Image1' };
    expect(changes(loss('renamed'), loss('dropped'), loss('dropped'), other, loss('passed'))).toBe(
      '1 dropped, 2 renamed',
    );
  });

  it('does not count the tier that comes with the quote, but one that is not there', () => {
    const tier: LossEntry = { ...loss('converted'), field: 'parameters.tier', wrote: 'standard', gets: 'fast' };
    const fast = quoteOf({ tier: tierIdSchema.parse('fast'), losses: [tier] });
    expect(changesText(linesOf(fast))).toBe('Nothing lost');
    expect(changesText(linesOf({ ...fast, losses: [{ ...tier, gets: '' }] }))).toBe('1 converted');
  });

  it('names the seed of each take', () => {
    expect(seedText({ seed: null, takes: 3 })).toBe('No seed');
    expect(seedText({ seed: 7, takes: 1 })).toBe('Seed 7');
    expect(seedText({ seed: 7, takes: 3 })).toBe('Seeds 7, 8, 9');
  });
});

describe('what a price rests on', () => {
  const size = { width: 1_280, height: 720, ratio: '16:9', seconds: '6', inputSeconds: '3' };

  it('is the formula by tokens, or the rate for a second', () => {
    expect(basisText(basis('tokens', { ...size, rate: '0.0112', hasVideo: 'no' }))).toBe(
      '1280 × 720 pixels × 6 s × 24 / 1024 tokens, at $0.0112 for 1,000 of them.',
    );
    expect(basisText(basis('seconds', { ...size, rate: '0.2419', hasVideo: 'no' }))).toBe(
      '6 s at $0.2419 a second, which is more than the formula by tokens gives.',
    );
  });

  it('counts the videos that go in', () => {
    expect(basisText(basis('tokens', { ...size, rate: '0.0112', hasVideo: 'yes' }))).toBe(
      '1280 × 720 pixels × (6 s + 3 s of input video) × 24 / 1024 tokens, at $0.0112 for 1,000 of them, times 0.6.',
    );
    expect(basisText(basis('seconds', { ...size, rate: '0.14515', hasVideo: 'yes' }))).toContain(
      '(6 s + 3 s of input video) at $0.14515',
    );
  });

  it('says that a ratio nobody chose is priced as the dearest', () => {
    expect(basisText(basis('tokens', { ...size, ratio: 'auto', rate: '0.0112', hasVideo: 'no' }))).toContain(
      'The provider chooses the ratio, so this is the dearest one.',
    );
  });

  it('has words for a basis it does not know', () => {
    expect(basisText(basis('toString', {}))).toBe('From the table of the provider.');
  });
});
