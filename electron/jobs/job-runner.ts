import type { JobView } from '#shared/domain/job.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { JobEvent } from './job-event.ts';
import { reduce } from './job-machine.ts';
import { isSameOnDisk, type JobChange, type KeptTake } from './job-store.ts';
import { cancelRequestedAtOf, isSettled, viewOfJob } from './job-view.ts';
import { nextAction, type NextAction } from './next-action.ts';
import { retryDelayMs } from './poll-policy.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import type { StepDeps, StepOutcome } from './step.ts';
import { takeStep } from './take-step.ts';

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
  /** Lets a held job go on; `null` when it is settled or does not wait for a person. */
  release(id: JobId): JobView | null;
  /** Jobs that are not settled, oldest first, with the progress that only memory knows. */
  openViews(): readonly JobView[];
}

export interface JobRunnerDeps extends StepDeps {
  readonly registry: ProviderRegistry;
  readonly logger: Logger;
  readonly announceJob: (view: JobView) => void;
  readonly announceTake: (kept: KeptTake) => void;
}

/** A job that is not settled, and what is being done for it. */
interface LiveJob {
  job: Job;
  readonly stopping: AbortController;
  task: Promise<void> | null;
  /** Bugs in a row; each makes the next try later. */
  crashes: number;
  /** Monotonic milliseconds. */
  pausedUntil: number;
}

/** What there is to do for one job now. */
type Work = Exclude<NextAction, { kind: 'none' | 'wait' }> | { readonly kind: 'apply'; readonly event: JobEvent };

/** Commits a job with what belongs to the same moment. */
type Save = (job: Job, change: JobChange) => void;

const crashesBeforeHold = 3;

export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  return new Runner(deps);
}

class Runner implements JobRunner {
  readonly #deps: JobRunnerDeps;
  readonly #live = new Map<JobId, LiveJob>();
  readonly #cleaning = new Set<Promise<void>>();
  readonly #scheduler: Scheduler;
  #isStopped = false;

