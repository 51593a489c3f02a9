import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tileTimes } from '#renderer/features/studio/shots/frames/tile-times.ts';

describe('the times of the tiles of a shot', () => {
  it('are the middles of what the tiles stand for, on a grid', () => {
    expect(tileTimes(3_500, 6_500, 1_000)).toEqual([4_000, 5_000, 6_000]);
    expect(tileTimes(0, 2_600, 1_000)).toEqual([500, 1_500, 2_500]);
    expect(tileTimes(1_000, 2_000, 5_000)).toEqual([1_750]);
  });

  it('are inside the shot, in order, and as many as fill the band', () => {
    const tenths = fc.integer({ min: 0, max: 140 });
    fc.assert(
      fc.property(
        tenths,
        fc.integer({ min: 10, max: 150 }),
        fc.integer({ min: 80, max: 6_000 }),
        (at, lasts, tileMs) => {
          const [startMs, endMs] = [at * 100, (at + lasts) * 100];
          const times = tileTimes(startMs, endMs, tileMs);
          expect(times.length * tileMs).toBeGreaterThan((endMs - startMs) * 0.99 - tileMs * 0.02);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          for (const time of times) {
            expect(time).toBeGreaterThanOrEqual(startMs);
            expect(time).toBeLessThan(endMs);
          }
        },
      ),
    );
  });
});
