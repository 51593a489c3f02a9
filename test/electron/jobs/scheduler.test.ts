import { describe, expect, it } from 'vitest';
import { createScheduler } from '#electron/jobs/scheduler.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';

function setUp() {
  const clock = createManualClock();
  const ranAt: number[] = [];
  const scheduler = createScheduler(clock, () => ranAt.push(clock.monotonicMs()));
  return { clock, ranAt, scheduler };
}

describe('the one timer', () => {
  it('runs at the earliest of all wishes, once', () => {
    const { clock, ranAt, scheduler } = setUp();
    scheduler.runWithin(500);
    scheduler.runWithin(200);
    scheduler.runWithin(900);
    clock.advance(10_000);
    expect(ranAt).toEqual([200]);
  });

  it('runs at once when the time is past, and again when asked again', () => {
    const { clock, ranAt, scheduler } = setUp();
    scheduler.runWithin(-1e12);
    clock.advance(0);
    scheduler.runWithin(5);
    clock.advance(5);
    expect(ranAt).toEqual([0, 5]);
  });

  it('row 28: does not care about jumps of the wall clock', () => {
    const { clock, ranAt, scheduler } = setUp();
    scheduler.runWithin(1_000);
    clock.jump(-365 * 24 * 3_600_000);
    clock.advance(1_000);
    clock.jump(2 * 365 * 24 * 3_600_000);
    scheduler.runWithin(1_000);
    clock.advance(999);
    expect(ranAt).toEqual([1_000]);
    clock.advance(1);
    expect(ranAt).toEqual([1_000, 2_000]);
  });

  it('wakes up at least once a day, because timers cannot wait for ever', () => {
    const { clock, ranAt, scheduler } = setUp();
    scheduler.runWithin(1e15);
    scheduler.runWithin(Infinity);
    clock.advance(24 * 3_600_000);
    expect(ranAt).toHaveLength(1);
  });

  it('never runs after it was stopped', () => {
    const { clock, ranAt, scheduler } = setUp();
    scheduler.runWithin(10);
    scheduler.stop();
    scheduler.runWithin(10);
    clock.advance(100);
    expect(ranAt).toEqual([]);
  });
});
