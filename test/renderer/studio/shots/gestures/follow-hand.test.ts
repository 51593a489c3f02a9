import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followHand } from '#renderer/features/studio/shots/gestures/follow-hand.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('what follows a hand', () => {
  it('is drawn at once, then at most ten times a second, and the last for certain', () => {
    const drawn: number[] = [];
    const follower = followHand<number>((value) => drawn.push(value));
    // A second of a hand that moves with every frame.
    for (let frame = 0; frame < 60; frame += 1) {
      follower.show(frame);
      vi.advanceTimersByTime(1_000 / 60);
    }
    vi.advanceTimersByTime(200);
    expect(drawn[0]).toBe(0);
    expect(drawn.at(-1)).toBe(59);
    expect(drawn.length).toBeGreaterThan(8);
    expect(drawn.length).toBeLessThanOrEqual(11);
  });

  it('is forgotten when the hand is gone', () => {
    const drawn: number[] = [];
    const follower = followHand<number>((value) => drawn.push(value));
    follower.show(1);
    follower.show(2);
    follower.stop();
    vi.advanceTimersByTime(500);
    expect(drawn).toEqual([1]);
  });
});
