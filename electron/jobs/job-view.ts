import { settledJobStates, type JobView } from '#shared/domain/job.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import type { AppError } from '#shared/errors.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import { chargedOf } from './charged.ts';

export function isSettled(state: JobState): boolean {
  return settledJobStates.includes(state.name);
}

/** When a person asked to cancel; `null` in states that do not remember it. */
export function cancelRequestedAtOf(state: JobState): number | null {
  return 'cancelRequestedAt' in state ? state.cancelRequestedAt : null;
}

/** The provider's id, in states that know it. */
export function remoteIdOf(state: JobState): string | null {
  return 'remoteId' in state ? state.remoteId : null;
}

function errorOf(state: JobState): AppError | null {
  if (state.name === 'submitting') return state.doubt === null ? state.error : state.doubt.error;
  return 'error' in state ? state.error : null;
}

/** The next try by itself, after one that failed. */
function retryOf(state: JobState): JobView['retry'] {
  switch (state.name) {
    case 'submitting':
      if (state.isSending || state.doubt !== null || state.attempts === 0) return null;
      return { at: state.retryAt, attempts: state.attempts };
    case 'preparing':
    case 'downloading': {
      const goesOn = state.hold === 'none' || state.hold === 'space' || state.hold === 'offline';
      return goesOn && state.attempts > 0 ? { at: state.retryAt, attempts: state.attempts } : null;
    }
    case 'running':
      return state.hold !== 'key' && state.failedCalls > 0 ? { at: state.pollAt, attempts: state.failedCalls } : null;
    default:
      return null;
  }
}

/** What only memory, or other jobs, know about a job. */
export interface ViewFacts {
  /** 0 to 1, of an upload or a download. */
  readonly transferred: number | null;
  readonly usualMs: number | null;
}

/** What a person sees of a job. The error repeats `charged`, so that the two can never disagree. Pure. */
export function viewOfJob(job: Job, { transferred, usualMs }: ViewFacts): JobView {
  const { state } = job;
  const charged = chargedOf(state, job.price, job.bill);
  const error = errorOf(state);
  return {
    id: job.id,
    generationId: job.generationId,
    orderId: job.orderId,
    clipId: job.clipId,
    clipName: job.clipName,
    projectId: job.projectId,
    projectName: job.projectName,
    takeNumber: job.takeNumber,
    takeId: state.name === 'ready' ? state.takeId : null,
    providerId: job.providerId,
    tier: job.tier,
    origin: job.origin,
    state: state.name,
    hold: 'hold' in state ? state.hold : 'none',
    charged,
    price: job.price,
    bill: job.bill,
    progress: state.name === 'running' ? state.progress : transferred,
    isCancelRequested: cancelRequestedAtOf(state) !== null,
    startedAt: 'acceptedAt' in state ? state.acceptedAt : null,
    usualMs,
    retry: retryOf(state),
    remoteId: job.remoteId,
    error: error === null ? null : { ...error, charged },
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
  };
}
