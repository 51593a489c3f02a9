import type { Job } from '../db/repositories/job-rows.ts';
import type { UploadRepository } from '../db/repositories/uploads.ts';
import { describeError } from '../platform/logger.ts';
import type { JobStore } from './job-store.ts';
import { createUploadCleaner, type UploadCleanerDeps } from './upload-cleaner.ts';

/**
 * Forgets what settled jobs leave: at once at a local provider, and files at a paid one that nobody else needs; a day
 * later the bytes and answers of a paid one.
 */
export interface SettledJobs {
  /** Forgets what is due, and goes on doing so. */
  start(): void;
  noteSettled(job: Job): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

export interface SettledJobsDeps extends Omit<UploadCleanerDeps, 'uploads'> {
  readonly store: Pick<JobStore, 'listUnforgotten' | 'forget'>;
  readonly uploads: Pick<UploadRepository, 'dropUnused' | 'retireUnused'>;
}

/** So long a person may still ask what exactly was sent. */
const keptMs = 24 * 60 * 60_000;
const roundMs = 60 * 60_000;

export function createSettledJobs(deps: SettledJobsDeps): SettledJobs {
  const { store, uploads, registry, clock, logger } = deps;
  const cleaner = createUploadCleaner(deps);
  const cleaning = new Set<Promise<void>>();
  let cancelRound = (): void => undefined;

  const isLocal = ({ providerId }: Job): boolean => registry.find(providerId)?.capabilities.isLocal === true;
  /** What a local provider still holds goes first; only then the bytes that remember that it does. */
  const forget = (job: Job): void => {
    const task = Promise.resolve(registry.find(job.providerId)?.forget?.(job.intentId))
      .then(() => {
        store.forget(job);
      })
      .catch((error: unknown) => {
        logger.warn('What a settled job left is still there.', { jobId: job.id, error: describeError(error) });
      })
      .finally(() => cleaning.delete(task));
    cleaning.add(task);
  };
  const forgetOld = (): void => {
    const before = clock.nowMs() - keptMs;
    for (const job of store.listUnforgotten(before)) forget(job);
    uploads.dropUnused(before);
    cancelRound = clock.after(roundMs, tryForgetOld);
  };
  const tryForgetOld = (): void => {
    try {
      forgetOld();
    } catch (error) {
      logger.warn('What settled jobs left is still there.', { error: describeError(error) });
      cancelRound = clock.after(roundMs, tryForgetOld);
    }
  };

  return {
    start() {
      for (const job of store.listUnforgotten(Number.MAX_SAFE_INTEGER)) if (isLocal(job)) forget(job);
      tryForgetOld();
      cleaner.clean();
    },
    noteSettled(job) {
      if (isLocal(job)) forget(job);
      else cleaner.clean();
    },
    async stop() {
      cancelRound();
      await Promise.all([...cleaning, cleaner.stop()]);
    },
  };
}
