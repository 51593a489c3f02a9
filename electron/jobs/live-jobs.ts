import type { JobView } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import { changeJob } from './change-job.ts';
import type { Save } from './commit-outcome.ts';
import { describeChange } from './describe-change.ts';
import type { JobEvent } from './job-event.ts';
import { reduce } from './job-machine.ts';
import { isSameOnDisk, type JobStore } from './job-store.ts';
import { isSettled } from './job-view.ts';
import type { ViewOf } from './job-viewer.ts';
import { trackJob, type LiveJob } from './live-job.ts';

/** Jobs that are not settled, and the one way in which they change. */
export interface LiveJobs {
  add(job: Job): LiveJob;
  find(id: JobId): LiveJob | undefined;
  values(): Iterable<LiveJob>;
  viewOf(live: LiveJob): JobView;
  /** What is wrong with a call about a job that is not live: nobody knows it, or it has settled. */
  explainAbsence(id: JobId, settled: AppError): AppError;
  /** Commits what an event makes of a job, then tells it. `false`: the event changes nothing any more. */
  apply(live: LiveJob, event: JobEvent, save?: Save): boolean;
}

export interface LiveJobsDeps {
  readonly store: Pick<JobStore, 'find' | 'save' | 'note'>;
  readonly assets: Pick<AssetStore, 'discardStaged'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly logger: Logger;
  readonly viewOf: ViewOf;
  readonly announceJob: (view: JobView) => void;
}

/** What others make of a change. */
export interface ChangeListener {
  readonly onChanged: (job: Job, before: Job['state'], event: JobEvent) => void;
}

export function createLiveJobs(deps: LiveJobsDeps & ChangeListener): LiveJobs {
  const { store, clock, viewOf } = deps;
  const jobs = new Map<JobId, LiveJob>();
  const view = ({ job, transferred }: LiveJob): JobView => viewOf(job, transferred);
  return {
    add(job) {
      const live = trackJob(job);
      jobs.set(job.id, live);
      return live;
    },
    find: (id) => jobs.get(id),
    values: () => jobs.values(),
    viewOf: view,
    explainAbsence: (id, settled) => (store.find(id) === null ? appError('not-found', 'entity.not-found') : settled),
    apply(live, event, save = (job, change) => store.save(job, change)) {
      const before = live.job.state;
      const at = clock.nowMs();
      const state = reduce(before, event);
      if (state === null) {
        store.note(live.job.id, describeChange(at, `ignored:${event.name}`, before, event));
        return false;
      }
      const job = changeJob(live.job, event, state, at);
      if (!isSameOnDisk(before, state)) save(job, describeChange(at, event.name, state, event));
      live.job = job;
      if (state.name !== before.name) live.transferred = null;
      if (isSettled(state)) {
        jobs.delete(job.id);
        live.stopping.abort();
        dropLitter(deps, job, before);
      }
      deps.onChanged(job, before, event);
      deps.announceJob(view(live));
      return true;
    },
  };
}

/** A download of a job that ends without a take. */
function dropLitter({ assets, logger }: LiveJobsDeps, { state }: Job, before: Job['state']): void {
  const isLitter = before.name === 'downloading' && before.output.kind === 'url' && state.name !== 'ready';
  if (!isLitter) return;
  assets.discardStaged(before.output.stagedFileId).catch((error: unknown) => {
    logger.warn('A download that nobody needs is still there.', { error: describeError(error) });
  });
}
