import { describe, expect, it } from 'vitest';
import type { JobEventName } from '#electron/jobs/job-event.ts';
import { reduce } from '#electron/jobs/job-machine.ts';
import { jobStateSchema } from '#shared/domain/job-state.ts';
import {
  at,
  broken,
  events,
  otherStagedFileId,
  rejected,
  states,
  stillAssetId,
  takeId,
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
  error: null,
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
  still: null,
  stillAssetId: null,
  takeId,
  hold: 'none',
  retryAt: at,
  attempts: 0,
  cancelRequestedAt,
  error: null,
});
/** What every running job does alike. */
const runningRow = (label: StateLabel & `running${string}`, cancelRequestedAt: number | null) => ({
  'still-running': change(label, {
    pollAt: at + 7,
    progress: 0.5,
    hold: 'window',
    failedCalls: 0,
    notFound: null,
    error: null,
  }),
  'call-failed': change(label, { pollAt: at + 7, failedCalls: states[label].failedCalls + 1, error: null }),
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
    'address-refused': change(label, { ...refused, retryAt: at + 5 }),
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
const givenUp = { needsAddress: true, refusedAddresses: 8, hold: 'person', error: null };
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
    'bytes-changed': failed,
    held: change('waiting, frozen', waitingHeld),
    'cancel-requested': cancelledFree,
  },
  'submitting, files expired': {
    sending: change('submitting, files expired', { isSending: true, attempts: 1, firstSentAt: at }),
    'bytes-changed': failed,
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
    'bytes-changed': change('submitting, in doubt', {
      retryAt: at,
      doubt: { since: at, lookUps: 0, mayReplay: false, error: rejected },
    }),
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
      doubt: { since: at, lookUps: 0, mayReplay: false, error: rejected },
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
      doubt: { since: at, lookUps: 0, mayReplay: false, error: rejected },
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
    'not-found': change('running, held', {
      pollAt: at + 7,
      failedCalls: 0,
      notFound: { count: 1, since: at },
      error: null,
    }),
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
  'unconfirmed, unasked': { accepted: freshlyRunning, 'written-off': { name: 'cancelled', charged: 'yes' } },
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
  'downloading, still to come': {
    ...downloadingRow('downloading, still to come'),
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
    'still-kept': change('downloading, still to come', { still: null, stillAssetId, retryAt: at }),
    'still-failed': change('downloading, still to come', {
      still: { url: 'https://cdn.test/still', attempts: 1 },
      retryAt: at + 5,
    }),
  },
  'downloading, still once more': {
    ...downloadingRow('downloading, still once more'),
    'output-refused': { name: 'failed', error: { ...rejected, charged: 'yes' } },
    'still-kept': change('downloading, still once more', { still: null, stillAssetId, retryAt: at }),
    'still-failed': change('downloading, still once more', { still: null, retryAt: at + 5 }),
  },
  'downloading, address gone': downloadingRow('downloading, address gone'),
  'downloading, last try': {
    ...downloadingRow('downloading, last try'),
    'address-refused': change('downloading, last try', { ...givenUp, retryAt: at + 5 }),
    'still-running': change('downloading, last try', { ...givenUp, retryAt: at + 7 }),
    'not-found': change('downloading, last try', { ...givenUp, retryAt: at + 7 }),
    'output-refused': change('downloading, last try', {
      refusedFiles: 3,
      hold: 'person',
      retryAt: at + 5,
      error: rejected,
    }),
  },
  'downloading, last try, too old': {
    ...downloadingRow('downloading, last try, too old'),
    'address-refused': { name: 'expired' },
    'still-running': change('downloading, last try, too old', { ...givenUp, retryAt: at + 7 }),
    'not-found': { name: 'expired' },
  },
  'downloading, given up': {
    ...downloadingRow('downloading, given up'),
    'address-refused': change('downloading, given up', { refusedAddresses: 9, retryAt: at + 5 }),
    'still-running': change('downloading, given up', { refusedAddresses: 9, retryAt: at + 7 }),
    'not-found': change('downloading, given up', { refusedAddresses: 9, retryAt: at + 7 }),
    'output-refused': change('downloading, given up', { refusedFiles: 3, retryAt: at + 5, error: rejected }),
    released: change('downloading, given up', {
      hold: 'none',
      refusedAddresses: 0,
      refusedFiles: 0,
      retryAt: at,
    }),
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
