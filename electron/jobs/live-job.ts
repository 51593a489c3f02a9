import type { JobState } from '#shared/domain/job-state.ts';
import { appError } from '#shared/errors.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { ProviderRules, VideoProvider } from '../providers/provider.ts';
import type { JobEvent } from './job-event.ts';
import { nextAction, type NextAction, type Step } from './next-action.ts';
import type { StepOutcome } from './step.ts';

/** A job that is not settled, and what is being done for it. */
export interface LiveJob {
  job: Job;
  readonly stopping: AbortController;
  task: Promise<void> | null;
  /** Bugs in a row; each makes the next try later. */
  crashes: number;
  /** Monotonic milliseconds. */
  pausedUntil: number;
  /** 0 to 1, of the upload or download that is under way. */
  transferred: number | null;
  /** The answer to a submit that could not be written down yet. Nothing else is done for the job until it is. */
  uncommitted: StepOutcome;
}

/** What there is to do for one job now. */
export type Work =
  | Exclude<NextAction, { kind: 'none' | 'wait' }>
  | { readonly kind: 'apply'; readonly event: JobEvent }
  | { readonly kind: 'commit'; readonly outcome: NonNullable<StepOutcome> };

const crashesBeforeHold = 3;

export function trackJob(job: Job): LiveJob {
  const stopping = new AbortController();
  return { job, stopping, task: null, crashes: 0, pausedUntil: 0, transferred: null, uncommitted: null };
}

/** What comes next for a job that nobody works on. `at` is the wall clock in milliseconds. */
export function planFor(live: LiveJob, at: number, rules: ProviderRules): NextAction | Work {
  const { crashes, uncommitted } = live;
  if (uncommitted !== null) return { kind: 'commit', outcome: uncommitted };
  const { state } = live.job;
  // Nobody is sending, so the application, or a step, ended while bytes may have been leaving.
  if (state.name === 'submitting' && state.isSending) return { kind: 'apply', event: { name: 'interrupted', at } };
  if (crashes >= crashesBeforeHold) {
    const event = holdAfterBugs(state, at);
    if (event !== null) return { kind: 'apply', event };
  }
  return nextAction(state, at, rules);
}

/** The same bug again and again: a person should know. `null` where the job may not stop, or holds already. */
function holdAfterBugs(state: JobState, at: number): JobEvent | null {
  const error = appError('internal', 'internal');
  switch (state.name) {
    case 'preparing':
      return state.hold === 'none' ? { name: 'held', hold: 'person', error } : null;
    case 'submitting':
      return state.doubt === null ? { name: 'held', hold: 'person', error } : { name: 'given-up', at };
    case 'downloading':
      return state.hold === 'none' ? { name: 'fetch-delayed', hold: 'person', retryAt: at, error } : null;
    default:
      return null;
  }
}

/**
 * Ordered, but nothing of it was ever accepted or left in doubt, and it may cost money. After a restart such a job waits
 * for a person: opening the application again, perhaps days later, must not spend by itself.
 */
export function isUnsentPurchase({ price, state }: Job): boolean {
  if (price.kind === 'free') return false;
  switch (state.name) {
    case 'waiting':
    case 'preparing':
      return state.hold === 'none' || state.hold === 'offline';
    case 'submitting':
      return !state.isSending && state.doubt === null;
    default:
      return false;
  }
}

interface Placed {
  readonly job: Pick<Job, 'providerId' | 'state'>;
}

export function hasFreePlace(all: Iterable<Placed>, { capabilities, rules }: VideoProvider): boolean {
  const atWork = [...all].filter(
    ({ job }) =>
      job.providerId === capabilities.id &&
      ['preparing', 'submitting', 'running'].includes(job.state.name) &&
      // What waits for a person must not keep others from going on.
      (!('hold' in job.state) || job.state.hold === 'none' || job.state.hold === 'window'),
  );
  return atWork.length < rules.maxConcurrent;
}

/** What a provider that can be reached again means for a job; `null`: nothing. */
export function whenReached(state: JobState, at: number): JobEvent | null {
  if ('hold' in state && state.hold === 'offline') return { name: 'released', at, withCurrentKey: false };
  return state.name === 'running' && state.failedCalls > 0 ? { name: 'reachable', at } : null;
}

/** Whether the step needs an answer of the provider; a download comes from elsewhere. */
export function asksProvider(kind: Work['kind']): kind is Exclude<Step['kind'], 'fetch' | 'fetch-still' | 'keep'> {
  return ['prepare', 'send', 'look-up', 'cancel', 'poll', 'ask-address'].includes(kind);
}

/** Whether it may come in a burst: many jobs are due at once after a sleep. */
export function isQuestion(kind: Work['kind']): boolean {
  return ['look-up', 'cancel', 'poll', 'ask-address'].includes(kind);
}

/** Those whose address lives shortest come first; a job without an end date can wait. */
export function byExpiry(a: LiveJob, b: LiveJob): number {
  return expiryOf(a) - expiryOf(b);
}

function expiryOf({ job: { state } }: LiveJob): number {
  const output = state.name === 'downloading' && state.output.kind === 'url' ? state.output : null;
  // A number, so that two without an end date compare as equal.
  return output?.expiresAt ?? Number.MAX_SAFE_INTEGER;
}
