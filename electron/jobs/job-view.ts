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

function errorOf(state: JobState): AppError | null {
  if (state.name === 'submitting') return state.doubt?.error ?? null;
  return 'error' in state ? state.error : null;
}

/** What a person sees of a job. The error repeats `charged`, so that the two can never disagree. Pure. */
export function viewOfJob(job: Job): JobView {
  const { state } = job;
  const charged = chargedOf(state, job.price);
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
    state: state.name,
    hold: 'hold' in state ? state.hold : 'none',
    charged,
    price: job.price,
    bill: job.bill,
    progress: state.name === 'running' ? state.progress : null,
    isCancelRequested: cancelRequestedAtOf(state) !== null,
    startedAt: 'acceptedAt' in state ? state.acceptedAt : null,
    usualMs: null,
    retry: null,
    remoteId: job.remoteId,
    error: error === null ? null : { ...error, charged },
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
  };
}
