import type { JobStateName, JobView } from '#shared/domain/job.ts';
import type { ProviderId } from '#shared/ids.ts';

/** From `downloading` on nothing is asked with the key any more. */
const statesWithKey: readonly JobStateName[] = ['waiting', 'preparing', 'submitting', 'running', 'unconfirmed'];

/** The jobs that cannot go on without the key of a provider, oldest first. */
export function jobsWithKey(jobs: readonly JobView[], providerId: ProviderId): JobView[] {
  return jobs
    .filter((job) => job.providerId === providerId && statesWithKey.includes(job.state))
    .toSorted((first, second) => first.createdAt - second.createdAt);
}
