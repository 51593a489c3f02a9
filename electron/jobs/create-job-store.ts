import type { Asset } from '#shared/domain/asset.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import type { JobId } from '#shared/ids.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { FrozenRequestRepository, StoredRequest } from '../db/repositories/frozen-requests.ts';
import type { GenerationRepository } from '../db/repositories/generations.ts';
import type { JobEventRepository } from '../db/repositories/job-events.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { SnapshotRepository } from '../db/repositories/snapshots.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import { packFrozen, unpackFrozen } from './frozen-bytes.ts';
import type { JobChange, JobStore } from './job-store.ts';
import type { Outbox } from './outbox.ts';

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

/** A request of more bytes than this lies in a file: it would make the database, and every copy of it, large. */
const maxRowBytes = 256 * 1_024;

export function createJobStore(deps: JobStoreDeps): JobStore {
  const { transaction, jobs, jobEvents, frozenRequests, takes, assets } = deps;
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
    remoteIdsAt: (providerId) => new Set(jobs.listRemoteIds(providerId)),
    save(job, change) {
      transaction(() => {
        write(job, change);
      });
    },
    saveFrozen(job, change, frozen) {
      const request = storeFrozen(deps.outbox, job, packFrozen(frozen));
      transaction(() => {
        frozenRequests.save(job.id, request);
        write(job, change);
      });
    },
    saveTake: (job, change, take, file) =>
      transaction(() => {
        const { assetId, kind, mime, bytes, name } = file;
        const asset = deps.requestProbe(
          assets.record({ id: assetId, kind, mime, bytes, name, origin: 'generated', createdAt: change.at }),
        );
        takes.insert(take);
        write(job, change);
        return { asset, take };
      }),
    saveBill: (job, change, bill) =>
      transaction(() => {
        jobs.saveRemoteFacts(job.id, { remoteId: job.remoteId, bill });
        jobEvents.append(job.id, change);
        return { ...job, bill };
      }),
    note(id, change) {
      jobEvents.append(id, change);
    },
    getFrozen: (id) => unpackFrozen(readFrozen(deps, id)),
    forget(job) {
      transaction(() => {
        frozenRequests.drop(job.id);
        jobEvents.dropAnswers(job.id);
      });
      // A file that stays behind after a crash here is swept at the next start.
      deps.outbox.remove(job.intentId);
    },
    findOrigin: (job) => findOrigin(deps, job),
    assetsOf: (spec) => new Map(assets.list(assetIdsOfSpec(spec)).map((asset) => [asset.id, asset])),
  };
}

function storeFrozen(outbox: Outbox, { intentId }: Job, bytes: Uint8Array): StoredRequest {
  if (bytes.length <= maxRowBytes) return { bytes, outboxSha256: null };
  return { bytes: null, outboxSha256: outbox.write(intentId, bytes) };
}

function readFrozen({ jobs, frozenRequests, outbox }: JobStoreDeps, id: JobId): Uint8Array {
  const request = frozenRequests.find(id);
  const job = jobs.find(id);
  if (request === null || job === null) throw new Error('a job is past preparing and has no frozen request');
  return request.bytes ?? outbox.read(job.intentId, request.outboxSha256);
}

function findOrigin({ snapshots, generations }: JobStoreDeps, job: Job): ReturnType<JobStore['findOrigin']> {
  const snapshot = snapshots.find(job.snapshotId);
  const place = generations.findPlace(job.clipId);
  return snapshot === null || place === null ? null : { snapshot, place };
}
