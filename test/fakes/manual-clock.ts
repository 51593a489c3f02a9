import type { Clock } from '#electron/platform/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass; what becomes due runs in order. */
  advance(ms: number): void;
  /** Moves the wall clock alone, as a person or a time server does. */
  jump(ms: number): void;
}

/** A clock that stands still until told otherwise. */
export function createManualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  let elapsedMs = 0;
  let jumpedMs = 0;
  let timers: { readonly atMs: number; readonly callback: () => void }[] = [];
  return {
    nowMs: () => startMs + elapsedMs + jumpedMs,
    monotonicMs: () => elapsedMs,
    after(delayMs, callback) {
      const timer = { atMs: elapsedMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const endMs = elapsedMs + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.atMs - b.atMs).find(({ atMs }) => atMs <= endMs);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        elapsedMs = Math.max(elapsedMs, next.atMs);
        next.callback();
      }
      elapsedMs = endMs;
    },
    jump(ms) {
      jumpedMs += ms;
    },
  };
}
