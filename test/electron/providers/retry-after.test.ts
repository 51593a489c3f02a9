import { describe, expect, it } from 'vitest';
import { readRetryAfter } from '#electron/providers/retry-after.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('Retry-After', () => {
  it.each<[string | undefined, number | null]>([
    ['7', 7_000],
    [' 1.5 ', 1_500],
    ['0', 0],
    ['-5', 0],
    ['1000000000', 1_000_000_000_000],
    ['Sat, 21 Nov 2026 12:00:09 GMT', 9_000],
    ['Sat, 21 Nov 2026 11:59:00 GMT', 0],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('row 8: %j asks for %j ms', (value, ms) => {
    expect(readRetryAfter(value, now)).toBe(ms);
  });
});
