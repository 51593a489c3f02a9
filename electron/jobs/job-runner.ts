import type { JobView } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { JobId, ProviderId, StagedFileId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderCall, VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { createBillSettler, type BillSettler } from './bill-settler.ts';
import { openKeys } from './call-keys.ts';
import { commitOutcome, type Save } from './commit-outcome.ts';
import { describeChange } from './describe-change.ts';
import type { JobEvent } from './job-event.ts';
import { reduce } from './job-machine.ts';
import { isSameOnDisk, type KeptTake } from './job-store.ts';
import type { ViewOf } from './job-viewer.ts';
import { changeJob } from './change-job.ts';
import { cancelRequestedAtOf, isSettled } from './job-view.ts';
import {
  asksProvider,
  byExpiry,
  hasFreePlace,
  isQuestion,
  isUnsentPurchase,
  planFor,
  trackJob,
  whenReached,
  type LiveJob,
  type Work,
} from './live-job.ts';
import type { NetworkState } from './network-state.ts';
import { retryDelayMs } from './poll-policy.ts';
import { createProviderGate, isAnswer, type ProviderGate } from './provider-gate.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { createSettledJobs, type SettledJobs } from './settled-jobs.ts';
import type { StepDeps, StepOutcome } from './step.ts';
import { takeStep } from './take-step.ts';
import { createWordReporter } from './unknown-words.ts';
import { checkRemoteId, findUnconfirmed, notUnconfirmed, type CheckedAgain } from './unconfirmed-jobs.ts';
import type { UploadDeletionRepository } from '../db/repositories/upload-deletions.ts';
import type { UploadRepository } from '../db/repositories/uploads.ts';

/** Carries every job from its order to a verified take. */
export interface JobRunner {
  /** Takes up everything that is not settled. */
  start(): void;
  /** Ends all calls, waits for what must not be torn, and leaves the rest for the next start. */
  stop(): Promise<void>;
  /** New jobs, committed already. */
  add(jobs: readonly Job[]): readonly JobView[];
  /** Fails with `job.not-cancellable` once there is nothing left to stop. Asking twice is asking once. */
  cancel(id: JobId): Result<JobView, AppError>;
  /**
   * Lets a held job go on; `null` when it is settled or does not wait for a person. `withCurrentKey`: the key it was
   * ordered with is gone; only what asks and fetches can go on then.
   */
  resume(id: JobId, withCurrentKey: boolean): JobView | null;
  /** Looks for an unconfirmed job at the provider now; what it may be, if that is not certain. */
  checkAgain(id: JobId): Promise<Result<CheckedAgain, AppError>>;
  /** A person says which job at the provider an unconfirmed one is. */
  attach(id: JobId, remoteId: string): Promise<Result<JobView, AppError>>;
  /** A person no longer waits for an unconfirmed job. */
  writeOff(id: JobId): Result<JobView, AppError>;
  /** Jobs that are not settled, oldest first, with the progress that only memory knows. */
  openViews(): readonly JobView[];
  /** A download of a job that is not settled goes into this file. */
  isStagedFileInUse(id: StagedFileId): boolean;
}

export interface JobRunnerDeps extends Omit<StepDeps, 'reportUnknownWord' | 'uploads'> {
  readonly uploads: UploadRepository;
  readonly uploadDeletions: UploadDeletionRepository;
  readonly registry: ProviderRegistry;
  readonly keys: KeySource;
  readonly network: NetworkState;
  readonly logger: Logger;
  readonly viewOf: ViewOf;
  readonly announceJob: (view: JobView) => void;
  readonly announceTake: (kept: KeptTake) => void;
}

/** More at once would only share the same line. */
const maxDownloads = 3;

export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  return new Runner(deps);
}

class Runner implements JobRunner {
  readonly #deps: JobRunnerDeps & StepDeps;
  readonly #live = new Map<JobId, LiveJob>();
  readonly #gates = new Map<ProviderId, ProviderGate>();
  readonly #scheduler: Scheduler;
  readonly #settled: SettledJobs;
  readonly #bills: BillSettler;
  readonly #stopping = new AbortController();
  #stopListening = (): void => undefined;

