import { describe, expect, it } from 'vitest';
import { errorCodes, appError } from '#shared/errors.ts';
import { byteSize } from '#renderer/words/byte-size.ts';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { clockText, secondsNumber, secondsSpoken, secondsText, timecode } from '#renderer/words/time-text.ts';

describe('times', () => {
  it('reads without needless zeros', () => {
    expect([1_000, 3_500, 3_100].map(secondsNumber)).toEqual(['1', '3.5', '3.1']);
    expect(secondsText(15_000)).toBe('15 s');
  });

  it('is spoken in one or many', () => {
    expect([1_000, 3_500].map(secondsSpoken)).toEqual(['1 second', '3.5 seconds']);
  });

  it('counts minutes, seconds and frames of 1/24 s', () => {
    expect([0, 41.66, 41.67, 3_500, 9_083.33, 61_000].map(timecode)).toEqual([
      '00:00:00',
      '00:00:01',
      '00:00:01',
      '00:03:12',
      '00:09:02',
      '01:01:00',
    ]);
    expect(clockText(51_900)).toBe('0:51');
  });
});

describe('sizes and prices', () => {
  it('reads bytes as drives are sold', () => {
    expect([0, 300, 6_400_000, 41_200_000_000, 212_000_000_000].map(byteSize)).toEqual([
      '0 kB',
      '1 kB',
      '6.4 MB',
      '41.2 GB',
      '212 GB',
    ]);
  });

  it('multiplies by the takes and never shows a float', () => {
    const usd = (amount: number) => ({ currency: 'USD', amount });
    expect(priceText({ kind: 'free' }, 3)).toBe('Free');
    expect(priceText({ kind: 'exact', price: usd(454) }, 3)).toBe('$13.62');
    expect(priceText({ kind: 'range', low: usd(97), high: usd(363) })).toBe('$0.97–3.63');
    expect(priceText({ kind: 'range', low: usd(97), high: usd(363) }, 2)).toBe('$1.94–7.26');
    const credits = (amount: number) => ({ currency: 'credits', amount });
    expect(priceText({ kind: 'range', low: credits(2), high: credits(5) })).toBe('2–5 credits');
    expect(priceText({ kind: 'exact', price: { currency: 'credits', amount: 1 } })).toBe('1 credit');
    expect(priceText({ kind: 'unknown' })).toBe('Price unknown');
  });
});

describe('error sentences', () => {
  it.each(errorCodes)('%s is one or two whole sentences without a hole', (code) => {
    const params = {
      name: 'a.png',
      found: 'PNG',
      version: '1.2',
      pid: 7,
      host: 'desk',
      variable: 'DAILIES_FAL_QUEUE_URL',
    };
    const sentence = errorSentence(appError('internal', code, { params }));
    expect(sentence).toMatch(/^[A-Za-z].*\.$/u);
    expect(sentence).not.toMatch(/\{\{|\s{2}|!|oops|please|successfully|—/iu);
  });

  it('calls a file without a name "This file"', () => {
    expect(errorSentence(appError('invalid-input', 'asset.empty'))).toBe('This file is empty (0 bytes).');
  });

  it('row 70: shows markup in a name as text', () => {
    const name = '<img src=x onerror=alert(1)>';
    expect(errorSentence(appError('invalid-input', 'asset.empty', { params: { name } }))).toContain(name);
  });
});
