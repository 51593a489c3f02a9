import type { JobView } from '#shared/domain/job.ts';
import { groupOf, isUnderWay, needsPerson } from '#renderer/editing/job-groups.ts';

export interface JobSummary {
  /** Stand still until a person does something. */
  readonly needsYou: number;
  /** Under way, whatever the step. */
  readonly running: number;
  /** In line behind others, or until something ends by itself. */
  readonly waiting: number;
  /** 0 to 1 over everything that runs; `null` when none of it tells. */
  readonly share: number | null;
}

export function summariseJobs(jobs: readonly JobView[]): JobSummary {
  const open = jobs.filter(isUnderWay);
  const running = open.filter((job) => groupOf(job) === 'running');
  const needsYou = open.filter(needsPerson).length;
  const shares = running.flatMap((job) => (job.progress === null ? [] : [job.progress]));
  const share = shares.length === 0 ? null : shares.reduce((sum, each) => sum + each, 0) / running.length;
  return { needsYou, running: running.length, waiting: open.length - running.length - needsYou, share };
}
