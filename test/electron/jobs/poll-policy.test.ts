import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollDelayMs, retryAfterDelayMs, retryDelayMs } from '#electron/jobs/poll-policy.ts';

const rules = { fastestMs: 2_000, slowestMs: 10_000 };
const middle = 0.5;
const cap = 600_000;

describe('the time until the next poll', () => {
  it('is short for a young job and grows with its age, up to a limit', () => {
    expect(pollDelayMs(rules, 0, 0, middle)).toBe(2_000);
    expect(pollDelayMs(rules, 100_000, 0, middle)).toBe(5_000);
    expect(pollDelayMs(rules, 3_600_000, 0, middle)).toBe(10_000);
  });

  it('takes a job from the future for a young one', () => {
    expect(pollDelayMs(rules, -1e12, 0, middle)).toBe(2_000);
  });

  it('doubles with each call that got no answer, up to ten minutes', () => {
    expect([1, 2, 3].map((failed) => pollDelayMs(rules, 0, failed, middle))).toEqual([4_000, 8_000, 16_000]);
    expect(pollDelayMs(rules, 0, 1_000, middle)).toBe(cap);
  });

  it('never hammers a provider that does not answer', () => {
    expect(pollDelayMs({ fastestMs: 10, slowestMs: 10 }, 0, 1, middle)).toBe(2_000);
  });

  it('is spread by a tenth either way', () => {
    expect(pollDelayMs(rules, 0, 0, 0)).toBe(1_800);
    expect(pollDelayMs(rules, 0, 0, 1)).toBe(2_200);
  });
});

describe('the time until the next try', () => {
  it('doubles from one second to ten minutes', () => {
    expect([0, 1, 2, 5].map((attempts) => retryDelayMs(attempts, middle))).toEqual([1_000, 2_000, 4_000, 32_000]);
    expect(retryDelayMs(500, middle)).toBe(cap);
  });
});

describe('a wait that the provider asked for', () => {
  it('is kept, and at most two seconds longer', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
        const delayMs = retryAfterDelayMs(7_000, random);
        expect(delayMs).toBeGreaterThanOrEqual(7_000);
        expect(delayMs).toBeLessThanOrEqual(9_000);
      }),
    );
  });

  it.each([-5, 0, -Infinity, Number.NaN, 1e9 * 1_000, Infinity])(
    'of %d ms is brought between 1 s and 10 min',
    (asked) => {
      for (const random of [0, 1]) {
        const delayMs = retryAfterDelayMs(asked, random);
        expect(delayMs).toBeGreaterThanOrEqual(1_000);
        expect(delayMs).toBeLessThanOrEqual(cap);
      }
    },
  );
});
