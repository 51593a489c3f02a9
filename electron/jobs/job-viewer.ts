import type { JobView } from '#shared/domain/job.ts';
import type { ProviderId, TierId } from '#shared/ids.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import { viewOfJob } from './job-view.ts';

/** What a person sees of a job. `transferred`: 0 to 1, of an upload or download that is under way. */
export type ViewOf = (job: Job, transferred?: number | null) => JobView;

/** The expected time is the median of so many last takes. */
const history = 9;

/** How long a job at this provider and tier usually takes, in milliseconds, and how many own runs tell so. */
export function usualTimeOf(
  jobs: Pick<JobRepository, 'listTookMs'>,
  providerId: ProviderId,
  tier: TierId,
): { readonly ms: number; readonly runs: number } | null {
  const sorted = jobs.listTookMs(providerId, tier, history).toSorted((a, b) => a - b);
  const ms = sorted[Math.floor((sorted.length - 1) / 2)];
  return ms === undefined ? null : { ms, runs: sorted.length };
}

/** Remembers the history, which changes only when a take is ready: views are made ten times a second. */
export function createJobViewer(jobs: Pick<JobRepository, 'listTookMs'>): ViewOf {
  const known = new Map<string, number | null>();
  const lastReady = new Set<string>();
  return (job, transferred = null) => {
    const key = `${job.providerId} ${job.tier}`;
    if (job.state.name === 'ready' && !lastReady.has(job.id)) {
      lastReady.add(job.id);
      known.delete(key);
    }
    const usualMs = known.get(key) ?? usualTimeOf(jobs, job.providerId, job.tier)?.ms ?? null;
    known.set(key, usualMs);
    return viewOfJob(job, { transferred, usualMs });
  };
}
