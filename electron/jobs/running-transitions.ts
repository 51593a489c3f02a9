import { enterDownloading } from './download-transitions.ts';
import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { JobEventOf } from './job-event.ts';
import type { Transitions } from './transitions.ts';
import { wayProblem } from './way-problems.ts';

type Running = JobStateOf<'running'>;

/** A provider that says 404 this often, over at least this long, has lost the job. */
const lostAfter = { answers: 3, ms: 10 * 60_000 };

export function enterRunning(event: JobEventOf<'accepted'>, cancelRequestedAt: number | null): Running {
  return {
    name: 'running',
    remoteId: event.remoteId,
    acceptedAt: event.at,
    hold: 'none',
    usesCurrentKey: event.usesCurrentKey ?? false,
    progress: null,
    pollAt: event.pollAt,
    failedCalls: 0,
    notFound: null,
    cancelRequestedAt,
    cancelAnswer: null,
    error: null,
  };
}

function countNotFound(state: Running, { at, pollAt, isProof }: JobEventOf<'not-found'>): JobState {
  if (!isProof) return { ...state, pollAt, failedCalls: 0, error: null };
  if (state.cancelRequestedAt !== null) return { name: 'cancelled', charged: 'yes' };
  const { count, since } = state.notFound ?? { count: 0, since: at };
  if (count + 1 >= lostAfter.answers && at - since >= lostAfter.ms) return { name: 'lost' };
  return { ...state, pollAt, failedCalls: 0, error: null, notFound: { count: count + 1, since } };
}

export const running: Transitions<'running'> = {
  'still-running': (state, { pollAt, progress, hold }) => ({
    ...state,
    pollAt,
    progress,
    hold,
    failedCalls: 0,
    notFound: null,
    error: null,
  }),
  'not-found': countNotFound,
  held: (state, { hold, error }) => (hold === 'key' ? { ...state, hold, error } : null),
  // Only a person brings a key back; a window opens by itself.
  released: (state, { at, withCurrentKey }) =>
    state.hold === 'key'
      ? { ...state, hold: 'none', usesCurrentKey: withCurrentKey, pollAt: at, failedCalls: 0, error: null }
      : null,
  'call-failed': (state, { pollAt, error }) => ({
    ...state,
    pollAt,
    failedCalls: state.failedCalls + 1,
    error: wayProblem(error),
  }),
  // Asked once: a second wish changes nothing.
  'cancel-requested': (state, { at }) =>
    state.cancelRequestedAt === null ? { ...state, cancelRequestedAt: at, failedCalls: 0 } : null,
  'cancel-answered': (state, { answer, pollAt }) =>
    state.cancelRequestedAt === null || state.cancelAnswer !== null
      ? null
      : { ...state, cancelAnswer: answer, pollAt, failedCalls: 0, error: null },
  // A result that comes after a cancel request was paid for: it is fetched and kept like any other.
  completed: (state, event) => enterDownloading(event, state),
  /** The network is back: no reason to wait for the next turn any longer. */
  reachable: (state, { at }) =>
    state.failedCalls === 0 || state.hold === 'key' ? null : { ...state, pollAt: at, failedCalls: 0 },
  'remote-failed': (_state, { error }) => ({ name: 'failed', error }),
  'remote-cancelled': (_state, { charged }) => ({ name: 'cancelled', charged }),
  'output-gone': () => ({ name: 'expired' }),
  'given-up': (state, { at }) =>
    state.cancelRequestedAt === null
      ? null
      : {
          name: 'unconfirmed',
          since: at,
          reason: 'silent',
          remoteId: state.remoteId,
          sentAt: state.acceptedAt,
          error: null,
        },
};
