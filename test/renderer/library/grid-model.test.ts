import { describe, expect, it } from 'vitest';
import { dayKey, dayLabel } from '#renderer/features/library/days.ts';
import { layoutGrid, neighbourOf, rowOf, tileRatio } from '#renderer/features/library/grid-model.ts';
import { assetOf, libraryItem } from '#test/renderer/seed.ts';

const noon = new Date(2026, 10, 21, 12).getTime();
const day = 24 * 3_600_000;
const item = (number: number, at: number) => ({
  ...libraryItem(number, assetOf(String(number).padStart(64, '0'), 'video')),
  createdAt: at,
});
const items = [item(1, noon), item(2, noon - 1), item(3, noon - 2), item(4, noon - day), item(5, noon - day - 1)];
const rows = layoutGrid(items, { width: 500, targetHeight: 140, gap: 6 });

describe('layoutGrid', () => {
  it('puts a header before each day and every item in one row', () => {
    expect(rows.map((row) => (row.kind === 'header' ? row.count : row.tiles.map(({ index }) => index)))).toEqual([
      3,
      [0, 1],
      [2],
      2,
      [3, 4],
    ]);
    const [, first] = rows;
    expect(first?.kind === 'tiles' && first.tiles[1]?.left).toBe(253);
  });

  it('gives sound, unknown and measured files a shape', () => {
    expect(tileRatio({ asset: assetOf('a'.repeat(64), 'audio') })).toBe(1.75);
    expect(tileRatio({ asset: assetOf('a'.repeat(64), 'image', { facts: null }) })).toBeCloseTo(16 / 9);
    expect(tileRatio({ asset: assetOf('a'.repeat(64), 'image') })).toBeCloseTo(1280 / 720);
  });
});

describe('neighbourOf', () => {
  it.each([
    [0, 'right', 1],
    [0, 'left', 0],
    [4, 'right', 4],
    [1, 'down', 2],
    [2, 'down', 3],
    [4, 'up', 2],
    [0, 'up', 0],
    [3, 'down', 3],
    [3, 'first', 0],
    [0, 'last', 4],
  ] as const)('from %i %s leads to %i', (index, direction, expected) => {
    expect(neighbourOf(rows, index, direction)).toBe(expected);
  });

  it('finds the row of an item', () => {
    expect(rowOf(rows, 3)).toBe(4);
    expect(rowOf(rows, 99)).toBe(-1);
  });
});

describe('dayLabel', () => {
  it('speaks of today and yesterday by the local calendar, and names other days', () => {
    const lateLastNight = new Date(2026, 10, 20, 23, 59).getTime();
    expect(dayLabel(noon, noon)).toEqual({ kind: 'today' });
    expect(dayLabel(lateLastNight, new Date(2026, 10, 21, 0, 1).getTime())).toEqual({ kind: 'yesterday' });
    expect(dayLabel(new Date(2026, 10, 17).getTime(), noon)).toEqual({ kind: 'date', text: 'Tuesday 17 November' });
    expect(dayLabel(new Date(2025, 2, 5).getTime(), noon)).toEqual({ kind: 'date', text: 'Wednesday 5 March 2025' });
    expect(dayKey(new Date(2026, 0, 5).getTime())).toBe('2026-01-05');
  });

  it('knows yesterday across the end of a month', () => {
    expect(dayLabel(new Date(2026, 9, 31, 9).getTime(), new Date(2026, 10, 1, 9).getTime()).kind).toBe('yesterday');
  });
});
