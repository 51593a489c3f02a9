import { describe, expect, it } from 'vitest';
import { createCallLimit } from '#electron/ipc/call-limit.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';

describe('createCallLimit', () => {
  it('lets a burst through, then says how long to wait', () => {
    const clock = createManualClock();
    const limit = createCallLimit(clock, { burst: 3, perSecond: 10 });
    expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0]);
    expect(limit.take('a')).toBe(100);
    clock.advance(100);
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(100);
  });

  it('counts each session for itself and forgets one that is gone', () => {
    const limit = createCallLimit(createManualClock(), { burst: 1, perSecond: 1 });
    expect(limit.take('a')).toBe(0);
    expect(limit.take('b')).toBe(0);
    expect(limit.take('a')).toBeGreaterThan(0);
    limit.forget('a');
    expect(limit.take('a')).toBe(0);
  });

  it('never saves up more than one burst', () => {
    const clock = createManualClock();
    const limit = createCallLimit(clock, { burst: 2, perSecond: 1_000 });
    clock.advance(3_600_000);
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 0]);
    expect(limit.take('a')).toBeGreaterThan(0);
  });

  it('does not care when the wall clock jumps', () => {
    const clock = createManualClock();
    const limit = createCallLimit(clock, { burst: 1, perSecond: 1 });
    limit.take('a');
    clock.jump(-31_536_000_000);
    expect(limit.take('a')).toBe(1_000);
    clock.jump(2 * 31_536_000_000);
    expect(limit.take('a')).toBe(1_000);
  });
});
