import type { Asset } from '#shared/domain/asset.ts';
import type { JobView } from '#shared/domain/job.ts';
import { appError } from '#shared/errors.ts';
import type { ProviderId, StagedFileId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { UploadDeletionRepository } from '../db/repositories/upload-deletions.ts';
import type { UploadRepository } from '../db/repositories/uploads.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderCall, VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { createBillSettler, type BillSettler } from './bill-settler.ts';
import { openKeys } from './call-keys.ts';
import { commitOutcome } from './commit-outcome.ts';
import type { ExtraJobs } from './extra-jobs.ts';
import { createJobCommands, type JobCommands } from './job-commands.ts';
import type { KeptTake } from './job-store.ts';
import { isSettled } from './job-view.ts';
import type { ViewOf } from './job-viewer.ts';
import {
  asksProvider,
  byExpiry,
  hasFreePlace,
  isQuestion,
  isUnsentPurchase,
  planFor,
  whenReached,
  type LiveJob,
  type Work,
} from './live-job.ts';
import { createLiveJobs, type LiveJobs } from './live-jobs.ts';
import type { NetworkState } from './network-state.ts';
import { retryDelayMs } from './poll-policy.ts';
import { isFirstOffer, type CheckPrice } from './price-check.ts';
import { createProviderGates, type ProviderGates } from './provider-gates.ts';
import { createRepeatedJobs, type RepeatedJobs } from './repeated-jobs.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { createSettledJobs, type SettledJobs } from './settled-jobs.ts';
import type { StepDeps, StepOutcome } from './step.ts';
import { takeStep } from './take-step.ts';
import { commitAnswer, commitLastAnswers } from './uncommitted-answer.ts';
import { createWordReporter } from './unknown-words.ts';

/** Carries every job from its order to a verified take. */
export interface JobRunner extends JobCommands {
  /** Takes up everything that is not settled. */
  start(): void;
  /** Ends all calls, waits for what must not be torn, and leaves the rest for the next start. */
  stop(): Promise<void>;
  /** New jobs, committed already. */
  add(jobs: readonly Job[]): readonly JobView[];
  /** Jobs that are not settled, oldest first, with the progress that only memory knows. */
  openViews(): readonly JobView[];
  /** A download of a job that is not settled goes into this file. */
  isStagedFileInUse(id: StagedFileId): boolean;
}

export interface JobRunnerDeps extends Omit<StepDeps, 'reportUnknownWord' | 'uploads'> {
  readonly uploads: UploadRepository;
  readonly uploadDeletions: UploadDeletionRepository;
  readonly extraJobs: ExtraJobs;
  readonly registry: ProviderRegistry;
  readonly keys: KeySource;
  readonly network: NetworkState;
  readonly logger: Logger;
  readonly viewOf: ViewOf;
  readonly checkPrice: CheckPrice;
  readonly announceJob: (view: JobView) => void;
  readonly announceAsset: (asset: Asset) => void;
  readonly announceTake: (kept: KeptTake) => void;
}

/** More at once would only share the same line. */
const maxDownloads = 3;

export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  const runner = new Runner(deps);
  return {
    ...runner.commands,
    start: () => {
      runner.start();
    },
    stop: async () => {
      await runner.stop();
    },
    add: (jobs) => runner.add(jobs),
    openViews: () => runner.openViews(),
    isStagedFileInUse: (id) => runner.isStagedFileInUse(id),
  };
}

class Runner {
  readonly commands: JobCommands;
  readonly #deps: JobRunnerDeps & StepDeps;
  readonly #jobs: LiveJobs;
  readonly #gates: ProviderGates;
  readonly #scheduler: Scheduler;
  readonly #settled: SettledJobs;
  readonly #bills: BillSettler;
  readonly #repeated: RepeatedJobs;
  readonly #stopping = new AbortController();
  #stopListening = (): void => undefined;

