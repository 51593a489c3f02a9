import { describe, expect, it } from 'vitest';
import { crossScale, orbitWarp, sourcePosition, stretchWarp, visibleShare } from '#renderer/media/animatic/warp.ts';

const positions = Array.from({ length: 41 }, (_, index) => index / 20 - 1);
const degrees = Math.PI / 180;
const warps = [
  ...[-18, -7, 0, 7, 18].map((angle) => orbitWarp('columns', angle * degrees, 18 * degrees)),
  ...[0, 0.15, 0.26].map(stretchWarp),
];

describe('warp', () => {
  it.each(warps)('never looks beyond the picture and never turns it around: %o', (warp) => {
    const sources = positions.map((at) => sourcePosition(warp, at));
    for (const source of sources) expect(Math.abs(source)).toBeLessThanOrEqual(1 + 1e-9);
    expect(sources).toEqual(sources.toSorted((one, other) => one - other));
    expect(new Set(sources).size).toBe(positions.length);
    for (const at of positions) expect(crossScale(warp, at)).toBeGreaterThanOrEqual(1 - 1e-9);
  });

  it('makes the near side larger', () => {
    const warp = orbitWarp('columns', 14 * degrees, 14 * degrees);
    expect(crossScale(warp, 0.5) / crossScale(warp, -0.5)).toBeGreaterThan(1.15);
  });

  it('a stretch keeps the size of the centre and pulls the edges out', () => {
    const warp = stretchWarp(0.2);
    expect(sourcePosition(warp, 0.01) / 0.01).toBeCloseTo(1, 2);
    expect(sourcePosition(warp, 1)).toBeCloseTo(0.8, 10);
  });

  it('tells how much of the picture stays in view', () => {
    expect(visibleShare(null)).toBe(1);
    expect(visibleShare(stretchWarp(0.2))).toBeCloseTo(0.8, 10);
    expect(visibleShare(orbitWarp('columns', 0.2, 0.2))).toBeLessThan(1);
  });
});