  constructor(deps: JobRunnerDeps) {
    this.#deps = { ...deps, reportUnknownWord: createWordReporter(deps.logger) };
    this.#scheduler = createScheduler(deps.clock, () => {
      this.#tick();
    });
    this.#settled = createSettledJobs(deps);
    this.#bills = createBillSettler(deps);
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
      const live = trackJob(job);
      this.#live.set(job.id, live);
      if (isUnsentPurchase(job)) this.#apply(live, { name: 'held', hold: 'person', error: null });
    }
    this.#bills.start();
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
    const tasks = [...this.#live.values()].map(({ stopping, task }) => {
      stopping.abort();
      return task;
    });
    await Promise.all([...tasks, this.#bills.stop()]);
    await this.#settled.stop();
  }

  add(jobs: readonly Job[]): readonly JobView[] {
    for (const job of jobs) {
      this.#live.set(job.id, trackJob(job));
      this.#deps.announceJob(this.#deps.viewOf(job));
    }
    this.#scheduler.runWithin(0);
    return jobs.map((job) => this.#deps.viewOf(job));
  }

  cancel(id: JobId): Result<JobView, AppError> {
    const live = this.#live.get(id);
    if (live === undefined) return err(this.#unless(id, appError('conflict', 'job.not-cancellable')));
    const isAskedAlready = cancelRequestedAtOf(live.job.state) !== null;
    if (!isAskedAlready && !this.#apply(live, { name: 'cancel-requested', at: this.#deps.clock.nowMs() })) {
      return err(appError('conflict', 'job.not-cancellable'));
    }
    return ok(this.#viewOf(live));
  }

  resume(id: JobId, withCurrentKey: boolean): JobView | null {
    const live = this.#live.get(id);
    const event = { name: 'released', at: this.#deps.clock.nowMs(), withCurrentKey } as const;
    if (live === undefined || !this.#apply(live, event)) return null;
    live.crashes = 0;
    live.pausedUntil = 0;
    return this.#viewOf(live);
  }

  async checkAgain(id: JobId): Promise<Result<CheckedAgain, AppError>> {
    const live = this.#live.get(id);
    if (live === undefined) return err(this.#unless(id, notUnconfirmed()));
    const found = await findUnconfirmed(this.#deps, live.job, this.#stopping.signal);
    if (!found.ok) return found;
    const { event, candidates } = found.value;
    if (event !== null) this.#apply(live, event);
    return ok({ job: this.#viewOf(live), candidates: [...candidates] });
  }

  async attach(id: JobId, remoteId: string): Promise<Result<JobView, AppError>> {
    const live = this.#live.get(id);
    if (live === undefined) return err(this.#unless(id, notUnconfirmed()));
    const checked = await checkRemoteId(this.#deps, live.job, remoteId, this.#stopping.signal);
    if (!checked.ok) return checked;
    return this.#apply(live, checked.value) ? ok(this.#viewOf(live)) : err(notUnconfirmed());
  }

  writeOff(id: JobId): Result<JobView, AppError> {
    const live = this.#live.get(id);
    if (live === undefined) return err(this.#unless(id, notUnconfirmed()));
    return this.#apply(live, { name: 'written-off' }) ? ok(this.#viewOf(live)) : err(notUnconfirmed());
  }

  openViews(): readonly JobView[] {
    return [...this.#live.values()].map((live) => this.#viewOf(live));
  }

  isStagedFileInUse(id: StagedFileId): boolean {
    return this.#deps.store.listOpen().some(({ state }) => {
      return state.name === 'downloading' && state.output.stagedFileId === id;
    });
  }

  #viewOf({ job, transferred }: LiveJob): JobView {
    return this.#deps.viewOf(job, transferred);
  }

  /** What is wrong with a call about a job that is not live. */
  #unless(id: JobId, settled: AppError): AppError {
    return this.#deps.store.find(id) === null ? appError('not-found', 'entity.not-found') : settled;
  }

  /** Gives every job that may go on its next step, and plans the next look. */
  #tick(): void {
    if (this.#stopping.signal.aborted) return;
    const downloads: { readonly live: LiveJob; readonly begin: () => void }[] = [];
    for (const live of this.#live.values()) {
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
    const atWork = [...this.#live.values()].filter(
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
    if (plan.kind === 'start' && !hasFreePlace(this.#live.values(), provider)) return null;
    if (provider.capabilities.isLocal || !asksProvider(plan.kind)) return plan;
    const waitMs = this.#gateOf(live.job.providerId).enter(now, isQuestion(plan.kind) ? 'question' : 'other');
    if (waitMs === 0) return plan;
    this.#scheduler.runWithin(waitMs);
    return null;
  }

  #gateOf(providerId: ProviderId): ProviderGate {
    const known = this.#gates.get(providerId);
    const gate = known ?? createProviderGate(this.#deps.random);
    if (known === undefined) this.#gates.set(providerId, gate);
    return gate;
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
        this.#apply(live, plan.event);
        return;
      case 'start':
        this.#apply(live, { name: 'started', at });
        return;
      case 'give-up':
        this.#apply(live, { name: 'given-up', at });
        return;
      case 'refreeze':
        this.#apply(live, { name: 'files-expired', at });
        return;
      default:
        break;
    }
    const { signal } = live.stopping;
    const opened = asksProvider(plan.kind) ? await openKeys(this.#deps.keys, live.job) : ok(null);
    if (signal.aborted) return;
    if (!opened.ok) {
      this.#apply(live, { name: 'held', hold: 'key', error: opened.error });
      return;
    }
    if (plan.kind === 'send' && !this.#beginSending(live)) return;
    const call = { signal, keys: opened.value, onProgress: this.#progressOf(live) };
    this.#conclude(live, await takeStep(this.#deps, { job: live.job, provider, call }, plan));
  }

  /** Bytes that cannot be read are no attempt, so they are read before anything says that they leave. */
  #beginSending(live: LiveJob): boolean {
    this.#deps.store.getFrozen(live.job.id);
    return this.#apply(live, { name: 'sending', at: this.#deps.clock.nowMs() });
  }

  #progressOf(live: LiveJob): NonNullable<ProviderCall['onProgress']> {
    return (share) => {
      const isUnderWay = live.job.state.name === 'preparing' || live.job.state.name === 'downloading';
      if (!isUnderWay || live.stopping.signal.aborted) return;
      live.transferred = Math.min(1, Math.max(0, share));
      this.#deps.announceJob(this.#viewOf(live));
    };
  }

  #conclude(live: LiveJob, outcome: StepOutcome): void {
    if (outcome === null) return;
    this.#noteReach(live.job.providerId, outcome.event);
    commitOutcome(this.#deps, outcome, (save) => this.#apply(live, outcome.event, save));
  }

  #noteReach(providerId: ProviderId, event: JobEvent): void {
    const { registry, network, clock } = this.#deps;
    if (registry.find(providerId)?.capabilities.isLocal === true) return;
    this.#gateOf(providerId).note(event, clock.monotonicMs());
    const isOffline = 'error' in event && event.error?.code === 'network.offline';
    if (isOffline) network.noteUnreachable(providerId);
    else if (isAnswer(event)) network.noteReached(providerId);
  }

  /** The provider can be reached again. */
  #goOnAt(providerId: ProviderId): void {
    this.#gateOf(providerId).reset();
    const at = this.#deps.clock.nowMs();
    for (const live of this.#live.values()) {
      const event = live.job.providerId === providerId ? whenReached(live.job.state, at) : null;
      if (event !== null) this.#apply(live, event);
    }
  }

  /** A job that waits for its key says what is needed now; `null`: the key is there, and a person may let it go on. */
  async #lookAtKeys(providerId: ProviderId): Promise<void> {
    for (const live of this.#live.values()) {
      const { state } = live.job;
      if (live.job.providerId !== providerId || !('hold' in state) || state.hold !== 'key') continue;
      const { credentialId } = live.job;
      if (credentialId === null) continue;
      const opened = await this.#deps.keys.open(providerId, credentialId);
      const error = opened.ok ? null : opened.error;
      if (live.job.state !== state || state.error?.code === error?.code) continue;
      this.#apply(live, { name: 'held', hold: 'key', error });
    }
  }

  /** Commits what an event makes of a job, then tells it. `false`: the event changes nothing any more. */
  #apply(live: LiveJob, event: JobEvent, save: Save = (job, change) => this.#deps.store.save(job, change)): boolean {
    const before = live.job.state;
    const at = this.#deps.clock.nowMs();
    const state = reduce(before, event);
    if (state === null) {
      this.#deps.store.note(live.job.id, describeChange(at, `ignored:${event.name}`, before, event));
      return false;
    }
    const job = changeJob(live.job, event, state, at);
    if (!isSameOnDisk(before, state)) save(job, describeChange(at, event.name, state, event));
    live.job = job;
    if (state.name !== before.name) live.transferred = null;
    if (isSettled(state)) this.#settle(live, before);
    this.#deps.announceJob(this.#viewOf(live));
    this.#scheduler.runWithin(0);
    return true;
  }

  #settle(live: LiveJob, before: Job['state']): void {
    const { job } = live;
    this.#live.delete(job.id);
    live.stopping.abort();
    this.#settled.noteSettled(job);
    this.#bills.noteSettled(job);
    const isLitter = before.name === 'downloading' && before.output.kind === 'url' && job.state.name !== 'ready';
    if (!isLitter) return;
    this.#deps.assets.discardStaged(before.output.stagedFileId).catch((error: unknown) => {
      this.#noteFault('A download that nobody needs is still there.', error);
    });
  }

  #noteFault(message: string, error: unknown): void {
    this.#deps.logger.warn(message, { error: describeError(error) });
  }
}
