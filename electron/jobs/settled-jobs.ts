import type { Job } from '../db/repositories/job-rows.ts';
import type { UploadRepository } from '../db/repositories/uploads.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { JobStore } from './job-store.ts';

/** Forgets what settled jobs leave: at once at a local provider, a day later the bytes and answers of a paid one. */
export interface SettledJobs {
  /** Forgets what is due, and goes on doing so. */
  start(): void;
  noteSettled(job: Job): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

interface SettledJobsDeps {
  readonly store: Pick<JobStore, 'listUnforgotten' | 'forget'>;
  readonly uploads: Pick<UploadRepository, 'dropUnused'>;
  readonly registry: ProviderRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** So long a person may still ask what exactly was sent. */
const keptMs = 24 * 60 * 60_000;
const roundMs = 60 * 60_000;

export function createSettledJobs({ store, uploads, registry, clock, logger }: SettledJobsDeps): SettledJobs {
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
    },
    noteSettled(job) {
      if (isLocal(job)) forget(job);
    },
    async stop() {
      cancelRound();
      await Promise.all(cleaning);
    },
  };
}
