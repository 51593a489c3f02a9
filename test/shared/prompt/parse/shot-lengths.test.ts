import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minShotMs, shotStepMs } from '#shared/domain/shot.ts';
import { shareOut } from '#shared/prompt/parse/shot-lengths.ts';

const weights = fc.array(fc.double({ min: 0.01, max: 900, noNaN: true }), { minLength: 1, maxLength: 15 });
const seconds = fc.double({ min: -5, max: 400, noNaN: true });

it('shares a clip out without a gap, a shot under a second or an illegal total, whatever the weights', () => {
  fc.assert(
    fc.property(weights, seconds, (each, wanted) => {
      const { lengthsMs, totalSeconds } = shareOut(each, wanted);
      expect(lengthsMs).toHaveLength(each.length);
      expect(Math.min(...lengthsMs)).toBeGreaterThanOrEqual(minShotMs);
      expect(lengthsMs.filter((ms) => ms % shotStepMs !== 0)).toEqual([]);
      expect(lengthsMs.reduce((sum, ms) => sum + ms, 0)).toBe(totalSeconds * 1_000);
      expect([totalSeconds >= 4, totalSeconds <= 15, Number.isInteger(totalSeconds)]).toEqual([true, true, true]);
    }),
  );
});

it('gives a flash its second, and the rest to the others', () => {
  expect(shareOut([0.2, 13.8], 14)).toEqual({ lengthsMs: [1_000, 13_000], totalSeconds: 14 });
});
