import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFrames, planFrames, progressAt } from '#renderer/media/animatic/frame-plan.ts';
import { planOf, shotOf } from '../animatic-plans.ts';

describe('frames of a plan', () => {
  it('makes exactly round(seconds x 24) frames, each in exactly one shot', () => {
    const lengths = fc.array(
      fc.integer({ min: 10, max: 150 }).map((tenth) => tenth * 100),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(lengths, (durations) => {
        const frames = planFrames(planOf(durations.map((durationMs, index) => shotOf(index + 1, { durationMs }))));
        const totalMs = durations.reduce((sum, duration) => sum + duration, 0);
        expect(countFrames(frames)).toBe(Math.round((totalMs * 24) / 1_000));
        let next = 0;
        for (const { start, count } of frames) {
          expect(start).toBe(next);
          expect(count).toBeGreaterThan(0);
          next += count;
        }
      }),
    );
  });

  it('puts a cut at the frame nearest to the edge of its shot', () => {
    const frames = planFrames(
      planOf([1_300, 2_100, 1_600].map((durationMs, index) => shotOf(index + 1, { durationMs }))),
    );
    expect(frames.map(({ start }) => start)).toEqual([0, 31, 82]);
  });

  it('runs from 0 at the first frame to 1 at the last', () => {
    expect(progressAt(0, 24)).toBe(0);
    expect(progressAt(23, 24)).toBe(1);
    expect(progressAt(0, 1)).toBe(0);
  });
});
