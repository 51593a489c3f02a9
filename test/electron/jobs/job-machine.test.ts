import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargedOf } from '#electron/jobs/charged.ts';
import type { JobEvent, JobEventName } from '#electron/jobs/job-event.ts';
import { newJobState, reduce } from '#electron/jobs/job-machine.ts';
import { isSettled } from '#electron/jobs/job-view.ts';
import { jobStateSchema, type JobState } from '#shared/domain/job-state.ts';
import {
  at,
  broken,
  events,
  noBalance,
  noKey,
  otherStagedFileId,
  rejected,
  states,
  takeId,
  tooMany,
  type StateLabel,
} from './job-samples.ts';

const due = {
  name: 'submitting',
  isSending: false,
  retryAt: at,
  attempts: 0,
  firstSentAt: null,
  doubt: null,
  cancelRequestedAt: null,
} as const;
const freshlyRunning = {
  name: 'running',
  remoteId: 'remote-2',
  acceptedAt: at,
  hold: 'none',
  progress: null,
  pollAt: at + 7,
  failedCalls: 0,
  notFound: null,
  cancelRequestedAt: null,
  cancelAnswer: null,
} as const;
const cancelledFree = { name: 'cancelled', charged: 'no' } as const;
const failed = { name: 'failed', error: rejected } as const;

/** Fields of a settled state would be wrong here: only the changed ones are named. */
const change = <L extends StateLabel>(label: L, changes: Partial<(typeof states)[L]> | object): object => ({
  ...states[label],
  ...changes,
});
const completedFrom = (cancelRequestedAt: number | null) => ({
  name: 'downloading',
  remoteId: 'remote-1',
  acceptedAt: 800_000,
  output: { kind: 'staged', stagedFileId: otherStagedFileId },
  takeId,
  hold: 'none',
  retryAt: at,
  attempts: 0,
  cancelRequestedAt,
  error: null,
});
/** What every running job does alike. */
const runningRow = (label: StateLabel & `running${string}`, cancelRequestedAt: number | null) => ({
  'still-running': change(label, { pollAt: at + 7, progress: 0.5, hold: 'window', notFound: null }),
  'call-failed': change(label, { pollAt: at + 7, failedCalls: 1 }),
  completed: completedFrom(cancelRequestedAt),
  'remote-failed': failed,
  'remote-cancelled': cancelledFree,
  'output-gone': { name: 'expired' },
});
const silent = { name: 'unconfirmed', since: at, reason: 'silent', remoteId: 'remote-1', error: null };
const waitingHeld = { hold: 'offline', error: broken };

