import { describe, expect, it } from 'vitest';
import { pushEdge, pushLimits } from '#renderer/features/studio/shots/push-edge.ts';
import { specOf } from '../spec-of.ts';

const pushed = (lengths: number[], index: number, toMs: number): readonly number[] =>
  pushEdge(specOf(lengths), index, toMs).shots.map(({ durationMs }) => durationMs);

describe('pushing later shots', () => {
  it('changes one shot and the clip by whole seconds', () => {
    expect(pushed([3_500, 2_500, 3_000], 0, 4_600)).toEqual([4_500, 2_500, 3_000]);
    expect(pushed([3_500, 2_500, 3_000], 0, 2_900)).toEqual([2_500, 2_500, 3_000]);
    expect(pushEdge(specOf([3_500, 2_500, 3_000]), 1, 8_200).parameters.durationSeconds).toBe(11);
  });

  it('stays where it is within half a second', () => {
    const spec = specOf([3_500, 2_500, 3_000]);
    expect(pushEdge(spec, 0, 3_900)).toBe(spec);
    expect(pushEdge(spec, 7, 3_900)).toBe(spec);
  });

  it('ends at one second of a shot, at 4 s and at 15 s of the clip', () => {
    expect(pushed([3_500, 4_500], 0, -9_000)).toEqual([1_500, 4_500]);
    expect(pushed([3_500, 1_500], 0, -9_000)).toEqual([2_500, 1_500]);
    expect(pushed([3_500, 4_500], 0, 90_000)).toEqual([10_500, 4_500]);
    expect(pushLimits(specOf([3_500, 4_500]), 0)).toEqual({ low: 1_500, high: 10_500 });
    expect(pushLimits(specOf([1_500, 2_500]), 0)).toEqual({ low: 1_500, high: 12_500 });
    expect(pushLimits(specOf([4_000]), 3)).toEqual({ low: 0, high: 0 });
  });

  it('at the last shot is the end of the clip', () => {
    expect(pushed([2_000, 3_000], 1, 7_800)).toEqual([2_000, 6_000]);
  });
});
