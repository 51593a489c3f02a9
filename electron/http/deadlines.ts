import { HttpCut, type HttpLimits } from './http-client.ts';
import { networkError } from './failure.ts';

/** Limits that suit a short JSON call. */
const defaultLimits = {
  connectMs: 15_000,
  firstByteMs: 60_000,
  idleMs: 30_000,
  totalMs: 120_000,
  maxBytes: 8 * 2 ** 20,
} as const satisfies Required<HttpLimits>;

/** The time limits of one request. `signal` aborts with an `HttpCut` that says why. */
export interface Deadlines {
  readonly signal: AbortSignal;
  readonly limits: Required<HttpLimits>;
  /** From now on the next step may take this long; it replaces the limit of the step before. */
  expect(step: 'connect' | 'send' | 'first byte' | 'next bytes'): void;
  /** Nobody waits for the network just now. */
  pause(): void;
  /** The request is over; a source that is still being read ends as well. */
  end(): void;
}

export function createDeadlines(asked: HttpLimits | undefined, callers: readonly AbortSignal[]): Deadlines {
  const limits = { ...defaultLimits, ...asked };
  const controller = new AbortController();
  const caller = AbortSignal.any([...callers]);
  const cut = (detail: string): void => {
    controller.abort(new HttpCut(networkError('network.timed-out', detail)));
  };
  const giveUp = (): void => {
    controller.abort(new HttpCut(networkError('network.failed', 'given up')));
  };
  if (caller.aborted) giveUp();
  else caller.addEventListener('abort', giveUp, { once: true });

  const total = setTimeout(() => {
    cut(`not done after ${String(limits.totalMs)} ms`);
  }, limits.totalMs);
  let current: NodeJS.Timeout | undefined;
  const limitOf = {
    connect: limits.connectMs,
    send: limits.idleMs,
    'first byte': limits.firstByteMs,
    'next bytes': limits.idleMs,
  };
  return {
    signal: controller.signal,
    limits,
    expect(step) {
      clearTimeout(current);
      current = setTimeout(() => {
        cut(`${step}: nothing for ${String(limitOf[step])} ms`);
      }, limitOf[step]);
    },
    pause() {
      clearTimeout(current);
    },
    end() {
      clearTimeout(current);
      clearTimeout(total);
      caller.removeEventListener('abort', giveUp);
      giveUp();
    },
  };
}
