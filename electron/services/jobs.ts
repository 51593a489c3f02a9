import type { JobLog, JobView } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput, MethodOutput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { JobEventRepository } from '../db/repositories/job-events.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { redactSecrets } from '../platform/redact.ts';
import { notFound } from './not-found.ts';
import { withStorageFaults } from './storage-faults.ts';

export interface JobsService {
  cancel(input: MethodInput<'jobs.cancel'>): Promise<Result<JobView, AppError>>;
  /** Fails with `job.not-retryable` for a job that waits for nobody, or that only sending would help. */
  resume(input: MethodInput<'jobs.resume'>): Promise<Result<JobView, AppError>>;
  checkAgain(input: MethodInput<'jobs.checkAgain'>): Promise<Result<MethodOutput<'jobs.checkAgain'>, AppError>>;
  attach(input: MethodInput<'jobs.attach'>): Promise<Result<JobView, AppError>>;
  writeOff(input: MethodInput<'jobs.writeOff'>): Promise<Result<JobView, AppError>>;
  log(input: MethodInput<'jobs.log'>): Result<JobLog, AppError>;
}

interface JobsDeps {
  readonly db: Pick<Database, 'read'>;
  readonly jobs: Pick<JobRepository, 'find'>;
  readonly jobEvents: Pick<JobEventRepository, 'list'>;
  readonly runner: JobRunner;
}

/** Of one line of the log, in characters. */
const maxDetail = 8_000;

export function createJobsService({ db, jobs, jobEvents, runner }: JobsDeps): JobsService {
  return {
    cancel: async ({ jobId }) => await withStorageFaults(async () => runner.cancel(jobId)),
    resume: async ({ jobId, useCurrentKey }) =>
      await withStorageFaults(async () => {
        const view = runner.resume(jobId, useCurrentKey);
        if (view !== null) return ok(view);
        return jobs.find(jobId) === null ? notFound() : err(appError('conflict', 'job.not-retryable'));
      }),
    checkAgain: async ({ jobId, useCurrentKey = false }) =>
      await withStorageFaults(async () => await runner.checkAgain(jobId, useCurrentKey)),
    attach: async ({ jobId, remoteId, useCurrentKey = false }) =>
      await withStorageFaults(async () => await runner.attach(jobId, remoteId, useCurrentKey)),
    writeOff: async ({ jobId }) => await withStorageFaults(async () => runner.writeOff(jobId)),
    log: ({ jobId }) =>
      db.read(() => {
        const job = jobs.find(jobId);
        if (job === null) return notFound();
        const entries = jobEvents.list(jobId).map(({ at, name, detail }) => {
          return { at, name, detail: redactSecrets(detail).slice(0, maxDetail) };
        });
        return ok({ intentId: job.intentId, remoteId: job.remoteId, entries });
      }),
  };
}
