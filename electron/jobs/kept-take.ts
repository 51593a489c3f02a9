import type { Take } from '#shared/domain/take.ts';
import type { JobStateOf } from '#shared/domain/job-state.ts';
import type { AssetId, TakeId } from '#shared/ids.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { ClipPlace } from '../db/repositories/generations.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Snapshot } from '../db/repositories/snapshots.ts';

type Sidecar = Parameters<AssetStore['keepTake']>[1];

/** The take as it is recorded. Times are milliseconds UTC. */
export function describeTake(
  job: Job,
  { takeId, stillAssetId }: Pick<JobStateOf<'downloading'>, 'takeId' | 'stillAssetId'>,
  assetId: AssetId,
  createdAt: number,
): Take {
  return {
    id: takeId,
    clipId: job.clipId,
    generationId: job.generationId,
    assetId,
    lastFrameAssetId: stillAssetId,
    providerId: job.providerId,
    tier: job.tier,
    number: job.takeNumber,
    verdict: null,
    rating: null,
    note: '',
    createdAt,
    trashedAt: null,
  };
}

/** Everything that lets the take's history be rebuilt from files alone. */
export function describeSidecar(
  job: Job,
  takeId: TakeId,
  { snapshot, place }: { readonly snapshot: Snapshot; readonly place: ClipPlace },
  createdAt: number,
): Sidecar {
  return {
    version: 1,
    takeId,
    takeNumber: job.takeNumber,
    generationId: job.generationId,
    jobId: job.id,
    snapshotId: snapshot.id,
    specHash: snapshot.specHash,
    clipId: job.clipId,
    clipName: place.clipName,
    projectId: place.projectId,
    projectName: place.projectName,
    providerId: job.providerId,
    tier: job.tier,
    price: job.price,
    spec: snapshot.spec,
    compiledPrompt: snapshot.compiledPrompt,
    createdAt,
  };
}
