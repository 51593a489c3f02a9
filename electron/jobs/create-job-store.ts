import type { Asset } from '#shared/domain/asset.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { GenerationRepository } from '../db/repositories/generations.ts';
import type { JobEventRepository } from '../db/repositories/job-events.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { SnapshotRepository } from '../db/repositories/snapshots.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import { packFrozen, unpackFrozen } from './frozen-bytes.ts';
import type { JobStore } from './job-store.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';

export interface JobStoreDeps {
  readonly transaction: <T>(work: () => T) => T;
  readonly jobs: JobRepository;
  readonly jobEvents: JobEventRepository;
  readonly generations: GenerationRepository;
  readonly snapshots: SnapshotRepository;
  readonly takes: TakeRepository;
  readonly assets: AssetRepository;
  /** Asks for facts and a thumbnail of a new asset, inside the same transaction. */
  readonly requestProbe: (asset: Asset) => Asset;
}

export function createJobStore(deps: JobStoreDeps): JobStore {
  const { transaction, jobs, jobEvents, generations, snapshots, takes, assets } = deps;
  return {
    find: (id) => jobs.find(id),
    listOpen: () => jobs.listOpen(),
    listUnforgotten: () => jobs.listUnforgotten(),
    save(job, change) {
      transaction(() => {
        jobs.saveState(job.id, job.state, change.at);
        jobEvents.append(job.id, change);
      });
    },
    saveFrozen(job, change, frozen) {
      transaction(() => {
        jobs.saveFrozen(job.id, packFrozen(frozen));
        jobs.saveState(job.id, job.state, change.at);
        jobEvents.append(job.id, change);
      });
    },
    saveTake: (job, change, take, file) =>
      transaction(() => {
        const { assetId, kind, mime, bytes, name } = file;
        const asset = deps.requestProbe(
          assets.record({ id: assetId, kind, mime, bytes, name, origin: 'generated', createdAt: change.at }),
        );
        takes.insert(take);
        jobs.saveState(job.id, job.state, change.at);
        jobEvents.append(job.id, change);
        return { asset, take };
      }),
    note(id, change) {
      jobEvents.append(id, change);
    },
    getFrozen(id) {
      const bytes = jobs.findFrozen(id);
      if (bytes === null) throw new Error('a job is past preparing and has no frozen request');
      return unpackFrozen(bytes);
    },
    dropFrozen(id) {
      jobs.dropFrozen(id);
    },
    findOrigin(job) {
      const snapshot = snapshots.find(job.snapshotId);
      const place = generations.findPlace(job.clipId);
      return snapshot === null || place === null ? null : { snapshot, place };
    },
    assetsOf: (spec) => new Map(assets.list(assetIdsOfSpec(spec)).map((asset) => [asset.id, asset])),
  };
}
