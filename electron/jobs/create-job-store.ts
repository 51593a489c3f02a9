import type { Asset } from '#shared/domain/asset.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { FrozenRequestRepository } from '../db/repositories/frozen-requests.ts';
import type { GenerationRepository } from '../db/repositories/generations.ts';
import type { JobEventRepository } from '../db/repositories/job-events.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { SnapshotRepository } from '../db/repositories/snapshots.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import type { JobChange, JobStore, TakeFile } from './job-store.ts';
import type { Outbox } from './outbox.ts';
import { createStoredRequests } from './stored-requests.ts';

export interface JobStoreDeps {
  readonly transaction: <T>(work: () => T) => T;
  readonly jobs: JobRepository;
  readonly jobEvents: JobEventRepository;
  readonly generations: GenerationRepository;
  readonly snapshots: SnapshotRepository;
  readonly takes: TakeRepository;
  readonly assets: AssetRepository;
  readonly frozenRequests: FrozenRequestRepository;
  readonly outbox: Outbox;
  /** Asks for facts and a thumbnail of a new asset, inside the same transaction. */
  readonly requestProbe: (asset: Asset) => Asset;
}

export function createJobStore(deps: JobStoreDeps): JobStore {
  const { transaction, jobs, jobEvents, frozenRequests, assets } = deps;
  const requests = createStoredRequests(deps);
  const write = (job: Job, change: JobChange): void => {
    jobs.saveState(job.id, job.state, change.at);
    jobs.saveRemoteFacts(job.id, job);
    jobEvents.append(job.id, change);
  };
  return {
    find: (id) => jobs.find(id),
    listOpen: () => jobs.listOpen(),
    listUnforgotten: (settledBefore) => jobs.listUnforgotten(settledBefore),
    listUnbilled: (settledSince) => jobs.listUnbilled(settledSince),
    listReplayed: () => jobs.listReplayed(),
    remoteIdsAt: (providerId) => new Set(jobs.listRemoteIds(providerId)),
    save(job, change) {
      transaction(() => {
        write(job, change);
      });
    },
    saveFrozen(job, change, frozen) {
      const request = requests.write(job, frozen);
      transaction(() => {
        request.commit();
        write(job, change);
      });
    },
    ...createFileSaver(deps, write),
    saveBill: (job, change, bill) =>
      transaction(() => {
        jobs.saveRemoteFacts(job.id, { remoteId: job.remoteId, bill });
        jobEvents.append(job.id, change);
        return { ...job, bill };
      }),
    note(id, change) {
      jobEvents.append(id, change);
    },
    getFrozen: (id) => requests.getFrozen(id),
    findFrozen: (id) => requests.findFrozen(id),
    claimBytes: (id) => requests.claimBytes(id),
    forget(job) {
      transaction(() => {
        frozenRequests.drop(job.id);
        jobEvents.dropAnswers(job.id);
        jobs.dropDetail(job.id);
      });
      // A file that stays behind after a crash here is swept at the next start.
      deps.outbox.remove(job.intentId);
    },
    findOrigin: (job) => findOrigin(deps, job),
    assetsOf: (spec) => new Map(assets.list(assetIdsOfSpec(spec)).map((asset) => [asset.id, asset])),
  };
}

/** Files that came, with the rows that belong to them. */
function createFileSaver(
  deps: JobStoreDeps,
  write: (job: Job, change: JobChange) => void,
): Pick<JobStore, 'saveStill' | 'saveTake'> {
  const { transaction, takes } = deps;
  return {
    saveStill: (job, change, file) =>
      transaction(() => {
        const asset = recordFile(deps, file, 'imported', change.at);
        write(job, change);
        return asset;
      }),
    saveTake: (job, change, take, file) =>
      transaction(() => {
        const asset = recordFile(deps, file, 'generated', change.at);
        takes.insert(take);
        write(job, change);
        return { asset, take };
      }),
  };
}

/** `imported` files lie in the library by themselves; `generated` ones are shown with their takes. */
function recordFile(
  { assets, requestProbe }: JobStoreDeps,
  { assetId: id, kind, mime, bytes, name }: TakeFile,
  origin: Asset['origin'],
  createdAt: number,
): Asset {
  return requestProbe(assets.record({ id, kind, mime, bytes, name, origin, createdAt }));
}

function findOrigin({ snapshots, generations }: JobStoreDeps, job: Job): ReturnType<JobStore['findOrigin']> {
  const snapshot = snapshots.find(job.snapshotId);
  const place = generations.findPlace(job.clipId);
  return snapshot === null || place === null ? null : { snapshot, place };
}
