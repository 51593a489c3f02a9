import type { Job } from '../db/repositories/job-rows.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderKeys, VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { chargedOf } from './charged.ts';
import type { JobStore } from './job-store.ts';

/** Finds out later what a settled job has cost, where a key that may read bills is there. The job stays as it ended. */
export interface BillSettler {
  /** Takes up what the last run left open. */
  start(): void;
  noteSettled(job: Job): void;
  stop(): Promise<void>;
}

interface BillSettlerDeps {
  readonly store: Pick<JobStore, 'listUnbilled' | 'saveBill'>;
  readonly registry: ProviderRegistry;
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announceJob: (view: JobView) => void;
  readonly viewOf: (job: Job) => JobView;
}

/** After settling, in milliseconds: records of costs come late. */
const askAfterMs = [1, 5, 15, 60].map((minutes) => minutes * 60_000);
/** What was not found in so long is not looked for any more. */
const rememberedMs = 24 * 60 * 60_000;

export function createBillSettler(deps: BillSettlerDeps): BillSettler {
  return new Settler(deps);
}

class Settler implements BillSettler {
  readonly #deps: BillSettlerDeps;
  readonly #planned = new Set<() => void>();
  readonly #asking = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(deps: BillSettlerDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { store, clock } = this.#deps;
    const now = clock.nowMs();
    for (const job of store.listUnbilled(now - rememberedMs)) {
      const ageMs = Math.max(0, now - (job.settledAt ?? now));
      // However old it is: once more, now that the application runs again.
      const left = askAfterMs.filter((afterMs) => afterMs > ageMs).map((afterMs) => afterMs - ageMs);
      this.#plan(job, left.length === 0 ? askAfterMs.slice(0, 1) : left);
    }
  }

  noteSettled(job: Job): void {
    this.#plan(job, askAfterMs);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const cancel of this.#planned) cancel();
    await Promise.all(this.#asking);
  }

  /** `delaysMs`: from now. */
  #plan(job: Job, delaysMs: readonly number[]): void {
    const [delayMs, ...rest] = delaysMs;
    if (delayMs === undefined || !needsBill(job) || this.#stopping.signal.aborted) return;
    const cancel = this.#deps.clock.after(delayMs, () => {
      this.#planned.delete(cancel);
      this.#run(
        job,
        rest.map((restMs) => restMs - delayMs),
      );
    });
    this.#planned.add(cancel);
  }

  #run(job: Job, delaysMs: readonly number[]): void {
    const asking = this.#ask(job)
      .catch((error: unknown) => {
        this.#deps.logger.error('Asking for a bill failed unexpectedly.', {
          jobId: job.id,
          error: describeError(error),
        });
        return false;
      })
      .then((isDone) => {
        if (!isDone) this.#plan(job, delaysMs);
      })
      .finally(() => this.#asking.delete(asking));
    this.#asking.add(asking);
  }

  /** `true`: there is nothing more to ask. */
  async #ask(job: Job): Promise<boolean> {
    const { store, registry, keys, clock, announceJob, viewOf } = this.#deps;
    const { signal } = this.#stopping;
    const provider = registry.find(job.providerId);
    if (provider?.findBill === undefined || job.remoteId === null || job.credentialId === null) return true;
    const opened = await keys.open(job.providerId, job.credentialId);
    if (!opened.ok || signal.aborted || !canReadBills(provider, opened.value)) return signal.aborted;
    const found = await provider.findBill({ intentId: job.intentId, id: job.remoteId }, { signal, keys: opened.value });
    if (signal.aborted) return true;
    if (!found.ok || found.value === null) return false;
    const bill = found.value;
    const detail = JSON.stringify({ charged: bill.charged, basis: bill.basis });
    const billed = store.saveBill(job, { at: clock.nowMs(), name: 'billed', detail }, bill);
    announceJob(viewOf(billed));
    return !needsBill(billed);
  }
}

/** Where a key of its own may read bills, only that one does. */
function canReadBills({ capabilities }: VideoProvider, { billing }: ProviderKeys): boolean {
  return billing !== null || capabilities.keys.every(({ slot }) => slot !== 'billing');
}

/** It was, or may have been, charged, and nobody knows how much. */
function needsBill({ state, price, bill, remoteId, credentialId }: Job): boolean {
  if (remoteId === null || credentialId === null || price.kind === 'free') return false;
  return bill === null ? chargedOf(state, price, null) !== 'no' : bill.charged === 'unknown';
}
