import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { AppError } from '#shared/errors.ts';
import type { JobEventOf } from './job-event.ts';
import { enterRunning } from './running-transitions.ts';
import type { Transitions } from './transitions.ts';
import { wayProblem } from './way-problems.ts';

type Submitting = JobStateOf<'submitting'>;

export function enterPreparing(at: number): JobStateOf<'preparing'> {
  return { name: 'preparing', hold: 'none', retryAt: at, attempts: 0, error: null };
}

/** `at`: not before this. */
export function enterSubmitting(at: number, filesExpireAt: number | null): Submitting {
  return {
    name: 'submitting',
    isSending: false,
    retryAt: at,
    attempts: 0,
    firstSentAt: null,
    doubt: null,
    filesExpireAt,
    cancelRequestedAt: null,
    error: null,
  };
}

/** Back among those that wait, with the bytes that will go out. */
function waitFrozen(
  { filesExpireAt }: Pick<Submitting, 'filesExpireAt'>,
  hold: JobStateOf<'waiting'>['hold'],
  error: AppError | null,
): JobState {
  return { name: 'waiting', hold, isFrozen: true, filesExpireAt, error };
}

function becomeDoubtful(state: Submitting, at: number, retryAt: number, error: AppError | null): JobState | null {
  if (!state.isSending) return null;
  const doubt = state.doubt ?? { since: at, lookUps: 0, mayReplay: true, error };
  return { ...state, isSending: false, retryAt, filesExpireAt: null, doubt: { ...doubt, error } };
}

/** From now on only the provider's history can tell: the looks into it begin here. */
function stopReplaying(state: Submitting, at: number, error: AppError): JobState {
  const { doubt } = state;
  const since = doubt?.mayReplay === false ? doubt.since : at;
  const lookUps = doubt?.lookUps ?? 0;
  return {
    ...state,
    isSending: false,
    retryAt: at,
    filesExpireAt: null,
    doubt: { since, lookUps, mayReplay: false, error },
  };
}

/** Nothing of this attempt can have been acted upon, and no earlier attempt is in doubt. */
function refuseOnlyAttempt(state: Submitting, { retryAt, error }: JobEventOf<'refused'>): JobState {
  if (state.cancelRequestedAt !== null) return { name: 'cancelled', charged: 'no' };
  // It has reached the provider: whatever goes out again is these bytes.
  const seen = { ...state, isSending: false, retryAt, filesExpireAt: null };
  switch (error.kind) {
    case 'auth':
      return waitFrozen(seen, 'key', error);
    case 'balance':
      return waitFrozen(seen, 'balance', error);
    case 'rate-limited':
      return seen;
    default:
      return { name: 'failed', error };
  }
}

/** Proven: nobody can have acted on it. */
function takeBack(state: Submitting, { retryAt, error }: JobEventOf<'not-sent'>): JobState | null {
  if (!state.isSending) return null;
  const next = { ...state, isSending: false, retryAt, error: wayProblem(error) };
  if (state.doubt !== null) return next;
  if (state.cancelRequestedAt !== null) return { name: 'cancelled', charged: 'no' };
  // Without a network no attempt was made, so none is counted; it goes on when there is one.
  return error.code === 'network.offline' ? waitFrozen(state, 'offline', error) : next;
}

/** Not while bytes are leaving. With a doubt the history cannot be asked either, which is a look that saw nothing. */
function hold(state: Submitting, { hold: reason, error }: JobEventOf<'held'>): JobState | null {
  if (state.isSending) return null;
  if (state.doubt === null) return waitFrozen(state, reason, error);
  if (reason !== 'key') return null;
  const { lookUps } = state.doubt;
  return { ...state, doubt: { ...state.doubt, lookUps: lookUps + 1, mayReplay: false, error } };
}

export const submitting: Transitions<'submitting'> = {
  sending: (state, { at }) =>
    state.isSending
      ? null
      : { ...state, isSending: true, attempts: state.attempts + 1, firstSentAt: state.firstSentAt ?? at },
  /** The answer to a sending, or found in the provider's history afterwards. */
  accepted: (state, event) =>
    state.isSending || state.doubt !== null ? enterRunning(event, state.cancelRequestedAt) : null,
  'not-sent': takeBack,
  held: hold,
  'files-expired': (state, { at }) => (state.isSending || state.filesExpireAt === null ? null : enterPreparing(at)),
  refused: (state, event) => {
    if (!state.isSending) return null;
    if (state.doubt === null) return refuseOnlyAttempt(state, event);
    // A refusal answers only its own attempt: the one before may have been accepted.
    const { at, retryAt, error } = event;
    if (error.kind === 'rate-limited') return { ...state, isSending: false, retryAt };
    return stopReplaying(state, at, error);
  },
  ambiguous: (state, { at, retryAt, error, isKeyTaken }) => {
    if (!isKeyTaken) return becomeDoubtful(state, at, retryAt, error);
    return state.isSending ? stopReplaying(state, at, error) : null;
  },
  'bytes-changed': (state, { at, error }) => {
    if (state.isSending) return null;
    return state.doubt === null ? { name: 'failed', error } : stopReplaying(state, at, error);
  },
  interrupted: (state, { at }) => becomeDoubtful(state, at, at, null),
  'looked-up': (state, { error }) => {
    if (state.isSending || state.doubt === null) return null;
    const { lookUps } = state.doubt;
    return { ...state, doubt: { ...state.doubt, lookUps: lookUps + 1, error: error ?? state.doubt.error } };
  },
  'given-up': (state, { at }) => {
    if (state.isSending || state.doubt === null) return null;
    const { firstSentAt: sentAt, doubt } = state;
    return { name: 'unconfirmed', since: at, reason: 'no-answer', remoteId: null, sentAt, error: doubt.error };
  },
  'cancel-requested': (state, { at }) => {
    if (!state.isSending && state.doubt === null) return { name: 'cancelled', charged: 'no' };
    return state.cancelRequestedAt === null ? { ...state, cancelRequestedAt: at } : null;
  },
};
