import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { justifyRows } from '#renderer/features/library/justified-rows.ts';

const options = { width: 1_000, targetHeight: 140, gap: 6 };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('justifyRows', () => {
  it('fills rows of films side by side', () => {
    const rows = justifyRows([16 / 9, 16 / 9, 16 / 9, 16 / 9, 1], options);
    expect(rows).toEqual([
      { start: 0, height: 138, widths: [245, 246, 245, 246] },
      { start: 4, height: 140, widths: [140] },
    ]);
  });

  it('has no rows for no pictures, and lets one very wide picture stand alone', () => {
    expect(justifyRows([], options)).toEqual([]);
    expect(justifyRows([20], { ...options, width: 300 })).toEqual([{ start: 0, height: 115, widths: [300] }]);
  });

  it('closes a row early where that comes closer to the height', () => {
    expect(justifyRows([2.6, 2.6], { width: 300, targetHeight: 100, gap: 6 })).toEqual([
      { start: 0, height: 115, widths: [300] },
      { start: 1, height: 100, widths: [260] },
    ]);
  });

  it('holds every picture once, in order, inside the width, for any pictures', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { maxLength: 200 }),
        fc.integer({ min: 300, max: 3_000 }),
        fc.integer({ min: 80, max: 290 }),
        (ratios, width, targetHeight) => {
          const rows = justifyRows(ratios, { width, targetHeight, gap: 6 });
          expect(sum(rows.map(({ widths }) => widths.length))).toBe(ratios.length);
          let next = 0;
          const used = rows.map(({ widths }) => sum(widths) + (widths.length - 1) * 6);
          for (const { start, height, widths } of rows) {
            expect(start).toBe(next);
            next += widths.length;
            expect(Math.min(...widths)).toBeGreaterThan(0);
            expect(height).toBeLessThanOrEqual(targetHeight * 2);
            expect(height).toBeGreaterThan(0);
          }
          expect(used.slice(0, -1).every((each) => each === width)).toBe(true);
          expect(used.every((each) => each <= width)).toBe(true);
        },
      ),
    );
  });

  it('keeps rows near the height that is asked for, where the window has room for three films', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 80, max: 290 }),
        (ratios, targetHeight) => {
          const rows = justifyRows(ratios, { width: targetHeight * 6, targetHeight, gap: 6 });
          expect(Math.min(...rows.map(({ height }) => height))).toBeGreaterThan(targetHeight * 0.6);
          expect(Math.max(...rows.map(({ height }) => height))).toBeLessThan(targetHeight * 1.5);
        },
      ),
    );
  });
});
