import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { ProviderRules } from '../providers/provider.ts';

/** What the runner does next for a job. */
export type NextAction =
  /** Settled, or held until somebody lets it go on. */
  | { readonly kind: 'none' }
  /** Nothing before this moment (milliseconds UTC). */
  | { readonly kind: 'wait'; readonly at: number }
  /** Goes on as soon as the provider has a free place. */
  | { readonly kind: 'start' }
  | { readonly kind: 'give-up' }
  /** The frozen request has outlived its files before it was ever sent. */
  | { readonly kind: 'refreeze' }
  | Step;

/** Work that needs the provider or the disk, with the state it is done in. */
export type Step =
  | { readonly kind: 'prepare'; readonly state: JobStateOf<'preparing'> }
  | { readonly kind: 'send' | 'look-up'; readonly state: JobStateOf<'submitting'> }
  | { readonly kind: 'cancel' | 'poll'; readonly state: JobStateOf<'running'> }
  | { readonly kind: 'fetch' | 'fetch-still' | 'keep' | 'ask-address'; readonly state: JobStateOf<'downloading'> };

const none: NextAction = { kind: 'none' };

/** A cancelled job whose provider shows no end for this long needs a person. */
const silentAfterMs = 24 * 60 * 60_000;

/**
 * No wait of ours is longer. A moment further ahead was written before the wall clock was set back; waiting for it
 * could take a year.
 */
const longestWaitMs = 30 * 60_000;

function notBefore(at: number, now: number, action: NextAction): NextAction {
  return at <= now || at - now > longestWaitMs ? action : { kind: 'wait', at };
}

function canReplay({ firstSentAt, doubt }: JobStateOf<'submitting'>, now: number, rules: ProviderRules): boolean {
  if (doubt?.mayReplay !== true || firstSentAt === null) return false;
  if (rules.replayWithinMs === Infinity) return true;
  const ageMs = now - firstSentAt;
  // A negative age means that the clock was set back: then nobody knows how old the key is.
  return ageMs >= 0 && ageMs < rules.replayWithinMs;
}

function nextSubmitAction(state: JobStateOf<'submitting'>, now: number, rules: ProviderRules): NextAction {
  // Its answer is on its way.
  if (state.isSending) return none;
  if (state.filesExpireAt !== null && state.filesExpireAt <= now) return { kind: 'refreeze' };
  if (state.doubt === null || canReplay(state, now, rules))
    return notBefore(state.retryAt, now, { kind: 'send', state });
  const delayMs = rules.lookUpAfterMs[state.doubt.lookUps];
  if (delayMs === undefined) return { kind: 'give-up' };
  return notBefore(state.doubt.since + delayMs, now, { kind: 'look-up', state });
}

function nextRunningAction(state: JobStateOf<'running'>, now: number): NextAction {
  const { cancelRequestedAt, cancelAnswer, failedCalls, pollAt, hold } = state;
  if (hold === 'key') return none;
  // Silent is who was asked to stop, was asked again after all that time, and still shows no end.
  const isAsked = cancelAnswer !== null && failedCalls === 0 && pollAt > now;
  if (isAsked && cancelRequestedAt !== null && now - cancelRequestedAt >= silentAfterMs) return { kind: 'give-up' };
  if (cancelRequestedAt === null || cancelAnswer !== null) return notBefore(pollAt, now, { kind: 'poll', state });
  return failedCalls === 0 ? { kind: 'cancel', state } : notBefore(pollAt, now, { kind: 'cancel', state });
}

/** Space, and the way to a host of files, come back without anybody telling us, so those holds try again by themselves. */
function triesAgain({ hold }: JobStateOf<'preparing' | 'downloading'>): boolean {
  return hold === 'none' || hold === 'space' || hold === 'offline';
}

function nextDownloadAction(state: JobStateOf<'downloading'>, now: number): NextAction {
  if (!triesAgain(state)) return none;
  const isHere = state.isFetched || state.output.kind === 'staged';
  if (!isHere) return notBefore(state.retryAt, now, { kind: state.needsAddress ? 'ask-address' : 'fetch', state });
  // The film first: it is what was paid for.
  return notBefore(state.retryAt, now, { kind: state.still === null ? 'keep' : 'fetch-still', state });
}

/** Decides from the state alone what comes next. Pure; `now` is the wall clock in milliseconds. */
export function nextAction(state: JobState, now: number, rules: ProviderRules): NextAction {
  switch (state.name) {
    case 'waiting':
      return state.hold === 'none' ? { kind: 'start' } : none;
    case 'preparing':
      return triesAgain(state) ? notBefore(state.retryAt, now, { kind: 'prepare', state }) : none;
    case 'submitting':
      return nextSubmitAction(state, now, rules);
    case 'running':
      return nextRunningAction(state, now);
    case 'downloading':
      return nextDownloadAction(state, now);
    case 'unconfirmed':
    case 'ready':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'lost':
      return none;
  }
}
