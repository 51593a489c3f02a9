import type { Job } from '../db/repositories/job-rows.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { openKeys } from './call-keys.ts';
import type { ExtraJobs } from './extra-jobs.ts';
import type { JobEvent } from './job-event.ts';
import type { JobStore } from './job-store.ts';
import type { LiveJobs } from './live-jobs.ts';
import { enterRunning } from './running-transitions.ts';

/**
 * Looks for a second job of one request: a provider that did not heed the key made one of the first sending and one of
 * its replay. Both are charged, so both are kept.
 */
export interface RepeatedJobs {
  /** Looks once more at what the last run accepted after a replay. */
  start(): void;
  noteChange(job: Job, before: Job['state'], event: JobEvent): void;
  stop(): Promise<void>;
}

interface RepeatedJobsDeps {
  readonly store: Pick<JobStore, 'getFrozen' | 'remoteIdsAt' | 'listReplayed'>;
  readonly extraJobs: ExtraJobs;
  readonly registry: ProviderRegistry;
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createRepeatedJobs(
  deps: RepeatedJobsDeps,
  jobs: Pick<LiveJobs, 'values'>,
  add: (job: Job) => void,
): RepeatedJobs {
  return new Watcher(deps, jobs, add);
}

class Watcher implements RepeatedJobs {
  readonly #deps: RepeatedJobsDeps;
  readonly #jobs: Pick<LiveJobs, 'values'>;
  readonly #add: (job: Job) => void;
  readonly #planned = new Set<() => void>();
  readonly #looking = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(deps: RepeatedJobsDeps, jobs: Pick<LiveJobs, 'values'>, add: (job: Job) => void) {
    this.#deps = deps;
    this.#jobs = jobs;
    this.#add = add;
  }

  start(): void {
    const now = this.#deps.clock.nowMs();
    for (const { job, sentAt } of this.#deps.store.listReplayed()) this.#plan(job, sentAt, now, [0]);
  }

  noteChange(job: Job, before: Job['state'], event: JobEvent): void {
    if (before.name !== 'submitting' || event.name !== 'accepted') return;
    const { doubt, attempts, firstSentAt } = before;
    if (doubt === null || attempts < 2 || firstSentAt === null) return;
    const schedule = this.#deps.registry.find(job.providerId)?.rules.lookUpAfterMs ?? [];
    this.#plan(job, firstSentAt, event.at, schedule);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const cancel of this.#planned) cancel();
    await Promise.all(this.#looking);
  }

  /** `afterMs`: moments after `since` at which the history is asked; it shows new jobs late. */
  #plan(job: Job, sentAt: number, since: number, afterMs: readonly number[]): void {
    const [nextMs, ...rest] = afterMs;
    if (nextMs === undefined || this.#stopping.signal.aborted) return;
    const delayMs = Math.max(0, since + nextMs - this.#deps.clock.nowMs());
    const cancel = this.#deps.clock.after(delayMs, () => {
      this.#planned.delete(cancel);
      const looking = this.#look(job, sentAt)
        .catch((error: unknown) => {
          const facts = { jobId: job.id, error: describeError(error) };
          this.#deps.logger.error('Looking for a second job of one request failed unexpectedly.', facts);
        })
        .then(() => {
          this.#plan(job, sentAt, since, rest);
        })
        .finally(() => this.#looking.delete(looking));
      this.#looking.add(looking);
    });
    this.#planned.add(cancel);
  }

  async #look(job: Job, sentAt: number): Promise<void> {
    const { store, registry, keys, extraJobs, clock, logger } = this.#deps;
    const { signal } = this.#stopping;
    const provider = registry.find(job.providerId);
    if (provider?.findSubmitted === undefined || this.#isAnotherInDoubt(job)) return;
    const opened = await openKeys(keys, job);
    if (!opened.ok || signal.aborted) return;
    const frozen = store.getFrozen(job.id);
    const heldIds = store.remoteIdsAt(job.providerId);
    const found = await provider.findSubmitted(
      { frozen, intentId: job.intentId, sentAt, heldIds },
      { signal, keys: opened.value },
    );
    const remoteId = found.ok ? (found.value.adopted?.id ?? null) : null;
    if (remoteId === null || signal.aborted || this.#isAnotherInDoubt(job)) return;
    if (store.remoteIdsAt(job.providerId).has(remoteId)) return;
    const at = clock.nowMs();
    const state = enterRunning({ name: 'accepted', at, remoteId, pollAt: at }, null);
    const second = extraJobs.addRepeated(job, remoteId, state, at);
    if (second === null) return;
    logger.warn('The provider made a second job of one request; both are kept.', {
      jobId: job.id,
      secondId: second.id,
    });
    this.#add(second);
  }

  /** Takes of one order can be the same to the byte: what is in the history may be another's that nobody has found yet. */
  #isAnotherInDoubt({ id, providerId }: Job): boolean {
    return [...this.#jobs.values()].some(({ job }) => {
      const isInDoubt = job.state.name === 'submitting' || (job.state.name === 'unconfirmed' && job.remoteId === null);
      return job.id !== id && job.providerId === providerId && isInDoubt;
    });
  }
}