  constructor(deps: JobRunnerDeps) {
    this.#deps = deps;
    this.#scheduler = createScheduler(deps.clock, () => {
      this.#tick();
    });
  }

  start(): void {
    const { store } = this.#deps;
    for (const job of store.listUnforgotten()) this.#forget(job);
    for (const job of store.listOpen()) this.#track(job);
    this.#scheduler.runWithin(0);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#scheduler.stop();
    const tasks = [...this.#live.values()].map(({ stopping, task }) => {
      stopping.abort();
      return task;
    });
    await Promise.all([...tasks, ...this.#cleaning]);
  }

  add(jobs: readonly Job[]): readonly JobView[] {
    for (const job of jobs) {
      this.#track(job);
      this.#deps.announceJob(viewOfJob(job));
    }
    this.#scheduler.runWithin(0);
    return jobs.map(viewOfJob);
  }

  cancel(id: JobId): Result<JobView, AppError> {
    const live = this.#live.get(id);
    if (live === undefined) {
      const isKnown = this.#deps.store.find(id) !== null;
      return err(isKnown ? appError('conflict', 'job.not-cancellable') : appError('not-found', 'entity.not-found'));
    }
    const isAskedAlready = cancelRequestedAtOf(live.job.state) !== null;
    if (!isAskedAlready && !this.#apply(live, { name: 'cancel-requested', at: this.#deps.clock.nowMs() })) {
      return err(appError('conflict', 'job.not-cancellable'));
    }
    return ok(viewOfJob(live.job));
  }

  release(id: JobId): JobView | null {
    const live = this.#live.get(id);
    if (live === undefined || !this.#apply(live, { name: 'released', at: this.#deps.clock.nowMs() })) return null;
    live.crashes = 0;
    live.pausedUntil = 0;
    return viewOfJob(live.job);
  }

  openViews(): readonly JobView[] {
    return [...this.#live.values()].map(({ job }) => viewOfJob(job));
  }

  #track(job: Job): void {
    this.#live.set(job.id, { job, stopping: new AbortController(), task: null, crashes: 0, pausedUntil: 0 });
  }

  /** Gives every job that may go on its next step, and plans the next look. */
  #tick(): void {
    if (this.#isStopped) return;
    for (const live of this.#live.values()) {
      const provider = this.#deps.registry.find(live.job.providerId);
      if (live.task !== null || provider === null) continue;
      const pauseMs = live.pausedUntil - this.#deps.clock.monotonicMs();
      if (pauseMs > 0) {
        this.#scheduler.runWithin(pauseMs);
        continue;
      }
      const plan = this.#planFor(live, provider);
      if (plan.kind === 'wait') this.#scheduler.runWithin(plan.at - this.#deps.clock.nowMs());
      else if (plan.kind !== 'none') this.#run(live, provider, plan);
    }
  }

  #planFor(live: LiveJob, provider: VideoProvider): NextAction | Work {
    const { state } = live.job;
    const at = this.#deps.clock.nowMs();
    // Nobody is sending, so the application, or a step, ended while bytes may have been leaving.
    if (state.name === 'submitting' && state.isSending) return { kind: 'apply', event: { name: 'interrupted', at } };
    if (live.crashes >= crashesBeforeHold) {
      const event = holdAfterBugs(state, at);
      if (event !== null) return { kind: 'apply', event };
    }
    const action = nextAction(state, at, provider.rules);
    return action.kind === 'start' && !this.#hasFreePlace(provider) ? { kind: 'none' } : action;
  }

  #hasFreePlace({ capabilities, rules }: VideoProvider): boolean {
    const atWork = [...this.#live.values()].filter(
      ({ job }) =>
        job.providerId === capabilities.id && ['preparing', 'submitting', 'running'].includes(job.state.name),
    );
    return atWork.length < rules.maxConcurrent;
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
      case 'send':
        this.#apply(live, { name: 'sending', at });
        break;
      default:
        break;
    }
    const call = { signal: live.stopping.signal, keys: null };
    this.#conclude(live, await takeStep(this.#deps, { job: live.job, provider, call }, plan));
  }

  #conclude(live: LiveJob, outcome: StepOutcome): void {
    const { store } = this.#deps;
    switch (outcome?.kind) {
      case 'event':
        this.#apply(live, outcome.event);
        return;
      case 'frozen':
        this.#apply(live, outcome.event, (job, change) => {
          store.saveFrozen(job, change, outcome.frozen);
        });
        return;
      case 'kept':
        this.#apply(live, outcome.event, (job, change) => {
          this.#deps.announceTake(store.saveTake(job, change, outcome.take, outcome.file));
        });
        return;
      case undefined:
        return;
      default:
        assertNever(outcome);
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
    const job: Job = { ...live.job, state, updatedAt: at };
    if (!isSameOnDisk(before, state)) save(job, describeChange(at, event.name, state, event));
    live.job = job;
    if (isSettled(state)) {
      this.#live.delete(job.id);
      live.stopping.abort();
      this.#forget(job);
    }
    this.#deps.announceJob(viewOfJob(job));
    this.#scheduler.runWithin(0);
    return true;
  }

  /** What a local provider still holds goes first; only then the bytes that remember that it does. */
  #forget(job: Job): void {
    const { registry, store, logger } = this.#deps;
    const cleaning = Promise.resolve(registry.find(job.providerId)?.forget?.(job.intentId))
      .then(() => {
        store.dropFrozen(job.id);
      })
      .catch((error: unknown) => {
        logger.warn('What a settled job left is still there.', { jobId: job.id, error: describeError(error) });
      })
      .finally(() => this.#cleaning.delete(cleaning));
    this.#cleaning.add(cleaning);
  }
}

/** The same bug again and again: a person should know. `null` where the job may not stop, or holds already. */
function holdAfterBugs(state: JobState, at: number): JobEvent | null {
  const error = appError('internal', 'internal');
  if (state.name === 'preparing' && state.hold === 'none') return { name: 'held', hold: 'person', error };
  if (state.name === 'downloading' && state.hold === 'none') {
    return { name: 'fetch-delayed', hold: 'person', retryAt: at, error };
  }
  return null;
}

function describeChange(at: number, name: string, state: JobState, event: JobEvent): JobChange {
  const code = 'error' in event ? event.error?.code : undefined;
  return { at, name, detail: JSON.stringify({ state: state.name, ...(code === undefined ? {} : { error: code }) }) };
}
