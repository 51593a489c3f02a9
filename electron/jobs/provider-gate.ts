import type { AppError } from '#shared/errors.ts';
import { retryAfterDelayMs } from './poll-policy.ts';
import type { JobEvent } from './job-event.ts';

/** When calls to one provider may be made. It lives in memory: a restart asks anew. Times are monotonic milliseconds. */
export interface ProviderGate {
  /** 0: go, and this call counts; else how long to wait before asking again. */
  enter(nowMs: number, kind: 'question' | 'other'): number;
  /** What came of a call. */
  note(event: JobEvent, nowMs: number): void;
  /** The provider is known to be there again. */
  reset(): void;
}

/** Polls and their like, of all jobs together: after a sleep of hours everything is due at once. */
const questionSpacingMs = 200;
/** So many calls in a row without an answer, and only one at a time probes whether the provider is back. */
const failuresBeforeOpen = 5;
const shortestOpenMs = 15_000;
const longestOpenMs = 10 * 60_000;

/** `random` runs from 0 to 1. */
export function createProviderGate(random: () => number): ProviderGate {
  let pausedUntil = -Infinity;
  let nextQuestionAt = -Infinity;
  let failures = 0;

  const isOpen = (): boolean => failures >= failuresBeforeOpen;
  const openMs = (): number => {
    const ms = Math.min(longestOpenMs, shortestOpenMs * 2 ** Math.min(20, failures - failuresBeforeOpen));
    return ms * (0.9 + random() * 0.1);
  };

  return {
    enter(nowMs, kind) {
      if (nowMs < pausedUntil) return pausedUntil - nowMs;
      if (kind === 'question') {
        if (nowMs < nextQuestionAt) return nextQuestionAt - nowMs;
        nextQuestionAt = nowMs + questionSpacingMs * (1 + random() * 0.5);
      }
      // This call is the probe; the others wait for what comes of it.
      if (isOpen()) pausedUntil = nowMs + openMs();
      return 0;
    },
    note(event, nowMs) {
      const error = failureOf(event);
      if (error?.kind === 'rate-limited') {
        pausedUntil = Math.max(pausedUntil, nowMs + retryAfterDelayMs(error.retryAfterMs, random()));
        return;
      }
      if (error !== null) {
        failures += 1;
        if (isOpen()) pausedUntil = Math.max(pausedUntil, nowMs + openMs());
      } else if (isAnswer(event)) {
        if (isOpen()) this.reset();
        failures = 0;
      }
    },
    reset() {
      pausedUntil = -Infinity;
      failures = 0;
    },
  };
}

/** Why a provider gave no answer that helps; `null` when it did, or was not asked. A bad key says nothing about it. */
function failureOf(event: JobEvent): AppError | null {
  switch (event.name) {
    case 'preparation-delayed':
      // Which host could not be reached is not known here; a probe of the provider tells.
      if (event.isBucket || event.hold === 'offline') return null;
      return event.error.kind === 'auth' ? null : event.error;
    case 'call-failed':
    case 'not-sent':
    case 'ambiguous':
      return event.error.kind === 'auth' ? null : event.error;
    case 'refused':
      return event.error.kind === 'rate-limited' ? event.error : null;
    default:
      return null;
  }
}

const answers: ReadonlySet<JobEvent['name']> = new Set<JobEvent['name']>([
  'accepted',
  'refused',
  'still-running',
  'not-found',
  'cancel-answered',
  'completed',
  'remote-failed',
  'remote-cancelled',
  'output-gone',
]);

/** The provider said something about the job itself. */
export function isAnswer(event: JobEvent): boolean {
  return answers.has(event.name);
}
