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
  newStagedFileId,
  noKey,
  noStoredKey,
  offline,
  otherStagedFileId,
  stagedFileId,
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
  filesExpireAt: null,
  cancelRequestedAt: null,
} as const;
const frozenDue = { ...due, filesExpireAt: at + 9 };
const freshlyRunning = {
  name: 'running',
  remoteId: 'remote-2',
  acceptedAt: at,
  hold: 'none',
  usesCurrentKey: false,
  progress: null,
  pollAt: at + 7,
  failedCalls: 0,
  notFound: null,
  cancelRequestedAt: null,
  cancelAnswer: null,
  error: null,
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
  isFetched: false,
  needsAddress: false,
  refusedAddresses: 0,
  refusedFiles: 0,
  usesCurrentKey: false,
  takeId,
  hold: 'none',
  retryAt: at,
  attempts: 0,
  cancelRequestedAt,
  error: null,
});
/** What every running job does alike. */
const runningRow = (label: StateLabel & `running${string}`, cancelRequestedAt: number | null) => ({
  'still-running': change(label, { pollAt: at + 7, progress: 0.5, hold: 'window', failedCalls: 0, notFound: null }),
  'call-failed': change(label, { pollAt: at + 7, failedCalls: states[label].failedCalls + 1 }),
  completed: completedFrom(cancelRequestedAt),
  'remote-failed': failed,
  'remote-cancelled': cancelledFree,
  'output-gone': { name: 'expired' },
});
/** What every download does alike. */
const downloadingRow = (label: StateLabel & `downloading${string}`) => {
  const { attempts, refusedAddresses, refusedFiles } = states[label];
  const refused = { needsAddress: true, refusedAddresses: refusedAddresses + 1 };
  return {
    completed: change(label, {
      output: { kind: 'staged', stagedFileId: otherStagedFileId },
      needsAddress: false,
      retryAt: at,
    }),
    'fetch-delayed': change(label, { hold: 'space', retryAt: at + 5, attempts: attempts + 1, error: broken }),
    fetched: change(label, { isFetched: true, retryAt: at, attempts: 0, error: null }),
    'address-refused': change(label, { ...refused, retryAt: at }),
    'call-failed': change(label, { retryAt: at + 7, attempts: attempts + 1, error: broken }),
    'still-running': change(label, { ...refused, retryAt: at + 7 }),
    'not-found': change(label, { ...refused, retryAt: at + 7 }),
    'remote-failed': { name: 'expired' },
    'remote-cancelled': { name: 'expired' },
    'output-gone': { name: 'expired' },
    'output-refused': change(label, {
      isFetched: false,
      refusedFiles: refusedFiles + 1,
      retryAt: at + 5,
      error: rejected,
    }),
    kept: { name: 'ready', takeId, tookMs: 200_000 },
  };
};
const silent = { name: 'unconfirmed', since: at, reason: 'silent', remoteId: 'remote-1', sentAt: 800_000, error: null };
const freshlyPreparing = { name: 'preparing', hold: 'none', retryAt: at, attempts: 0, error: null };
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
    frozen: frozenDue,
    'cancel-requested': cancelledFree,
  },
  'preparing, held': {
    held: change('preparing, held', waitingHeld),
    released: { name: 'preparing', hold: 'none', retryAt: at, attempts: 0, error: null },
    'preparation-failed': failed,
    'preparation-delayed': change('preparing, held', { retryAt: at + 5, attempts: 4, error: broken }),
    frozen: frozenDue,
    'cancel-requested': cancelledFree,
  },
  'submitting, due': {
    sending: change('submitting, due', { isSending: true, attempts: 1, firstSentAt: at }),
    held: change('waiting, frozen', waitingHeld),
    'cancel-requested': cancelledFree,
  },
  'submitting, files expired': {
    sending: change('submitting, files expired', { isSending: true, attempts: 1, firstSentAt: at }),
    held: change('waiting, frozen', { ...waitingHeld, filesExpireAt: at }),
    'files-expired': freshlyPreparing,
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
    'given-up': { name: 'unconfirmed', since: at, reason: 'no-answer', remoteId: null, sentAt: 900_000, error: broken },
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
  'running, held': {
    ...runningRow('running, held', null),
    'not-found': change('running, held', { pollAt: at + 7, failedCalls: 0, notFound: { count: 1, since: at } }),
    'cancel-requested': change('running, held', { cancelRequestedAt: at, failedCalls: 0 }),
    released: change('running', { pollAt: at }),
  },
  'running, not answered': {
    ...runningRow('running, not answered', null),
    'not-found': change('running', { pollAt: at + 7, notFound: { count: 1, since: at } }),
    reachable: change('running', { pollAt: at }),
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
    ...downloadingRow('downloading'),
    completed: change('downloading', { output: { kind: 'staged', stagedFileId: otherStagedFileId }, retryAt: at }),
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
  },
  'downloading, held': {
    ...downloadingRow('downloading, held'),
    completed: change('downloading, held', {
      output: { kind: 'staged', stagedFileId: otherStagedFileId },
      retryAt: at,
    }),
    released: change('downloading, held', { hold: 'none', retryAt: at, attempts: 0, error: null }),
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
  },
  'downloading, from afar': downloadingRow('downloading, from afar'),
  'downloading, fetched': {
    ...downloadingRow('downloading, fetched'),
    'output-gone': states['downloading, from afar'],
  },
  'downloading, address gone': downloadingRow('downloading, address gone'),
  'downloading, last try': {
    ...downloadingRow('downloading, last try'),
    'address-refused': { name: 'expired' },
    'still-running': { name: 'expired' },
    'not-found': { name: 'expired' },
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
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
    const waiting = { name: 'waiting', isFrozen: true, filesExpireAt: null };
    expect(refuse(sending, noKey)).toEqual({ ...waiting, hold: 'key', error: noKey });
    expect(refuse(sending, noBalance)).toEqual({ ...waiting, hold: 'balance', error: noBalance });
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

describe('row 2: a submit without a network', () => {
  const notSent = { ...events['not-sent'], error: offline };

  it('waits for one, with the same frozen bytes and no attempt counted', () => {
    const sending = { ...states['submitting, sending'], filesExpireAt: at };
    expect(reduce(sending, notSent)).toEqual({
      name: 'waiting',
      hold: 'offline',
      isFrozen: true,
      filesExpireAt: at,
      error: offline,
    });
  });

  it('is not asked for any more once it is cancelled', () => {
    expect(reduce(states['submitting, sending, cancelled'], notSent)).toEqual(cancelledFree);
  });

  it('leaves a doubt about an earlier attempt where it is', () => {
    expect(reduce(states['submitting, replaying'], notSent)).toMatchObject({
      name: 'submitting',
      doubt: { lookUps: 0 },
    });
  });
});

describe('a key that cannot be opened', () => {
  const held = { name: 'held', hold: 'key', error: noStoredKey } as const;

  it.each(['running', 'running, cancel asked for', 'downloading', 'downloading, address gone'] as const)(
    'holds a job that is %s, and says why',
    (label) => {
      expect(reduce(states[label], held)).toEqual({ ...states[label], hold: 'key', error: noStoredKey });
    },
  );

  it('takes a request that was never sent back among those that wait', () => {
    expect(reduce(states['submitting, due'], held)).toEqual({ ...states['waiting for a key'], error: noStoredKey });
  });

  it('is a look that saw nothing while a submit is in doubt, and ends its replays', () => {
    expect(reduce(states['submitting, in doubt'], held)).toMatchObject({
      name: 'submitting',
      doubt: { lookUps: 1, mayReplay: false, error: noStoredKey },
    });
  });

  it.each(['running, held', 'downloading, held'] as const)(
    'can give way to the one in force for a job that is %s, which is remembered',
    (label) => {
      const released = reduce(states[label], { ...events.released, withCurrentKey: true });
      expect(released).toMatchObject({ hold: 'none', usesCurrentKey: true, error: null });
    },
  );

  it.each(['waiting for a key', 'preparing, held', 'submitting, due', 'submitting, in doubt'] as const)(
    'never gives way to another for a job that is %s: nothing is sent with a key nobody agreed to',
    (label) => {
      expect(reduce(states[label], { ...events.released, withCurrentKey: true })).toBeNull();
    },
  );
});

describe('row 24: a 404', () => {
  it('to another account than the one that ordered proves nothing', () => {
    const denied = { ...events['not-found'], isProof: false };
    for (const label of ['running, nearly lost', 'running, cancel asked for'] as const) {
      expect(reduce(states[label], denied)).toEqual({ ...states[label], pollAt: at + 7 });
    }
    expect(reduce(states['downloading, last try'], denied)).toEqual({
      ...states['downloading, last try'],
      retryAt: at + 7,
    });
  });
});

describe('row 37: a fresh address', () => {
  it('goes on in the same file and the same take', () => {
    const output = { kind: 'url', url: 'https://cdn.test/fresh', bytes: 9, expiresAt: null } as const;
    const state = states['downloading, address gone'];
    expect(reduce(state, { ...events.completed, output })).toEqual({
      ...state,
      output: { ...output, stagedFileId },
      needsAddress: false,
      retryAt: at,
    });
    expect(reduce(states.running, { ...events.completed, output })).toMatchObject({
      output: { ...output, stagedFileId: newStagedFileId },
    });
  });
});

describe('row 96: files that expire', () => {
  it('are uploaded again only while no attempt has reached the provider', () => {
    const sending = { ...states['submitting, sending'], filesExpireAt: at };
    for (const error of [tooMany, noKey, noBalance]) {
      expect(reduce(sending, { ...events.refused, error })).toMatchObject({ filesExpireAt: null });
    }
    for (const name of ['ambiguous', 'interrupted'] as const) {
      expect(reduce(sending, events[name])).toMatchObject({ filesExpireAt: null });
    }
    expect(reduce(sending, events['not-sent'])).toMatchObject({ filesExpireAt: at });
    expect(reduce(sending, events['files-expired'])).toBeNull();
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

/** Takes one legal event after the other, as the choices say, until the job is settled. */
function walk(choices: readonly number[]): readonly Step[] {
  let state = newJobState;
  return choices.flatMap((choice) => {
    const before = state;
    const possible = manyEvents.flatMap((event) => {
      const after = reduce(before, event);
      return after === null ? [] : [{ event, before, after }];
    });
    // Most ends are left out, so that walks get far.
    const onward = possible.filter(({ after }) => choice % 5 === 0 || !isSettled(after));
    const steps = onward.length === 0 ? possible : onward;
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
      const isKept = after.name === 'submitting' && after.doubt?.since === before.doubt.since;
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
});
