import { describe, expect, it } from 'vitest';
import { growEnd, holdEdge, isBeyondEnd, pullEdge } from '#renderer/features/studio/shots/gestures/pull-edge.ts';
import { specOf } from '../../spec-of.ts';

/** 10 s over 1000 px: a pixel is 10 ms. */
const spec = specOf([3_000, 3_000, 4_000]);
const width = 1_000;
const still = { isFree: false, isPushing: false };
const free = { isFree: true, isPushing: false };
const pushing = { isFree: false, isPushing: true };
const lengths = ({ spec: { shots } }: { spec: typeof spec }): number[] => shots.map(({ durationMs }) => durationMs);

describe('an edge between two shots', () => {
  const hold = holdEdge(spec, 0, 304, width);

  it('keeps its distance from the hand, and changes nothing where it was taken', () => {
    expect(pullEdge(hold, 304, still).spec).toBe(spec);
    expect(lengths(pullEdge(hold, 384, still))).toEqual([3_800, 2_200, 4_000]);
  });

  it('snaps within 6 px of half a second, not beyond, and never with Alt', () => {
    expect(pullEdge(hold, 304 + 56, still)).toMatchObject({ edgeMs: 3_500, isSnapped: true });
    expect(pullEdge(hold, 304 + 57, still)).toMatchObject({ edgeMs: 3_600, isSnapped: false });
    expect(pullEdge(hold, 304 + 44, still)).toMatchObject({ edgeMs: 3_500, isSnapped: true });
    expect(pullEdge(hold, 304 + 56, free)).toMatchObject({ edgeMs: 3_600, isSnapped: false });
  });

  it('stops where a neighbour is at its shortest, and says so', () => {
    expect(pullEdge(hold, 304 + 199, free).stop).toBeNull();
    expect(pullEdge(hold, 900, still)).toMatchObject({ edgeMs: 5_000, stop: 'shortest' });
    expect(pullEdge(hold, 0, still)).toMatchObject({ edgeMs: 1_000, stop: 'shortest' });
  });
});

describe('an edge with Shift', () => {
  const hold = holdEdge(spec, 0, 300, width);

  it('pushes later shots, and stays under the hand at the new scale', () => {
    for (const x of [130, 250, 300, 420, 500, 530]) {
      const { edgeMs, scaleMs } = pullEdge(hold, x, pushing);
      const edgeX = (edgeMs / scaleMs) * width;
      // Whole seconds: the hand is at most as far away as half a step.
      expect(Math.abs(edgeX - x)).toBeLessThanOrEqual((500 / scaleMs) * width);
    }
    expect(lengths(pullEdge(hold, 420, pushing))).toEqual([5_000, 3_000, 4_000]);
  });

  it('ends at the longest clip, however far the hand goes', () => {
    expect(pullEdge(hold, 999, pushing)).toMatchObject({ edgeMs: 8_000, stop: 'longest', mode: 'push' });
    expect(pullEdge(hold, 5_000, pushing)).toMatchObject({ edgeMs: 8_000, stop: 'longest' });
    expect(pullEdge(hold, -50, pushing)).toMatchObject({ edgeMs: 1_000, stop: 'shortest' });
  });
});

describe('the end of the clip', () => {
  const hold = holdEdge(spec, 2, 1_000, width);

  it('goes by whole seconds, and leaves room until release', () => {
    const pull = pullEdge(hold, 790, still);
    expect(lengths(pull)).toEqual([3_000, 3_000, 2_000]);
    expect(pull.scaleMs).toBe(10_000);
    expect(pullEdge(hold, 0, still)).toMatchObject({ edgeMs: 7_000, stop: 'shortest' });
  });

  it('grows by a second at a time while the hand waits beyond it', () => {
    expect(isBeyondEnd(hold, 1_006)).toBe(false);
    expect(isBeyondEnd(hold, 1_007)).toBe(true);
    expect(isBeyondEnd(holdEdge(spec, 1, 600, width), 1_200)).toBe(false);
    const grown = growEnd(hold, 10_000);
    expect(pullEdge(grown, width, still)).toMatchObject({ edgeMs: 11_000, scaleMs: 11_000 });
    // Back inside, the end follows the hand at the new scale, and the room it leaves stays.
    expect(pullEdge(grown, width - 91, still)).toMatchObject({ edgeMs: 10_000, scaleMs: 11_000 });
    expect(pullEdge(growEnd(grown, 15_000), width, still)).toMatchObject({ edgeMs: 15_000, stop: 'longest' });
  });
});
