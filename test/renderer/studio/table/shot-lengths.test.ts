import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { setShotLength } from '#renderer/features/studio/shots/model.ts';
import { setShotLengths } from '#renderer/features/studio/table/shot-lengths.ts';
import { specOf } from '../spec-of.ts';

const lengthsOf = (spec: ReturnType<typeof specOf>): number[] => spec.shots.map(({ durationMs }) => durationMs);
const after = (lengths: number[], wished: Record<number, number>): number[] =>
  lengthsOf(setShotLengths(specOf(lengths), new Map(Object.entries(wished).map(([row, ms]) => [Number(row), ms]))));

describe('the lengths of several shots', () => {
  it.each([
    [
      'the next shot gives way first',
      [3_000, 3_000, 3_000, 3_000],
      { 0: 4_000, 1: 4_000 },
      [4_000, 4_000, 1_000, 3_000],
    ],
    ['what is left goes to the next', [3_000, 3_000, 3_000], { 0: 1_000 }, [1_000, 5_000, 3_000]],
    ['those before give when none stands after', [3_000, 3_000, 3_000], { 2: 5_500 }, [2_500, 1_000, 5_500]],
    ['a wish between two steps is rounded', [3_000, 3_000], { 0: 2_449 }, [2_400, 3_600]],
    [
      'all of them, too long: the last ones are cut',
      [3_000, 3_000, 3_000],
      { 0: 4_000, 1: 4_000, 2: 4_000 },
      [4_000, 4_000, 1_000],
    ],
    [
      'all of them, too short: the last one lasts',
      [3_000, 3_000, 3_000],
      { 0: 1_000, 1: 1_000, 2: 1_000 },
      [1_000, 1_000, 7_000],
    ],
    ['under a second there is no shot', [3_000, 3_000], { 1: 0 }, [5_000, 1_000]],
    ['more than there is', [3_000, 3_000, 3_000], { 1: 90_000 }, [1_000, 7_000, 1_000]],
    ['a row without a shot', [3_000, 3_000], { 7: 2_000 }, [3_000, 3_000]],
  ])('%s', (_, lengths, wished, expected) => {
    expect(after(lengths, wished)).toEqual(expected);
  });

  it('does for one shot what its field in the inspector does', () => {
    fc.assert(
      fc.property(splitClip, fc.nat(14), fc.integer({ min: 0, max: 16_000 }), (lengths, at, wished) => {
        const spec = specOf(lengths);
        const index = at % lengths.length;
        fc.pre(lengths.length > 1);
        expect(lengthsOf(setShotLengths(spec, new Map([[index, wished]])))).toEqual(
          lengthsOf(setShotLength(spec, index, wished)),
        );
      }),
    );
  });

  it('never changes the length of the clip, and never makes a draft that cannot be saved', () => {
    const wishes = fc.array(fc.tuple(fc.nat(16), fc.integer({ min: -500, max: 40_000 })), { maxLength: 16 });
    fc.assert(
      fc.property(splitClip, wishes, (lengths, wished) => {
        const spec = specOf(lengths);
        const next = setShotLengths(spec, new Map(wished));
        expect(next.parameters).toEqual(spec.parameters);
        expect(clipSpecSchema.safeParse(next).success).toBe(true);
      }),
    );
  });
});

/** A legal clip: 4 to 15 seconds in shots of at least a second, on the grid of 0.1 s. */
const splitClip = fc
  .tuple(fc.integer({ min: 4, max: 15 }), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 15 }))
  .map(([seconds, weights]) => {
    const count = Math.min(seconds, weights.length);
    const spare = (seconds - count) * 10;
    const sum = weights.slice(0, count).reduce((total, each) => total + each, 0) || 1;
    const steps = weights.slice(0, count).map((each) => 10 + Math.floor((each / sum) * spare));
    const rest = seconds * 10 - steps.reduce((total, each) => total + each, 0);
    return steps.map((each, index) => (each + (index === 0 ? rest : 0)) * 100);
  });