/** State -> event -> what comes of it. A pair that is not here is illegal. */
const legal: { readonly [L in StateLabel]: Partial<Record<JobEventName, object>> } = {
  waiting: {
    started: { name: 'preparing', hold: 'none', retryAt: at, attempts: 0, error: null },
    held: change('waiting', waitingHeld),
    'cancel-requested': cancelledFree,
  },
  'waiting, frozen': {
    started: due,
    held: change('waiting, frozen', waitingHeld),
    'cancel-requested': cancelledFree,
  },
  'waiting for a key': {
    held: change('waiting for a key', waitingHeld),
    released: states['waiting, frozen'],
    'cancel-requested': cancelledFree,
  },
  preparing: {
    held: change('preparing', waitingHeld),
    'preparation-failed': failed,
    'preparation-delayed': change('preparing', { retryAt: at + 5, attempts: 2, error: broken }),
    frozen: due,
    'cancel-requested': cancelledFree,
  },
  'preparing, held': {
    held: change('preparing, held', waitingHeld),
    released: { name: 'preparing', hold: 'none', retryAt: at, attempts: 0, error: null },
    'preparation-failed': failed,
    'preparation-delayed': change('preparing, held', { retryAt: at + 5, attempts: 4, error: broken }),
    frozen: due,
    'cancel-requested': cancelledFree,
  },
  'submitting, due': {
    sending: change('submitting, due', { isSending: true, attempts: 1, firstSentAt: at }),
    'cancel-requested': cancelledFree,
  },
  'submitting, sending': {
    accepted: freshlyRunning,
    'not-sent': change('submitting, sending', { isSending: false, retryAt: at + 5 }),
    refused: failed,
    ambiguous: change('submitting, sending', {
      isSending: false,
      retryAt: at + 5,
      doubt: { since: at, lookUps: 0, mayReplay: true, error: rejected },
    }),
    interrupted: change('submitting, sending', {
      isSending: false,
      retryAt: at,
      doubt: { since: at, lookUps: 0, mayReplay: true, error: null },
    }),
    'cancel-requested': change('submitting, sending', { cancelRequestedAt: at }),
  },
  'submitting, sending, cancelled': {
    accepted: { ...freshlyRunning, cancelRequestedAt: 950_000 },
    'not-sent': cancelledFree,
    refused: cancelledFree,
    ambiguous: change('submitting, sending, cancelled', {
      isSending: false,
      retryAt: at + 5,
      doubt: { since: at, lookUps: 0, mayReplay: true, error: rejected },
    }),
    interrupted: change('submitting, sending, cancelled', {
      isSending: false,
      retryAt: at,
      doubt: { since: at, lookUps: 0, mayReplay: true, error: null },
    }),
  },
  'submitting, in doubt': {
    sending: change('submitting, in doubt', { isSending: true, attempts: 2 }),
    accepted: freshlyRunning,
    'looked-up': change('submitting, in doubt', {
      doubt: { since: 900_000, lookUps: 1, mayReplay: true, error: broken },
    }),
    'given-up': { name: 'unconfirmed', since: at, reason: 'no-answer', remoteId: null, error: broken },
    'cancel-requested': change('submitting, in doubt', { cancelRequestedAt: at }),
  },
  'submitting, replaying': {
    accepted: freshlyRunning,
    'not-sent': change('submitting, replaying', { isSending: false, retryAt: at + 5 }),
    refused: change('submitting, replaying', {
      isSending: false,
      retryAt: at,
      doubt: { since: 900_000, lookUps: 0, mayReplay: false, error: rejected },
    }),
    ambiguous: change('submitting, replaying', {
      isSending: false,
      retryAt: at + 5,
      doubt: { since: 900_000, lookUps: 0, mayReplay: true, error: rejected },
    }),
    interrupted: change('submitting, replaying', {
      isSending: false,
      retryAt: at,
      doubt: { since: 900_000, lookUps: 0, mayReplay: true, error: null },
    }),
    'cancel-requested': change('submitting, replaying', { cancelRequestedAt: at }),
  },
  'submitting, replaying, cancelled': {
    accepted: { ...freshlyRunning, cancelRequestedAt: 950_000 },
    'not-sent': change('submitting, replaying, cancelled', { isSending: false, retryAt: at + 5 }),
    refused: change('submitting, replaying, cancelled', {
      isSending: false,
      retryAt: at,
      doubt: { since: 900_000, lookUps: 0, mayReplay: false, error: rejected },
    }),
    ambiguous: change('submitting, replaying, cancelled', {
      isSending: false,
      retryAt: at + 5,
      doubt: { since: 900_000, lookUps: 0, mayReplay: true, error: rejected },
    }),
    interrupted: change('submitting, replaying, cancelled', {
      isSending: false,
      retryAt: at,
      doubt: { since: 900_000, lookUps: 0, mayReplay: true, error: null },
    }),
  },
  running: {
    ...runningRow('running', null),
    'not-found': change('running', { pollAt: at + 7, notFound: { count: 1, since: at } }),
    'cancel-requested': change('running', { cancelRequestedAt: at }),
  },
  'running, cancel asked for': {
    ...runningRow('running, cancel asked for', 950_000),
    'not-found': { name: 'cancelled', charged: 'yes' },
    'cancel-answered': change('running, cancel asked for', { cancelAnswer: 'too-late', pollAt: at + 7 }),
    'given-up': silent,
  },
  'running, cancel answered': {
    ...runningRow('running, cancel answered', 950_000),
    'not-found': { name: 'cancelled', charged: 'yes' },
    'given-up': silent,
  },
  'running, nearly lost': {
    ...runningRow('running, nearly lost', null),
    'not-found': { name: 'lost' },
    'cancel-requested': change('running, nearly lost', { cancelRequestedAt: at }),
  },
  'running, not found for a moment': {
    ...runningRow('running, not found for a moment', null),
    'not-found': change('running, not found for a moment', {
      pollAt: at + 7,
      notFound: { count: 3, since: at - 599_999 },
    }),
    'cancel-requested': change('running, not found for a moment', { cancelRequestedAt: at }),
  },
  unconfirmed: { accepted: freshlyRunning, 'written-off': { name: 'cancelled', charged: 'unknown' } },
  'unconfirmed, silent': { accepted: freshlyRunning, 'written-off': { name: 'cancelled', charged: 'yes' } },
  downloading: {
    completed: change('downloading', { output: { kind: 'staged', stagedFileId: otherStagedFileId }, retryAt: at }),
    'fetch-delayed': change('downloading', { hold: 'space', retryAt: at + 5, attempts: 1, error: broken }),
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
    'output-gone': { name: 'expired' },
    kept: { name: 'ready', takeId, tookMs: 200_000 },
  },
  'downloading, held': {
    completed: change('downloading, held', {
      output: { kind: 'staged', stagedFileId: otherStagedFileId },
      retryAt: at,
    }),
    released: change('downloading, held', { hold: 'none', retryAt: at, attempts: 0, error: null }),
    'fetch-delayed': change('downloading, held', { hold: 'space', retryAt: at + 5, attempts: 3, error: broken }),
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
    'output-gone': { name: 'expired' },
    kept: { name: 'ready', takeId, tookMs: 200_000 },
  },
  ready: {},
  failed: {},
  cancelled: {},
  expired: {},
  lost: {},
};

