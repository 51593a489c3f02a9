import type { JobEvent, JobEventName } from '#electron/jobs/job-event.ts';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { Bill } from '#shared/domain/job.ts';
import { assetIdSchema, stagedFileIdSchema, takeIdSchema } from '#shared/ids.ts';

export const at = 1_000_000;
export const takeId = takeIdSchema.parse('019ab000-0000-7000-8000-000000000001');
export const stagedFileId = stagedFileIdSchema.parse('019ab000-0000-7000-8000-000000000002');
export const newStagedFileId = stagedFileIdSchema.parse('019ab000-0000-7000-8000-000000000004');
export const otherStagedFileId = stagedFileIdSchema.parse('019ab000-0000-7000-8000-000000000003');

export const stillAssetId = assetIdSchema.parse('5'.repeat(64));

export const rejected: AppError = appError('provider-rejected', 'provider.rejected');
export const noKey: AppError = appError('auth', 'provider.rejected');
export const noBalance: AppError = appError('balance', 'provider.rejected');
export const tooMany: AppError = rateLimited(7_000);
/** Nothing is wrong with the network; somebody at its end does not answer. */
export const broken: AppError = appError('network', 'network.failed');
export const offline: AppError = appError('network', 'network.offline');
export const noStoredKey: AppError = appError('auth', 'key.missing');
export const bill: Bill = { charged: 'no', amount: null, basis: 'answer', at: 5 };

const doubt = { since: 900_000, lookUps: 0, mayReplay: true, error: broken };
const submitting: JobStateOf<'submitting'> = {
  name: 'submitting',
  isSending: false,
  retryAt: 900_000,
  attempts: 0,
  firstSentAt: null,
  doubt: null,
  filesExpireAt: null,
  cancelRequestedAt: null,
  error: null,
};
const running: JobStateOf<'running'> = {
  name: 'running',
  remoteId: 'remote-1',
  acceptedAt: 800_000,
  hold: 'none',
  usesCurrentKey: false,
  progress: null,
  pollAt: 900_000,
  failedCalls: 0,
  notFound: null,
  cancelRequestedAt: null,
  cancelAnswer: null,
  error: null,
};
const downloading: JobStateOf<'downloading'> = {
  name: 'downloading',
  remoteId: 'remote-1',
  acceptedAt: 800_000,
  output: { kind: 'staged', stagedFileId },
  isFetched: false,
  needsAddress: false,
  refusedAddresses: 0,
  refusedFiles: 0,
  usesCurrentKey: false,
  still: null,
  stillAssetId: null,
  takeId,
  hold: 'none',
  retryAt: 900_000,
  attempts: 0,
  cancelRequestedAt: null,
  error: null,
};
const address = { kind: 'url', url: 'https://cdn.test/film', bytes: 9, expiresAt: 2_000_000, stagedFileId } as const;

