import { settledJobStates, type JobView } from '#shared/domain/job.ts';

export interface JobSummary {
  /** Under way, whatever the step. */
  readonly running: number;
  /** Held, or in line behind others. */
  readonly waiting: number;
  /** 0 to 1 over everything that runs; `null` when none of it tells. */
  readonly share: number | null;
}

export function summariseJobs(jobs: readonly JobView[]): JobSummary {
  const open = jobs.filter((job) => !settledJobStates.includes(job.state));
  const running = open.filter((job) => job.state !== 'waiting' && job.hold === 'none');
  const shares = running.flatMap((job) => (job.progress === null ? [] : [job.progress]));
  const share = shares.length === 0 ? null : shares.reduce((sum, each) => sum + each, 0) / running.length;
  return { running: running.length, waiting: open.length - running.length, share };
}
