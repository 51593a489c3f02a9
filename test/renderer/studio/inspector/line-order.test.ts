import { describe, expect, it } from 'vitest';
import { landingOf, movedEntry } from '#renderer/features/studio/inspector/line-order.ts';

describe('moving an entry', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 2, 'acb'],
    [0, 9, 'bca'],
    [2, -4, 'cab'],
  ])('from %i to %i gives %s', (from, to, expected) => {
    expect(movedEntry(['a', 'b', 'c'], from, to).join('')).toBe(expected);
  });

  it('gives the same list back when nothing moves', () => {
    const list = ['a', 'b'];
    expect(movedEntry(list, 1, 5)).toBe(list);
    expect(movedEntry(list, 7, 0)).toBe(list);
  });
});

describe('where a dragged entry lands', () => {
  // Entries of different heights: 0-40, 40-140, 140-160.
  const spans = [
    { top: 0, bottom: 40 },
    { top: 40, bottom: 140 },
    { top: 140, bottom: 160 },
  ];

  it.each([
    [0, 20, 0],
    [0, 89, 0],
    [0, 91, 1],
    [0, 400, 2],
    [2, 149, 2],
    [2, 89, 1],
    [2, -50, 0],
    [1, 90, 1],
  ])('entry %i with its middle at %i lands at %i', (from, middle, expected) => {
    expect(landingOf(spans, from, middle)).toBe(expected);
  });
});
