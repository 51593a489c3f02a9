import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargedOf } from '#electron/jobs/charged.ts';
import type { JobEvent } from '#electron/jobs/job-event.ts';
import { newJobState, reduce } from '#electron/jobs/job-machine.ts';
import { isSettled } from '#electron/jobs/job-view.ts';
import { nextAction } from '#electron/jobs/next-action.ts';
import { jobStateSchema, type JobState } from '#shared/domain/job-state.ts';
import { at, broken, events, noBalance, noKey, noStoredKey, offline, tooMany } from './job-samples.ts';

const price = { kind: 'exact', price: { currency: 'USD', amount: 100 } } as const;
const manyEvents: readonly JobEvent[] = [
  ...Object.values(events),
  ...[noKey, noBalance, tooMany].map((error) => ({ ...events.refused, error })),
  { ...events['not-found'], at: at + 600_000 },
  { ...events['not-found'], at: at + 900_000 },
  { ...events['not-found'], at: at + 1_200_000 },
  { ...events.ambiguous, isKeyTaken: true },
  { ...events['not-sent'], error: offline },
  { name: 'held', hold: 'key', error: noStoredKey },
  { ...events['looked-up'], error: broken },
  {
    ...events.completed,
    output: { kind: 'url', url: 'https://cdn.test/film', bytes: null, expiresAt: null },
  },
];

interface Step {
  readonly event: JobEvent;
  readonly before: JobState;
  readonly after: JobState;
}

/** Everything that may happen now. Most ends are left out, so that walks get far. */
function onwardFrom(before: JobState, choice: number): readonly Step[] {
  const possible = manyEvents.flatMap((event) => {
    const after = reduce(before, event);
    return after === null ? [] : [{ event, before, after }];
  });
  const onward = possible.filter(({ after }) => choice % 5 === 0 || !isSettled(after));
  return onward.length === 0 ? possible : onward;
}

/** Takes one legal event after the other, as the choices say, until the job is settled. */
function walk(choices: readonly number[]): readonly Step[] {
  let state = newJobState;
  return choices.flatMap((choice) => {
    const before = state;
    const steps = onwardFrom(before, choice);
    const step = steps[choice % steps.length];
    state = step?.after ?? before;
    return step ?? [];
  });
}

describe('any sequence of legal events', () => {
  const seen = new Set<string>();
  const holds = (check: (step: Step) => void, parameters: fc.Parameters<[number[]]> = {}): void => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 120 }), (choices) => {
        for (const step of walk(choices)) {
          seen.add(step.after.name);
          check(step);
        }
      }),
      { numRuns: 2_000, ...parameters },
    );
  };

  it('gives states that can be stored and read back', () => {
    holds(({ after }) => {
      expect(jobStateSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
    });
  });

  it('never sends twice at once, and never again without a clean slate or a replay', () => {
    holds(({ event, before }) => {
      if (event.name !== 'sending') return;
      expect(before).toMatchObject({ name: 'submitting', isSending: false });
    });
  });

  it('never loses a doubt except by an answer about the job itself', () => {
    holds(({ event, before, after }) => {
      if (before.name !== 'submitting' || before.doubt === null) return;
      const isKept = after.name === 'submitting' && (after.doubt?.since ?? 0) >= before.doubt.since;
      expect(isKept || event.name === 'accepted' || event.name === 'given-up').toBe(true);
    });
  });

  it('says "charged" from acceptance on, and takes it back only when the provider says so', () => {
    holds(({ event, before, after }) => {
      if (chargedOf(before, price, null) !== 'yes' || chargedOf(after, price, null) === 'yes') return;
      expect(['remote-failed', 'remote-cancelled']).toContain(event.name);
    });
  });

  it('remembers a cancel request until the job is settled or a person takes over', () => {
    holds(({ before, after }) => {
      if (!('cancelRequestedAt' in before) || before.cancelRequestedAt === null) return;
      if (isSettled(after) || after.name === 'unconfirmed') return;
      expect(after).toHaveProperty('cancelRequestedAt', before.cancelRequestedAt);
    });
  });

  it('reaches every state', () => {
    // A fixed seed: whether chance gets everywhere must not depend on the day.
    holds(() => undefined, { seed: 7, numRuns: 20_000 });
    expect(seen.size).toBe(11);
  });

  /**
   * Only what the runner does: it sends when the next action says so, and everything else may happen at any time. A
   * submit may have arrived once its bytes left and nothing proves the contrary.
   */
  const countPosts = (choices: readonly number[], replayWithinMs: number): { arrived: number; sentAgain: boolean } => {
    const rules = { maxConcurrent: 1, replayWithinMs, lookUpAfterMs: [0], poll: { fastestMs: 1, slowestMs: 1 } };
    let state: JobState = newJobState;
    let arrived = 0;
    let sentAgain = false;
    for (const choice of choices) {
      const canSend = nextAction(state, at + 8, rules).kind === 'send';
      const steps = onwardFrom(state, choice).filter(({ event }) => event.name !== 'sending' || canSend);
      const step = steps[choice % steps.length];
      if (step === undefined) break;
      const { event, after } = step;
      if (event.name === 'sending' && arrived > 0) sentAgain = true;
      if (['accepted', 'ambiguous', 'interrupted'].includes(event.name) && state.name === 'submitting') arrived += 1;
      state = after;
    }
    return { arrived, sentAgain };
  };

  it('never sends a second time what may have arrived, unless a replay is documented', () => {
    let replays = 0;
    const choices = fc.array(fc.nat(), { minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(choices, (list) => {
        expect(countPosts(list, 0).sentAgain).toBe(false);
        if (countPosts(list, Infinity).sentAgain) replays += 1;
      }),
      { numRuns: 3_000, seed: 11 },
    );
    // The same walks do send again where that is allowed, so the first half is no empty promise.
    expect(replays).toBeGreaterThan(10);
  });
});
