import { describe, expect, it } from 'vitest';
import { newShotId } from '#renderer/editing/new-id.ts';
import { deleteShots, duplicateShots, moveShots, nudgeShots } from '#renderer/features/studio/shots/arrange-shots.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { specOf } from '../spec-of.ts';

/** Shots of these lengths; each says its letter, so that order can be read. */
function lettered(lengths: readonly number[]): ClipSpec {
  const spec = specOf(lengths);
  return { ...spec, shots: spec.shots.map((shot, index) => ({ ...shot, light: String.fromCodePoint(97 + index) })) };
}

const order = (spec: ClipSpec): string => spec.shots.map(({ light }) => light).join('');
const lengths = (spec: ClipSpec): number[] => spec.shots.map(({ durationMs }) => durationMs);
const those = (spec: ClipSpec, letters: string): ReadonlySet<ShotId> =>
  new Set(spec.shots.filter(({ light }) => letters.includes(light)).map(({ id }) => id));

describe('moving several shots', () => {
  const spec = lettered([1_000, 2_000, 3_000, 4_000, 5_000]);

  it.each([
    ['a', 3, 'bcade'],
    ['e', 0, 'eabcd'],
    ['bc', 5, 'adebc'],
    ['ace', 3, 'baced'],
    ['ae', 2, 'baecd'],
    ['d', -4, 'dabce'],
    ['b', 99, 'acdeb'],
  ])('%s into gap %d is %s, and every shot keeps its length', (letters, slot, expected) => {
    const moved = moveShots(spec, those(spec, letters), slot);
    expect(order(moved)).toBe(expected);
    expect(moved.shots.every((shot) => spec.shots.includes(shot))).toBe(true);
  });

  it.each([
    ['b', 1],
    ['b', 2],
    ['bc', 2],
    ['abcde', 3],
    ['', 2],
  ])('%s into gap %d changes nothing', (letters, slot) => {
    expect(moveShots(spec, those(spec, letters), slot)).toBe(spec);
  });

  it.each([
    ['b', 1, 'acbde'],
    ['b', -1, 'bacde'],
    ['bd', -1, 'badce'],
    ['bc', 1, 'adbce'],
    ['ad', 1, 'baced'],
  ] as const)('%s by %d is %s', (letters, direction, expected) => {
    expect(order(nudgeShots(spec, those(spec, letters), direction))).toBe(expected);
  });

  it('stops as a whole when the first of them is at the end', () => {
    expect(nudgeShots(spec, those(spec, 'ac'), -1)).toBe(spec);
    expect(nudgeShots(spec, those(spec, 'ce'), 1)).toBe(spec);
  });
});

describe('deleting several shots', () => {
  it('gives the time of neighbours to the same left one, that of the first ones to the right', () => {
    const spec = lettered([1_000, 2_000, 3_000, 4_000]);
    expect(lengths(deleteShots(spec, those(spec, 'bc')))).toEqual([6_000, 4_000]);
    expect(lengths(deleteShots(spec, those(spec, 'ab')))).toEqual([6_000, 4_000]);
    expect(lengths(deleteShots(spec, those(spec, 'bd')))).toEqual([3_000, 7_000]);
    expect(order(deleteShots(spec, those(spec, 'bd')))).toBe('ac');
  });

  it('keeps everything when nothing would be left', () => {
    const spec = lettered([2_000, 2_000]);
    expect(deleteShots(spec, those(spec, 'ab'))).toBe(spec);
  });
});

describe('duplicating several shots', () => {
  const copiesOf = (spec: ClipSpec, letters: string): ReadonlyMap<ShotId, Shot> =>
    new Map(
      spec.shots
        .filter(({ light }) => letters.includes(light))
        .map((shot) => [shot.id, { ...shot, id: newShotId(), light: shot.light.toUpperCase() }]),
    );

  it('puts the copies together after the last of them, each with half of its time', () => {
    const spec = lettered([4_000, 3_000, 2_000, 3_000]);
    const doubled = duplicateShots(spec, copiesOf(spec, 'ab'));
    expect(order(doubled)).toBe('abABcd');
    expect(lengths(doubled)).toEqual([2_000, 1_500, 2_000, 1_500, 2_000, 3_000]);
    expect(order(duplicateShots(spec, copiesOf(spec, 'ac')))).toBe('abcACd');
  });

  it('copies all of them or none', () => {
    const spec = lettered([1_000, 1_000, 3_000]);
    expect(order(duplicateShots(spec, copiesOf(spec, 'ab')))).toBe('abABc');
    expect(duplicateShots(spec, copiesOf(spec, 'abc'))).toBe(spec);
  });
});
