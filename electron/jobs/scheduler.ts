import type { Clock } from '../platform/clock.ts';

/** The one timer of all jobs. */
export interface Scheduler {
  /** Runs after at most this many milliseconds; an earlier run that is planned already stays. */
  runWithin(delayMs: number): void;
  stop(): void;
}

/** Some timers take no more than 2^31 - 1 ms; waking up once a day for nothing harms nobody. */
const longestDelayMs = 24 * 60 * 60_000;

export function createScheduler(clock: Clock, run: () => void): Scheduler {
  let planned: { readonly atMs: number; readonly cancel: () => void } | null = null;
  let isStopped = false;
  return {
    runWithin(delayMs) {
      if (isStopped || !Number.isFinite(delayMs)) return;
      const waitMs = Math.min(longestDelayMs, Math.max(0, delayMs));
      const atMs = clock.monotonicMs() + waitMs;
      if (planned !== null && planned.atMs <= atMs) return;
      planned?.cancel();
      const cancel = clock.after(waitMs, () => {
        planned = null;
        run();
      });
      planned = { atMs, cancel };
    },
    stop() {
      isStopped = true;
      planned?.cancel();
      planned = null;
    },
  };
}