  constructor(deps: JobRunnerDeps) {
    this.#deps = { ...deps, reportUnknownWord: createWordReporter(deps.logger) };
    this.#scheduler = createScheduler(deps.clock, () => {
      this.#tick();
    });
    this.#settled = createSettledJobs(deps);
    this.#bills = createBillSettler(deps);
    this.#gates = createProviderGates(deps);
    this.#jobs = createLiveJobs({
      ...deps,
      onChanged: (job, before, event) => {
        this.#repeated.noteChange(job, before, event);
        if (isSettled(job.state)) {
          this.#settled.noteSettled(job);
          this.#bills.noteSettled(job);
        }
        this.#scheduler.runWithin(0);
      },
    });
    this.#repeated = createRepeatedJobs(deps, this.#jobs, (job) => void this.add([job]));
    this.commands = createJobCommands(deps, this.#jobs, this.#stopping.signal);
    deps.network.onReached((providerId) => {
      try {
        this.#goOnAt(providerId);
      } catch (error) {
        // Some still wait: the next probe lets them go on.
        this.#noteFault('Jobs could not go on when the network came back.', error);
        deps.network.noteUnreachable(providerId);
      }
    });
  }

  start(): void {
    this.#settled.start();
    for (const job of this.#deps.store.listOpen()) {
      const live = this.#jobs.add(job);
      if (isUnsentPurchase(job)) this.#jobs.apply(live, { name: 'held', hold: 'person', error: null });
    }
    this.#bills.start();
    this.#repeated.start();
    this.#stopListening = this.#deps.keys.onChange((providerId) => {
      this.#lookAtKeys(providerId).catch((error: unknown) => {
        this.#noteFault('Jobs could not be told about their key.', error);
      });
    });
    this.#scheduler.runWithin(0);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopListening();
    this.#scheduler.stop();
    const tasks = [...this.#jobs.values()].map(({ stopping, task }) => {
      stopping.abort();
      return task;
    });
    await Promise.all([...tasks, this.#bills.stop(), this.#repeated.stop()]);
    commitLastAnswers(
      this.#jobs.values(),
      (live, outcome) => {
        this.#commit(live, outcome);
      },
      (error) => {
        this.#noteFault('The answer to a submit could not be written down.', error);
      },
    );
    await this.#settled.stop();
  }

  add(jobs: readonly Job[]): readonly JobView[] {
    for (const job of jobs) {
      this.#jobs.add(job);
      this.#deps.announceJob(this.#deps.viewOf(job));
    }
    this.#scheduler.runWithin(0);
    return jobs.map((job) => this.#deps.viewOf(job));
  }

  openViews(): readonly JobView[] {
    return [...this.#jobs.values()].map((live) => this.#jobs.viewOf(live));
  }

  isStagedFileInUse(id: StagedFileId): boolean {
    return this.#deps.store.listOpen().some(({ state }) => {
      return state.name === 'downloading' && state.output.stagedFileId === id;
    });
  }

  /** Gives every job that may go on its next step, and plans the next look. */
  #tick(): void {
    if (this.#stopping.signal.aborted) return;
    const downloads: { readonly live: LiveJob; readonly begin: () => void }[] = [];
    for (const live of this.#jobs.values()) {
      const provider = this.#deps.registry.find(live.job.providerId);
      if (live.task !== null || provider === null) continue;
      const plan = this.#planNow(live, provider);
      if (plan === null) continue;
      const begin = (): void => {
        this.#run(live, provider, plan);
      };
      if (plan.kind === 'fetch') downloads.push({ live, begin });
      else begin();
    }
    const atWork = [...this.#jobs.values()].filter(
      ({ job, task }) => task !== null && job.state.name === 'downloading',
    );
    const next = downloads.toSorted((a, b) => byExpiry(a.live, b.live));
    for (const { begin } of next.slice(0, Math.max(0, maxDownloads - atWork.length))) begin();
  }

  /** `null`: not now; when there is a time for it, the next look is planned. */
  #planNow(live: LiveJob, provider: VideoProvider): Work | null {
    const { clock } = this.#deps;
    const now = clock.monotonicMs();
    if (live.pausedUntil > now) {
      this.#scheduler.runWithin(live.pausedUntil - now);
      return null;
    }
    const plan = planFor(live, clock.nowMs(), provider.rules);
    if (plan.kind === 'wait') this.#scheduler.runWithin(plan.at - clock.nowMs());
    if (plan.kind === 'wait' || plan.kind === 'none') return null;
    if (plan.kind === 'start' && !hasFreePlace(this.#jobs.values(), provider)) return null;
    if (!asksProvider(plan.kind)) return plan;
    const waitMs = this.#gates.enter(live.job.providerId, now, isQuestion(plan.kind) ? 'question' : 'other');
    if (waitMs === 0) return plan;
    this.#scheduler.runWithin(waitMs);
    return null;
  }

  /** The one place where an exception of a job is caught: it is a bug, and harms no other job. */
  #run(live: LiveJob, provider: VideoProvider, plan: Work): void {
    live.task = this.#perform(live, provider, plan)
      .then(() => {
        live.crashes = 0;
      })
      .catch((error: unknown) => {
        live.crashes += 1;
        live.pausedUntil = this.#deps.clock.monotonicMs() + retryDelayMs(live.crashes, this.#deps.random());
        const facts = { jobId: live.job.id, step: plan.kind, error: describeError(error) };
        this.#deps.logger.error('A step of a job failed unexpectedly.', facts);
      })
      .finally(() => {
        live.task = null;
        this.#scheduler.runWithin(0);
      });
  }

  async #perform(live: LiveJob, provider: VideoProvider, plan: Work): Promise<void> {
    const at = this.#deps.clock.nowMs();
    switch (plan.kind) {
      case 'apply':
        this.#jobs.apply(live, plan.event);
        return;
      case 'commit':
        this.#commit(live, plan.outcome);
        return;
      case 'start':
        this.#jobs.apply(live, { name: 'started', at });
        return;
      case 'give-up':
        this.#jobs.apply(live, { name: 'given-up', at });
        return;
      case 'refreeze':
        this.#jobs.apply(live, { name: 'files-expired', at });
        return;
      default:
        break;
    }
    const { signal } = live.stopping;
    const opened = asksProvider(plan.kind) ? await openKeys(this.#deps.keys, live.job) : ok(null);
    if (signal.aborted) return;
    if (!opened.ok) {
      this.#jobs.apply(live, { name: 'held', hold: 'key', error: opened.error });
      return;
    }
    if (plan.kind === 'send') {
      if (isFirstOffer(plan.state) && !(await this.#isStillAgreed(live))) return;
      if (!this.#beginSending(live)) return;
    }
    const call = { signal, keys: opened.value, onProgress: this.#progressOf(live) };
    this.#conclude(live, await takeStep(this.#deps, { job: live.job, provider, call }, plan));
  }

  /** A price that changed while the job waited is a person's to agree to; until then nothing leaves. */
  async #isStillAgreed(live: LiveJob): Promise<boolean> {
    const objection = await this.#deps.checkPrice(live.job);
    if (live.stopping.signal.aborted) return false;
    if (objection === null) return true;
    this.#jobs.apply(live, { name: 'held', ...objection });
    return false;
  }

  /** Bytes that cannot be read are no attempt, so they are read before anything says that they leave. */
  #beginSending(live: LiveJob): boolean {
    const { store, clock } = this.#deps;
    const at = clock.nowMs();
    if (store.claimBytes(live.job.id)) return this.#jobs.apply(live, { name: 'sending', at });
    const error = appError('conflict', 'request.changed', { retry: 'never' });
    this.#jobs.apply(live, { name: 'bytes-changed', at, error });
    return false;
  }

  #progressOf(live: LiveJob): NonNullable<ProviderCall['onProgress']> {
    return (share) => {
      const isUnderWay = live.job.state.name === 'preparing' || live.job.state.name === 'downloading';
      if (!isUnderWay || live.stopping.signal.aborted) return;
      live.transferred = Math.min(1, Math.max(0, share));
      this.#deps.announceJob(this.#jobs.viewOf(live));
    };
  }

  #conclude(live: LiveJob, outcome: StepOutcome): void {
    if (outcome === null) return;
    this.#gates.note(live.job.providerId, outcome.event, this.#deps.clock.monotonicMs());
    this.#commit(live, outcome);
  }

  #commit(live: LiveJob, outcome: NonNullable<StepOutcome>): void {
    commitAnswer(live, outcome, () => {
      commitOutcome(this.#deps, outcome, (event, save) => this.#jobs.apply(live, event, save));
    });
  }

  /** The provider can be reached again. */
  #goOnAt(providerId: ProviderId): void {
    this.#gates.reset(providerId);
    const at = this.#deps.clock.nowMs();
    for (const live of this.#jobs.values()) {
      const event = live.job.providerId === providerId ? whenReached(live.job.state, at) : null;
      if (event !== null) this.#jobs.apply(live, event);
    }
  }

  /** A job that waits for its key says what is needed now; `null`: the key is there, and a person may let it go on. */
  async #lookAtKeys(providerId: ProviderId): Promise<void> {
    for (const live of this.#jobs.values()) {
      const { state } = live.job;
      if (live.job.providerId !== providerId || !('hold' in state) || state.hold !== 'key') continue;
      const { credentialId } = live.job;
      if (credentialId === null) continue;
      const opened = await this.#deps.keys.open(providerId, credentialId);
      const error = opened.ok ? null : opened.error;
      if (live.job.state !== state || state.error?.code === error?.code) continue;
      this.#jobs.apply(live, { name: 'held', hold: 'key', error });
    }
  }

  #noteFault(message: string, error: unknown): void {
    this.#deps.logger.warn(message, { error: describeError(error) });
  }
}
