import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keyTarget,
  moveEdge,
  shortestRangeMs,
  slide,
  storedRange,
  wholeRange,
} from '#renderer/features/references/range/range-model.ts';

describe('the used part of a file', () => {
  it('stands on tenths, and reaches the very end of a file that ends between them', () => {
    const range = { startMs: 0, endMs: 5_040 };
    expect(moveEdge(range, 'start', 1_234, 5_040)).toEqual({ startMs: 1_200, endMs: 5_040 });
    expect(moveEdge(range, 'end', 4_961, 5_040)).toEqual({ startMs: 0, endMs: 5_000 });
    expect(moveEdge(range, 'end', 4_995, 5_040)).toEqual({ startMs: 0, endMs: 5_040 });
  });

  it('stops at the ends of the file and at the shortest part', () => {
    const range = { startMs: 2_000, endMs: 4_000 };
    expect(moveEdge(range, 'start', -500, 9_000).startMs).toBe(0);
    expect(moveEdge(range, 'end', 99_000, 9_000).endMs).toBe(9_000);
    expect(moveEdge(range, 'start', 8_000, 9_000).startMs).toBe(3_500);
    expect(moveEdge(range, 'end', 0, 9_000).endMs).toBe(2_500);
  });

  it('slides as it is, and no further than the file', () => {
    const range = { startMs: 2_000, endMs: 4_000 };
    expect(slide(range, 3_149, 9_000)).toEqual({ startMs: 3_100, endMs: 5_100 });
    expect(slide(range, -1, 9_000)).toEqual({ startMs: 0, endMs: 2_000 });
    expect(slide(range, 8_500, 9_000)).toEqual({ startMs: 7_000, endMs: 9_000 });
  });

  it('is nothing to store where it is all of the file', () => {
    expect(storedRange(wholeRange(9_000), 9_000)).toBeNull();
    expect(storedRange({ startMs: 0, endMs: 8_900 }, 9_000)).toEqual({ startMs: 0, endMs: 8_900 });
    expect(storedRange({ startMs: 100, endMs: 9_000 }, 9_000)).toEqual({ startMs: 100, endMs: 9_000 });
  });

  it('moves a tenth with an arrow and a second with Shift', () => {
    expect(keyTarget('ArrowLeft', false, 3_000, 9_000)).toBe(2_900);
    expect(keyTarget('ArrowUp', true, 3_000, 9_000)).toBe(4_000);
    expect([keyTarget('Home', false, 3_000, 9_000), keyTarget('End', false, 3_000, 9_000)]).toEqual([0, 9_000]);
    expect(keyTarget('a', false, 3_000, 9_000)).toBeNull();
  });

  it('is a part of the file, never too short, whatever is done to it', () => {
    const moves = fc.array(
      fc.record({
        what: fc.constantFrom('start' as const, 'end' as const, 'slide' as const),
        toMs: fc.integer({ min: -5_000, max: 40_000 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), moves, (durationMs, steps) => {
        let range = wholeRange(durationMs);
        for (const { what, toMs } of steps) {
          const length = range.endMs - range.startMs;
          range = what === 'slide' ? slide(range, toMs, durationMs) : moveEdge(range, what, toMs, durationMs);
          expect(what === 'slide' ? range.endMs - range.startMs : length).toBe(length);
          expect(range.startMs).toBeGreaterThanOrEqual(0);
          expect(range.endMs).toBeLessThanOrEqual(durationMs);
          expect(range.endMs - range.startMs).toBeGreaterThanOrEqual(Math.min(shortestRangeMs, durationMs));
          expect(Number.isInteger(range.startMs) && Number.isInteger(range.endMs)).toBe(true);
        }
      }),
    );
  });
});
