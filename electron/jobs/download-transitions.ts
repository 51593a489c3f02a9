import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { JobEventOf } from './job-event.ts';
import type { Transitions } from './transitions.ts';

type Downloading = JobStateOf<'downloading'>;

/** So many addresses that give nothing: about two minutes, with the waits between them. */
const maxRefusedAddresses = 8;
/** A still that cannot be had after so many tries is done without. */
const maxStillTries = 3;
/** So many whole files that are not what was asked for: a person should know. */
const maxRefusedFiles = 3;

/** The state in which a result is fetched; what it is called is decided here, once and for all. */
export function enterDownloading(
  { at, output, takeId, stagedFileId, stillUrl }: JobEventOf<'completed'>,
  { remoteId, acceptedAt, cancelRequestedAt, usesCurrentKey }: JobStateOf<'running'>,
): Downloading {
  return {
    name: 'downloading',
    remoteId,
    acceptedAt,
    output: output.kind === 'url' ? { ...output, stagedFileId } : output,
    isFetched: false,
    needsAddress: false,
    refusedAddresses: 0,
    refusedFiles: 0,
    usesCurrentKey,
    still: stillUrl === null ? null : { url: stillUrl, attempts: 0 },
    stillAssetId: null,
    takeId,
    hold: 'none',
    retryAt: at,
    attempts: 0,
    cancelRequestedAt,
    error: null,
  };
}

/** A fresh address for the same result, which goes on in the same file. */
function takeAddress(state: Downloading, { at, output, stillUrl }: JobEventOf<'completed'>): JobState {
  const { stagedFileId } = state.output;
  const next = output.kind === 'url' ? { ...output, stagedFileId } : output;
  const still = state.still === null || stillUrl === null ? state.still : { ...state.still, url: stillUrl };
  return { ...state, output: next, still, needsAddress: false, retryAt: at };
}

function failStill(state: Downloading, { retryAt }: JobEventOf<'still-failed'>): JobState | null {
  if (state.still === null) return null;
  const attempts = state.still.attempts + 1;
  return { ...state, still: attempts < maxStillTries ? { ...state.still, attempts } : null, retryAt };
}

/** By the provider's own word about the newest address that it gave. */
function isPastExpiry({ output }: Downloading, at: number): boolean {
  return output.kind === 'url' && output.expiresAt !== null && output.expiresAt <= at;
}

/**
 * A file host that says no proves nothing: a filter on the way says the same. So a film that is paid for is given up
 * only when its address is too old as well, and there is no newer one. `at`: `null` when nothing was asked of the host.
 */
function refuseAddress(state: Downloading, retryAt: number, at: number | null): JobState {
  const refusedAddresses = state.refusedAddresses + 1;
  const next = { ...state, needsAddress: true, refusedAddresses, retryAt };
  if (refusedAddresses < maxRefusedAddresses) return next;
  if (at !== null && isPastExpiry(state, at)) return { name: 'expired' };
  return { ...next, hold: 'person', error: null };
}

/** The provider has done its work and is paid for it, so another try at its file costs nothing. */
function refuseOutput(state: Downloading, { retryAt, error }: JobEventOf<'output-refused'>): JobState {
  const refusedFiles = state.refusedFiles + 1;
  // There is nowhere to fetch a staged one from again.
  if (state.output.kind === 'staged') return { name: 'failed', error: { ...error, charged: 'yes' } };
  const hold = refusedFiles >= maxRefusedFiles ? 'person' : state.hold;
  return { ...state, isFetched: false, refusedFiles, hold, retryAt, error };
}

export const downloading: Transitions<'downloading'> = {
  completed: takeAddress,
  held: (state, { hold, error }) => (hold === 'key' ? { ...state, hold, error } : null),
  'fetch-delayed': (state, { hold, retryAt, error }) => ({
    ...state,
    hold,
    retryAt,
    attempts: state.attempts + 1,
    error,
  }),
  released: (state, { at, withCurrentKey }) =>
    state.hold === 'none'
      ? null
      : {
          ...state,
          hold: 'none',
          retryAt: at,
          attempts: 0,
          refusedAddresses: 0,
          refusedFiles: 0,
          error: null,
          usesCurrentKey: withCurrentKey,
        },
  fetched: (state, { at }) => ({ ...state, isFetched: true, retryAt: at, attempts: 0, error: null }),
  'still-kept': (state, { at, assetId }) =>
    state.still === null ? null : { ...state, still: null, stillAssetId: assetId, retryAt: at },
  'still-failed': failStill,
  'address-refused': (state, { at, retryAt }) => refuseAddress(state, retryAt, at),
  // What follows answers the question for a fresh address. The job was done once, so no later word makes it undone.
  'call-failed': (state, { pollAt, error }) => ({ ...state, retryAt: pollAt, attempts: state.attempts + 1, error }),
  'still-running': (state, { pollAt }) => refuseAddress(state, pollAt, null),
  'not-found': (state, { at, pollAt, isProof }) =>
    isProof ? refuseAddress(state, pollAt, at) : { ...state, retryAt: pollAt },
  'remote-failed': () => ({ name: 'expired' }),
  'remote-cancelled': () => ({ name: 'expired' }),
  'output-refused': refuseOutput,
  // A file that vanished from the disk can be fetched once more; one that vanished at the provider cannot.
  'output-gone': (state) => (state.isFetched ? { ...state, isFetched: false } : { name: 'expired' }),
  kept: (state, { at }) => ({ name: 'ready', takeId: state.takeId, tookMs: Math.max(0, at - state.acceptedAt) }),
};
