import type { JobState } from '#shared/domain/job-state.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobEvent } from './job-event.ts';
import { isSettled, remoteIdOf } from './job-view.ts';

/** The job after an event: what it says about the provider's id and the bill stays when the state forgets it. Pure. */
export function changeJob(job: Job, event: JobEvent, state: JobState, at: number): Job {
  return {
    ...job,
    state,
    remoteId: remoteIdOf(state) ?? job.remoteId,
    bill: ('bill' in event ? event.bill : null) ?? job.bill,
    updatedAt: at,
    settledAt: isSettled(state) ? at : null,
  };
}
