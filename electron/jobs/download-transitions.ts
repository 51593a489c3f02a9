import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { JobEventOf } from './job-event.ts';
import type { Transitions } from './transitions.ts';

type Downloading = JobStateOf<'downloading'>;

/** So many addresses that give nothing mean that the provider has thrown the result away. */
const maxRefusedAddresses = 4;
/** A still that cannot be had after so many tries is done without. */
const maxStillTries = 3;
/** So many whole files that are not what was asked for mean that there is no other. */
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

function refuseAddress(state: Downloading, retryAt: number): JobState {
  const refusedAddresses = state.refusedAddresses + 1;
  if (refusedAddresses >= maxRefusedAddresses) return { name: 'expired' };
  return { ...state, needsAddress: true, refusedAddresses, retryAt };
}

/** The provider has done its work and is paid for it, so another try at its file costs nothing. */
function refuseOutput(state: Downloading, { retryAt, error }: JobEventOf<'output-refused'>): JobState {
  const refusedFiles = state.refusedFiles + 1;
  if (state.output.kind === 'staged' || refusedFiles >= maxRefusedFiles) {
    return { name: 'failed', error: { ...error, charged: 'yes' } };
  }
  return { ...state, isFetched: false, refusedFiles, retryAt, error };
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
      : { ...state, hold: 'none', retryAt: at, attempts: 0, error: null, usesCurrentKey: withCurrentKey },
  fetched: (state, { at }) => ({ ...state, isFetched: true, retryAt: at, attempts: 0, error: null }),
  'still-kept': (state, { at, assetId }) =>
    state.still === null ? null : { ...state, still: null, stillAssetId: assetId, retryAt: at },
  'still-failed': failStill,
  'address-refused': (state, { at }) => refuseAddress(state, at),
  // What follows answers the question for a fresh address. The job was done once, so no later word makes it undone.
  'call-failed': (state, { pollAt, error }) => ({ ...state, retryAt: pollAt, attempts: state.attempts + 1, error }),
  'still-running': (state, { pollAt }) => refuseAddress(state, pollAt),
  'not-found': (state, { pollAt, isProof }) => (isProof ? refuseAddress(state, pollAt) : { ...state, retryAt: pollAt }),
  'remote-failed': () => ({ name: 'expired' }),
  'remote-cancelled': () => ({ name: 'expired' }),
  'output-refused': refuseOutput,
  // A file that vanished from the disk can be fetched once more; one that vanished at the provider cannot.
  'output-gone': (state) => (state.isFetched ? { ...state, isFetched: false } : { name: 'expired' }),
  kept: (state, { at }) => ({ name: 'ready', takeId: state.takeId, tookMs: Math.max(0, at - state.acceptedAt) }),
};