const labels = Object.keys(states) as StateLabel[];
const eventNames = Object.keys(events) as JobEventName[];
const pairs = labels.flatMap((label) => eventNames.map((name) => ({ label, name })));

describe('every state and every event', () => {
  it.each(pairs)('$label, $name', ({ label, name }) => {
    expect(reduce(states[label], events[name])).toEqual(legal[label][name] ?? null);
  });

  it('have samples that the schema takes, of each of the eleven states', () => {
    expect(new Set(labels.map((label) => states[label].name)).size).toBe(11);
    for (const label of labels) expect(jobStateSchema.parse(states[label])).toEqual(states[label]);
  });
});

describe('row 22: a settled job', () => {
  it.each(['ready', 'failed', 'cancelled', 'expired', 'lost'] as const)('that is %s stays so', (label) => {
    for (const name of eventNames) expect(reduce(states[label], events[name])).toBeNull();
  });
});

describe('a refusal', () => {
  const sending = states['submitting, sending'];
  const refuse = (state: JobState, error: typeof rejected) => reduce(state, { ...events.refused, error });

  it('for the key or the balance waits for a person, with the same frozen bytes', () => {
    expect(refuse(sending, noKey)).toEqual({ name: 'waiting', hold: 'key', isFrozen: true, error: noKey });
    expect(refuse(sending, noBalance)).toEqual({ name: 'waiting', hold: 'balance', isFrozen: true, error: noBalance });
  });

  it('for too many requests tries again when the provider said', () => {
    expect(refuse(sending, tooMany)).toEqual({ ...sending, isSending: false, retryAt: at + 5 });
  });

  it('of a replay for too many requests leaves the replay open', () => {
    const replaying = states['submitting, replaying'];
    expect(refuse(replaying, tooMany)).toEqual({ ...replaying, isSending: false, retryAt: at + 5 });
  });

  it.each([noKey, noBalance, rejected])('of a replay leaves the doubt about the first attempt', (error) => {
    expect(refuse(states['submitting, replaying'], error)).toMatchObject({
      name: 'submitting',
      doubt: { since: 900_000, mayReplay: false, error },
    });
  });
});

describe('a clock that was set back', () => {
  it('never gives a finished job a negative length', () => {
    expect(reduce(states.downloading, { name: 'kept', at: 5 })).toEqual({ name: 'ready', takeId, tookMs: 0 });
  });
});

const price = { kind: 'exact', price: { currency: 'USD', amount: 100 } } as const;
const manyEvents: readonly JobEvent[] = [
  ...Object.values(events),
  ...[noKey, noBalance, tooMany].map((error) => ({ ...events.refused, error })),
  { ...events['not-found'], at: at + 600_000 },
];

interface Step {
  readonly event: JobEvent;
  readonly before: JobState;
  readonly after: JobState;
}

/** Takes one legal event after the other, as the choices say, until the job is settled. */
function walk(choices: readonly number[]): readonly Step[] {
  let state = newJobState;
  return choices.flatMap((choice) => {
    const before = state;
    const possible = manyEvents.flatMap((event) => {
      const after = reduce(before, event);
      return after === null ? [] : [{ event, before, after }];
    });
    const step = possible[choice % possible.length];
    state = step?.after ?? before;
    return step ?? [];
  });
}

describe('any sequence of legal events', () => {
  const seen = new Set<string>();
  const holds = (check: (step: Step) => void, parameters: fc.Parameters<[number[]]> = {}): void => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 60 }), (choices) => {
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
      const isKept = after.name === 'submitting' && after.doubt?.since === before.doubt.since;
      expect(isKept || event.name === 'accepted' || event.name === 'given-up').toBe(true);
    });
  });

  it('says "charged" from acceptance on, and takes it back only when the provider says so', () => {
    holds(({ event, before, after }) => {
      if (chargedOf(before, price) !== 'yes' || chargedOf(after, price) === 'yes') return;
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
});
