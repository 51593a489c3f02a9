import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/rich-text.ts';
import { evenParts } from '#renderer/features/studio/inspector/several/several-actions.ts';
import { sharedOr, sharedValue } from '#renderer/features/studio/inspector/several/shared-value.ts';
import { shot } from '#test/shared/prompt/night-train.ts';

describe('what several shots share', () => {
  it('is one value, compared by what it says', () => {
    const shots = [1, 2].map((number) => shot(number, { action: plainText('Rain'), light: number === 1 ? 'a' : 'b' }));
    expect(sharedValue(shots, ({ action }) => action)).toEqual({ isMixed: false, value: plainText('Rain') });
    expect(sharedValue(shots, ({ light }) => light)).toEqual({ isMixed: true });
    expect(sharedValue(shots, ({ framing }) => framing)).toEqual({ isMixed: false, value: null });
    expect(sharedValue([], ({ framing }) => framing)).toEqual({ isMixed: true });
  });

  it('falls back where there are several', () => {
    expect(sharedOr({ isMixed: true }, 'x')).toBe('x');
    expect(sharedOr({ isMixed: false, value: '' }, 'x')).toBe('');
  });
});

describe('sharing time evenly', () => {
  it.each([
    [9_000, 3, [3_000, 3_000, 3_000]],
    [10_000, 3, [3_400, 3_300, 3_300]],
    [3_100, 2, [1_600, 1_500]],
  ])('%i ms among %i', (total, count, parts) => {
    expect(evenParts(total, count)).toEqual(parts);
  });

  it('loses nothing and differs by a step at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 150 }), fc.integer({ min: 1, max: 15 }), (steps, count) => {
        const parts = evenParts(steps * 100, count);
        expect(parts.reduce((sum, each) => sum + each, 0)).toBe(steps * 100);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(100);
        expect(parts.every((each) => each % 100 === 0)).toBe(true);
      }),
    );
  });
});
