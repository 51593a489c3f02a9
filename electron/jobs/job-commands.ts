import type { JobView } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { cancelRequestedAtOf } from './job-view.ts';
import type { LiveJobs } from './live-jobs.ts';
import {
  checkRemoteId,
  findUnconfirmed,
  notUnconfirmed,
  type CheckedAgain,
  type UnconfirmedDeps,
} from './unconfirmed-jobs.ts';

/** What a person can do with a job that is not settled. */
export interface JobCommands {
  /** Fails with `job.not-cancellable` once there is nothing left to stop. Asking twice is asking once. */
  cancel(id: JobId): Result<JobView, AppError>;
  /**
   * Lets a held job go on; `null` when it is settled or does not wait for a person. `withCurrentKey`: the key it was
   * ordered with is gone; only what asks and fetches can go on then.
   */
  resume(id: JobId, withCurrentKey: boolean): JobView | null;
  /** A person agreed to what a job that waits for that costs now; the order is committed already. `null`: it is settled. */
  agree(job: Pick<Job, 'id' | 'orderId' | 'price'>): JobView | null;
  /**
   * Looks for an unconfirmed job at the provider now; what it may be, if that is not certain. `withCurrentKey`: the key
   * it was ordered with is gone.
   */
  checkAgain(id: JobId, withCurrentKey: boolean): Promise<Result<CheckedAgain, AppError>>;
  /** A person says which job at the provider an unconfirmed one is. */
  attach(id: JobId, remoteId: string, withCurrentKey: boolean): Promise<Result<JobView, AppError>>;
  /** A person no longer waits for an unconfirmed job. */
  writeOff(id: JobId): Result<JobView, AppError>;
}

/** `signal`: the application ends. */
export function createJobCommands(deps: UnconfirmedDeps, jobs: LiveJobs, signal: AbortSignal): JobCommands {
  const nowMs = (): number => deps.clock.nowMs();
  return {
    cancel(id) {
      const live = jobs.find(id);
      const refusal = appError('conflict', 'job.not-cancellable');
      if (live === undefined) return err(jobs.explainAbsence(id, refusal));
      const isAskedAlready = cancelRequestedAtOf(live.job.state) !== null;
      const isTaken = isAskedAlready || jobs.apply(live, { name: 'cancel-requested', at: nowMs() });
      return isTaken ? ok(jobs.viewOf(live)) : err(refusal);
    },
    resume(id, withCurrentKey) {
      const live = jobs.find(id);
      if (live === undefined || !jobs.apply(live, { name: 'released', at: nowMs(), withCurrentKey })) return null;
      live.crashes = 0;
      live.pausedUntil = 0;
      return jobs.viewOf(live);
    },
    agree({ id, orderId, price }) {
      const live = jobs.find(id);
      if (live === undefined) return null;
      live.job = { ...live.job, orderId, price };
      jobs.apply(live, { name: 'released', at: nowMs(), withCurrentKey: false });
      return jobs.viewOf(live);
    },
    async checkAgain(id, withCurrentKey) {
      const live = jobs.find(id);
      if (live === undefined) return err(jobs.explainAbsence(id, notUnconfirmed()));
      const found = await findUnconfirmed(deps, live.job, withCurrentKey, signal);
      if (!found.ok) return found;
      const { event, candidates } = found.value;
      if (event !== null) jobs.apply(live, event);
      return ok({ job: jobs.viewOf(live), candidates: [...candidates] });
    },
    async attach(id, remoteId, withCurrentKey) {
      const live = jobs.find(id);
      if (live === undefined) return err(jobs.explainAbsence(id, notUnconfirmed()));
      const checked = await checkRemoteId(deps, live.job, { remoteId, withCurrentKey }, signal);
      if (!checked.ok) return checked;
      return jobs.apply(live, checked.value) ? ok(jobs.viewOf(live)) : err(notUnconfirmed());
    },
    writeOff(id) {
      const live = jobs.find(id);
      if (live === undefined) return err(jobs.explainAbsence(id, notUnconfirmed()));
      return jobs.apply(live, { name: 'written-off' }) ? ok(jobs.viewOf(live)) : err(notUnconfirmed());
    },
  };
}
