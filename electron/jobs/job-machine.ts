import type { JobState } from '#shared/domain/job-state.ts';
import { downloading } from './download-transitions.ts';
import type { JobEvent } from './job-event.ts';
import { enterRunning, running } from './running-transitions.ts';
import { enterPreparing, enterSubmitting, submitting } from './submit-transitions.ts';
import type { Transitions } from './transitions.ts';

/** A job as it is ordered. */
export const newJobState: JobState = {
  name: 'waiting',
  hold: 'none',
  isFrozen: false,
  filesExpireAt: null,
  error: null,
};

const waiting: Transitions<'waiting'> = {
  started: (state, { at }) => {
    if (state.hold !== 'none') return null;
    return state.isFrozen ? enterSubmitting(at, state.filesExpireAt) : enterPreparing(at);
  },
  held: (state, { hold, error }) => ({ ...state, hold, error }),
  released: (state, { withCurrentKey }) =>
    state.hold === 'none' || withCurrentKey ? null : { ...state, hold: 'none', error: null },
  // A request that is frozen already was refused, so it has cost nothing either.
  'cancel-requested': () => ({ name: 'cancelled', charged: 'no' }),
};

const preparing: Transitions<'preparing'> = {
  held: (state, { hold, error }) => ({ ...state, hold, error }),
  released: (state, { at, withCurrentKey }) => (state.hold === 'none' || withCurrentKey ? null : enterPreparing(at)),
  'preparation-delayed': (state, { hold, retryAt, error }) => ({
    ...state,
    hold: hold === 'none' && state.hold !== 'offline' ? state.hold : hold,
    retryAt,
    attempts: state.attempts + 1,
    error,
  }),
  'preparation-failed': (_state, { error }) => ({ name: 'failed', error }),
  frozen: (_state, { at, filesExpireAt }) => enterSubmitting(at, filesExpireAt),
  'cancel-requested': () => ({ name: 'cancelled', charged: 'no' }),
};

/** Only a person moves it on: sending once more could charge twice. */
const unconfirmed: Transitions<'unconfirmed'> = {
  accepted: (_state, event) => enterRunning(event, null),
  'written-off': ({ reason }) => ({ name: 'cancelled', charged: reason === 'no-answer' ? 'unknown' : 'yes' }),
};

const transitions: { readonly [N in JobState['name']]: Transitions<N> } = {
  waiting,
  preparing,
  submitting,
  running,
  unconfirmed,
  downloading,
  ready: {},
  failed: {},
  cancelled: {},
  expired: {},
  lost: {},
};

/**
 * What a job becomes when something happens to it. `null`: that cannot happen in this state, and nothing changes; so
 * the first settled state stays, whatever comes later. Pure.
 */
export function reduce(state: JobState, event: JobEvent): JobState | null {
  const transition = transitions[state.name][event.name] as
    ((state: JobState, event: JobEvent) => JobState | null) | undefined;
  return transition === undefined ? null : transition(state, event);
}