/** Every state, and every variant of it that behaves differently. */
export const states = {
  waiting: { name: 'waiting', hold: 'none', isFrozen: false, filesExpireAt: null, error: null },
  'waiting, frozen': { name: 'waiting', hold: 'none', isFrozen: true, filesExpireAt: null, error: null },
  'waiting for a key': { name: 'waiting', hold: 'key', isFrozen: true, filesExpireAt: null, error: noKey },
  preparing: { name: 'preparing', hold: 'none', retryAt: 900_000, attempts: 1, error: null },
  'preparing, held': { name: 'preparing', hold: 'person', retryAt: 900_000, attempts: 3, error: broken },
  'submitting, due': submitting,
  'submitting, files expired': { ...submitting, filesExpireAt: at },
  'submitting, sending': { ...submitting, isSending: true, attempts: 1, firstSentAt: 900_000 },
  'submitting, sending, cancelled': {
    ...submitting,
    isSending: true,
    attempts: 1,
    firstSentAt: 900_000,
    cancelRequestedAt: 950_000,
  },
  'submitting, in doubt': { ...submitting, attempts: 1, firstSentAt: 900_000, doubt },
  'submitting, replaying': { ...submitting, isSending: true, attempts: 2, firstSentAt: 900_000, doubt },
  'submitting, replaying, cancelled': {
    ...submitting,
    isSending: true,
    attempts: 2,
    firstSentAt: 900_000,
    doubt,
    cancelRequestedAt: 950_000,
  },
  running,
  'running, held': { ...running, hold: 'key', failedCalls: 3, error: noStoredKey },
  'running, cancel asked for': { ...running, cancelRequestedAt: 950_000 },
  'running, cancel answered': { ...running, cancelRequestedAt: 950_000, cancelAnswer: 'requested' },
  'running, nearly lost': { ...running, notFound: { count: 2, since: at - 600_000 } },
  'running, not answered': { ...running, failedCalls: 2 },
  'running, not found for a moment': { ...running, notFound: { count: 2, since: at - 599_999 } },
  unconfirmed: {
    name: 'unconfirmed',
    since: 900_000,
    reason: 'no-answer',
    remoteId: null,
    sentAt: 900_000,
    error: broken,
  },
  'unconfirmed, silent': {
    name: 'unconfirmed',
    since: 900_000,
    reason: 'silent',
    remoteId: 'remote-1',
    sentAt: 800_000,
    error: null,
  },
  'unconfirmed, unasked': {
    name: 'unconfirmed',
    since: 900_000,
    reason: 'unasked',
    remoteId: 'remote-1',
    sentAt: 900_000,
    error: null,
  },
  downloading,
  'downloading, held': { ...downloading, hold: 'person', attempts: 2, error: broken, cancelRequestedAt: 950_000 },
  'downloading, from afar': { ...downloading, output: address },
  'downloading, fetched': { ...downloading, output: address, isFetched: true },
  'downloading, still to come': { ...downloading, still: { url: 'https://cdn.test/still', attempts: 0 } },
  'downloading, still once more': { ...downloading, still: { url: 'https://cdn.test/still', attempts: 2 } },
  'downloading, address gone': { ...downloading, output: address, needsAddress: true, refusedAddresses: 1 },
  'downloading, last try': { ...downloading, output: address, refusedAddresses: 7, refusedFiles: 2 },
  'downloading, last try, too old': {
    ...downloading,
    output: { ...address, expiresAt: at },
    refusedAddresses: 7,
  },
  'downloading, given up': {
    ...downloading,
    output: address,
    needsAddress: true,
    refusedAddresses: 8,
    refusedFiles: 2,
    hold: 'person',
  },
  ready: { name: 'ready', takeId, tookMs: 5 },
  failed: { name: 'failed', error: rejected },
  cancelled: { name: 'cancelled', charged: 'no' },
  expired: { name: 'expired' },
  lost: { name: 'lost' },
} as const satisfies Record<string, JobState>;
export type StateLabel = keyof typeof states;

/** Every event. */
export const events = {
  started: { name: 'started', at },
  held: { name: 'held', hold: 'offline', error: broken },
  released: { name: 'released', at, withCurrentKey: false },
  'cancel-requested': { name: 'cancel-requested', at },
  'preparation-failed': { name: 'preparation-failed', error: rejected },
  'preparation-delayed': { name: 'preparation-delayed', hold: 'none', retryAt: at + 5, error: broken, isBucket: false },
  frozen: { name: 'frozen', at, filesExpireAt: at + 9 },
  'files-expired': { name: 'files-expired', at },
  sending: { name: 'sending', at },
  accepted: { name: 'accepted', at, remoteId: 'remote-2', pollAt: at + 7 },
  'not-sent': { name: 'not-sent', retryAt: at + 5, error: broken },
  refused: { name: 'refused', at, retryAt: at + 5, error: rejected },
  ambiguous: { name: 'ambiguous', at, retryAt: at + 5, error: rejected, isKeyTaken: false },
  'bytes-changed': { name: 'bytes-changed', at, error: rejected },
  interrupted: { name: 'interrupted', at },
  'looked-up': { name: 'looked-up', error: null },
  'given-up': { name: 'given-up', at },
  'written-off': { name: 'written-off' },
  'still-running': { name: 'still-running', pollAt: at + 7, progress: 0.5, hold: 'window' },
  'not-found': { name: 'not-found', at, pollAt: at + 7, isProof: true },
  'call-failed': { name: 'call-failed', pollAt: at + 7, error: broken },
  reachable: { name: 'reachable', at },
  'cancel-answered': { name: 'cancel-answered', answer: 'too-late', pollAt: at + 7 },
  completed: {
    name: 'completed',
    at,
    output: { kind: 'staged', stagedFileId: otherStagedFileId },
    takeId,
    stagedFileId: newStagedFileId,
    stillUrl: null,
    bill: null,
  },
  'still-kept': { name: 'still-kept', at, assetId: stillAssetId },
  'still-failed': { name: 'still-failed', retryAt: at + 5, error: broken },
  'remote-failed': { name: 'remote-failed', error: rejected, bill: null },
  'remote-cancelled': { name: 'remote-cancelled', charged: 'no' },
  'output-gone': { name: 'output-gone' },
  'fetch-delayed': { name: 'fetch-delayed', hold: 'space', retryAt: at + 5, error: broken },
  fetched: { name: 'fetched', at },
  'address-refused': { name: 'address-refused', at, retryAt: at + 5 },
  'output-refused': { name: 'output-refused', retryAt: at + 5, error: rejected },
  kept: { name: 'kept', at },
} as const satisfies { readonly [N in JobEventName]: Extract<JobEvent, { name: N }> };
