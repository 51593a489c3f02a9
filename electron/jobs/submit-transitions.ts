import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { AppError } from '#shared/errors.ts';
import type { JobEventOf } from './job-event.ts';
import { enterRunning } from './running-transitions.ts';
import type { Transitions } from './transitions.ts';

type Submitting = JobStateOf<'submitting'>;

/** `at`: not before this. */
export function enterSubmitting(at: number): Submitting {
  return {
    name: 'submitting',
    isSending: false,
    retryAt: at,
    attempts: 0,
    firstSentAt: null,
    doubt: null,
    cancelRequestedAt: null,
  };
}

function becomeDoubtful(state: Submitting, at: number, retryAt: number, error: AppError | null): JobState | null {
  if (!state.isSending) return null;
  const doubt = state.doubt ?? { since: at, lookUps: 0, mayReplay: true, error };
  return { ...state, isSending: false, retryAt, doubt: { ...doubt, error } };
}

/** Nothing of this attempt can have been acted upon, and no earlier attempt is in doubt. */
function refuseOnlyAttempt(state: Submitting, { retryAt, error }: JobEventOf<'refused'>): JobState {
  if (state.cancelRequestedAt !== null) return { name: 'cancelled', charged: 'no' };
  switch (error.kind) {
    case 'auth':
      return { name: 'waiting', hold: 'key', isFrozen: true, error };
    case 'balance':
      return { name: 'waiting', hold: 'balance', isFrozen: true, error };
    case 'rate-limited':
      return { ...state, isSending: false, retryAt };
    default:
      return { name: 'failed', error };
  }
}

export const submitting: Transitions<'submitting'> = {
  sending: (state, { at }) =>
    state.isSending
      ? null
      : { ...state, isSending: true, attempts: state.attempts + 1, firstSentAt: state.firstSentAt ?? at },
  /** The answer to a sending, or found in the provider's history afterwards. */
  accepted: (state, event) =>
    state.isSending || state.doubt !== null ? enterRunning(event, state.cancelRequestedAt) : null,
  'not-sent': (state, { retryAt }) => {
    if (!state.isSending) return null;
    if (state.doubt === null && state.cancelRequestedAt !== null) return { name: 'cancelled', charged: 'no' };
    return { ...state, isSending: false, retryAt };
  },
  refused: (state, event) => {
    if (!state.isSending) return null;
    if (state.doubt === null) return refuseOnlyAttempt(state, event);
    // A refusal answers only its own attempt: the one before may have been accepted.
    const { at, retryAt, error } = event;
    if (error.kind === 'rate-limited') return { ...state, isSending: false, retryAt };
    return { ...state, isSending: false, retryAt: at, doubt: { ...state.doubt, mayReplay: false, error } };
  },
  ambiguous: (state, { at, retryAt, error }) => becomeDoubtful(state, at, retryAt, error),
  interrupted: (state, { at }) => becomeDoubtful(state, at, at, null),
  'looked-up': (state) => {
    if (state.isSending || state.doubt === null) return null;
    return { ...state, doubt: { ...state.doubt, lookUps: state.doubt.lookUps + 1 } };
  },
  'given-up': (state, { at }) => {
    if (state.isSending || state.doubt === null) return null;
    return { name: 'unconfirmed', since: at, reason: 'no-answer', remoteId: null, error: state.doubt.error };
  },
  'cancel-requested': (state, { at }) => {
    if (!state.isSending && state.doubt === null) return { name: 'cancelled', charged: 'no' };
    return state.cancelRequestedAt === null ? { ...state, cancelRequestedAt: at } : null;
  },
};
