import type { Clock } from '../platform/clock.ts';

interface Allowance {
  calls: number;
  atMs: number;
}

export interface CallLimit {
  /** Takes one call from the session's allowance. Returns 0, or how long to wait, in milliseconds. */
  take(sessionId: string): number;
  forget(sessionId: string): void;
}

/** A whole import at 4 chunks in flight stays far below this; a runaway loop does not. */
const defaultRate = { burst: 1_000, perSecond: 500 } as const;

/** A token bucket per session, so that a page that runs wild cannot starve the rest of the application. */
export function createCallLimit(
  clock: Clock,
  rate: { readonly burst: number; readonly perSecond: number } = defaultRate,
): CallLimit {
  const allowances = new Map<string, Allowance>();
  return {
    take(sessionId) {
      const nowMs = clock.monotonicMs();
      const allowance = allowances.get(sessionId) ?? { calls: rate.burst, atMs: nowMs };
      allowances.set(sessionId, allowance);
      const earned = ((nowMs - allowance.atMs) / 1_000) * rate.perSecond;
      allowance.calls = Math.min(rate.burst, allowance.calls + earned);
      allowance.atMs = nowMs;
      if (allowance.calls < 1) return Math.ceil(((1 - allowance.calls) / rate.perSecond) * 1_000);
      allowance.calls -= 1;
      return 0;
    },
    forget(sessionId) {
      allowances.delete(sessionId);
    },
  };
}
