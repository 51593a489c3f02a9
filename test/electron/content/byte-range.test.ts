import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseByteRange } from '#electron/content/byte-range.ts';

describe('a Range header', () => {
  it.each([
    [null, 'whole'],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=10-19', { first: 10, last: 19 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=99-99', { first: 99, last: 99 }],
    ['BYTES= 1-2 ', { first: 1, last: 2 }],
    ['bytes=-1', { first: 99, last: 99 }],
    ['bytes=-100', { first: 0, last: 99 }],
    ['bytes=-5000', { first: 0, last: 99 }],
    [`bytes=0-${'9'.repeat(31)}`, { first: 0, last: 99 }],
    [`bytes=${'0'.repeat(40)}5-6`, { first: 5, last: 6 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=999999-', 'unsatisfiable'],
    [`bytes=1${'0'.repeat(30)}-`, 'unsatisfiable'],
    ['bytes=5-2', 'unsatisfiable'],
    ['bytes=a-b', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=1', 'whole'],
    ['bytes=1-2,5-6', 'whole'],
    ['bytes=0x1-0x2', 'whole'],
    ['bytes=+1-2', 'whole'],
    ['bytes=1e1-', 'whole'],
    ['items=0-5', 'whole'],
    ['bytes 0-5', 'whole'],
  ] as const)('%s of 100 bytes is %j', (header, expected) => {
    expect(parseByteRange(header, 100)).toEqual(expected);
  });

  it('has nothing to give of an empty file', () => {
    for (const header of ['bytes=0-', 'bytes=-1', 'bytes=0-0']) expect(parseByteRange(header, 0)).toBe('unsatisfiable');
  });

  it('never leads outside the file, whatever it says', () => {
    const part = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 31n }).map(String), fc.constant(''), fc.string());
    fc.assert(
      fc.property(part, part, fc.nat(10_000), (from, to, size) => {
        const range = parseByteRange(`bytes=${from}-${to}`, size);
        if (typeof range === 'string') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeGreaterThanOrEqual(range.first);
        expect(range.last).toBeLessThan(size);
      }),
    );
  });
});
