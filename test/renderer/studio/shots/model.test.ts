import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleteShot, insertShot, splitShot } from '#renderer/features/studio/shots/cut-shots.ts';
import {
  canSplitAt,
  edgeLimits,
  hasRoomForShots,
  moveEdge,
  nudgeEdge,
  setClipSeconds,
  setShotLength,
  shotAt,
} from '#renderer/features/studio/shots/model.ts';
import { emptyShot } from '#renderer/editing/empty-shot.ts';
import { newShotId } from '#renderer/editing/new-id.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { specOf } from '../spec-of.ts';
import { startingLengths } from './any-edit.ts';

const lengthsOf = (spec: ClipSpec): number[] => spec.shots.map((shot) => shot.durationMs);

describe('any edge', () => {
  it('changes the lengths of the two neighbours of an edge only', () => {
    fc.assert(
      fc.property(startingLengths, fc.nat(13), fc.integer({ min: 0, max: 15_000 }), (lengths, index, ms) => {
        const before = lengthsOf(specOf(lengths));
        const after = lengthsOf(moveEdge(specOf(lengths), index, ms));
        const others = (all: number[]): number[] => all.filter((_, each) => each !== index && each !== index + 1);
        expect(others(after)).toEqual(others(before));
      }),
    );
  });
});

describe('adding a shot', () => {
  it('takes the last tenth from the shot it follows when the others have no more', () => {
    const spec = specOf([1_100, 1_900, ...Array.from({ length: 12 }, () => 1_000)]);
    const after = insertShot(spec, 0, emptyShot(newShotId(), 1_000));
    expect(lengthsOf(after)).toEqual(Array.from({ length: 15 }, () => 1_000));
    expect(after.parameters.durationSeconds).toBe(15);
  });
});

describe('moving an edge', () => {
  it('gives the time of one neighbour to the other, on the grid', () => {
    expect(lengthsOf(moveEdge(specOf([3_500, 3_000, 3_500]), 0, 4_280, 500))).toEqual([4_500, 2_000, 3_500]);
    expect(lengthsOf(moveEdge(specOf([3_500, 3_000, 3_500]), 0, 4_280, 100))).toEqual([4_300, 2_200, 3_500]);
  });

  it('stops where a neighbour would be shorter than a second', () => {
    expect(lengthsOf(moveEdge(specOf([3_500, 3_000, 3_500]), 0, 9_000))).toEqual([5_500, 1_000, 3_500]);
    expect(lengthsOf(moveEdge(specOf([3_500, 3_000, 3_500]), 1, 0))).toEqual([3_500, 1_000, 5_500]);
  });

  it('moves the end of the clip in whole seconds, between 4 and 15', () => {
    const spec = specOf([3_500, 2_500]);
    expect(lengthsOf(moveEdge(spec, 1, 7_400))).toEqual([3_500, 3_500]);
    expect(moveEdge(spec, 1, 40_000).parameters.durationSeconds).toBe(15);
    expect(lengthsOf(moveEdge(spec, 1, 0))).toEqual([3_500, 1_500]);
    expect(edgeLimits(spec, 1)).toEqual({ low: 5_000, high: 15_000 });
  });

  it('returns the same spec when nothing moved, so that undo gets no empty step', () => {
    const spec = specOf([3_500, 2_500]);
    expect(moveEdge(spec, 0, 3_520, 500)).toBe(spec);
    expect(nudgeEdge(specOf([1_000, 3_000]), 0, -1).shots[0]?.durationMs).toBe(1_000);
  });
});

describe('lengths', () => {
  it('takes time from the right neighbours first, then from the left ones', () => {
    expect(lengthsOf(setShotLength(specOf([2_000, 2_000, 2_000]), 1, 3_500))).toEqual([1_500, 3_500, 1_000]);
    expect(lengthsOf(setShotLength(specOf([2_000, 2_000, 2_000]), 1, 60_000))).toEqual([1_000, 4_000, 1_000]);
  });

  it('gives what a shot loses to its right neighbour, from the last one to the left', () => {
    expect(lengthsOf(setShotLength(specOf([2_000, 2_000, 2_000]), 1, 1_200))).toEqual([2_000, 1_200, 2_800]);
    expect(lengthsOf(setShotLength(specOf([2_000, 2_000, 2_000]), 2, 1_000))).toEqual([2_000, 3_000, 1_000]);
  });

  it('shortens the clip from its end and never under one second a shot', () => {
    expect(lengthsOf(setClipSeconds(specOf([2_000, 2_000, 2_000]), 4))).toEqual([2_000, 1_000, 1_000]);
    expect(setClipSeconds(specOf([1_000, 1_000, 1_000, 1_000, 1_000]), 4).parameters.durationSeconds).toBe(5);
  });
});

describe('adding, splitting, deleting, moving', () => {
  it('gives a new shot half of the one before it', () => {
    expect(lengthsOf(insertShot(specOf([3_500, 1_500]), 0, emptyShot(newShotId(), 1)))).toEqual([2_000, 1_500, 1_500]);
  });

  it('finds the time for a new shot elsewhere when the one before it is too short', () => {
    expect(lengthsOf(insertShot(specOf([1_500, 3_500]), 0, emptyShot(newShotId(), 1)))).toEqual([1_500, 1_000, 2_500]);
  });

  it('adds nothing to a clip that is full', () => {
    const full = specOf([1_000, 1_000, 1_000, 1_000]);
    expect(hasRoomForShots(full, 1)).toBe(false);
    expect(hasRoomForShots(specOf([1_000, 1_000, 3_000]), 2)).toBe(true);
    expect(hasRoomForShots(specOf([1_000, 1_000, 3_000]), 3)).toBe(false);
    expect(insertShot(full, 0, emptyShot(newShotId(), 1))).toBe(full);
  });

  it('splits where both sides keep a second, and leaves the words in the first part', () => {
    const spec = specOf([3_000, 2_000]);
    const worded = {
      ...spec,
      shots: spec.shots.map((shot) => ({ ...shot, action: plainText('Rain'), light: 'cold' })),
    };
    const split = splitShot(worded, 1_240, newShotId());
    expect(lengthsOf(split)).toEqual([1_200, 1_800, 2_000]);
    expect(split.shots.map((shot) => [shot.action.length, shot.light])).toEqual([
      [1, 'cold'],
      [0, 'cold'],
      [1, 'cold'],
    ]);
    expect(canSplitAt(spec, 900)).toBe(false);
    expect(splitShot(spec, 2_100, newShotId())).toBe(spec);
  });

  it('gives the time of a deleted shot to the left, of the first to the right', () => {
    expect(lengthsOf(deleteShot(specOf([1_000, 2_000, 3_000]), 1))).toEqual([3_000, 3_000]);
    expect(lengthsOf(deleteShot(specOf([1_000, 2_000, 3_000]), 2))).toEqual([1_000, 5_000]);
    expect(lengthsOf(deleteShot(specOf([1_000, 2_000, 3_000]), 0))).toEqual([3_000, 3_000]);
    const alone = specOf([4_000]);
    expect(deleteShot(alone, 0)).toBe(alone);
  });

  it('finds the shot under a time; a cut belongs to the shot that starts there', () => {
    const { shots } = specOf([1_000, 2_000, 3_000]);
    expect([0, 999, 1_000, 2_999, 3_000, 6_000].map((ms) => shotAt(shots, ms)?.index)).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
