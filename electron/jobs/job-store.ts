import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Bill } from '#shared/domain/job.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AssetId, JobId, ProviderId } from '#shared/ids.ts';
import type { KeptFile } from '../assets/asset-store.ts';
import type { ClipPlace } from '../db/repositories/generations.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Snapshot } from '../db/repositories/snapshots.ts';
import type { FrozenRequest } from '../providers/provider.ts';

/** One line of the audit log. */
export interface JobChange {
  readonly at: number;
  readonly name: string;
  readonly detail: string;
}

export interface KeptTake {
  readonly asset: Asset;
  readonly take: Take;
}

/**
 * What the runner remembers. Every call is one transaction, on the disk when it returns; a fault of the storage is
 * thrown, and then nothing has changed.
 */
export interface JobStore {
  find(id: JobId): Job | null;
  listOpen(): readonly Job[];
  /** Settled before this moment (milliseconds UTC), but what was kept of its request is still there. */
  listUnforgotten(settledBefore: number): readonly Job[];
  /** Settled at or after this moment with an id at the provider, and nobody knows yet what it cost. */
  listUnbilled(settledSince: number): readonly Job[];
  /** Open ones whose request left more than once, and when it left first. */
  listReplayed(): readonly { readonly job: Job; readonly sentAt: number }[];
  /** Ids at this provider that our jobs hold: no other job can be any of them. */
  remoteIdsAt(providerId: ProviderId): ReadonlySet<string>;
  /** With its id at the provider and its bill. */
  save(job: Job, change: JobChange): void;
  /** With the bytes that will be sent; large ones lie in the outbox before the row says so. */
  saveFrozen(job: Job, change: JobChange, frozen: FrozenRequest): void;
  /**
   * The bytes of the request are about to leave. Those of the first time are remembered: `false` when these are others,
   * which may never follow them under the same key. Throws when they are not there whole.
   */
  claimBytes(id: JobId): boolean;
  /** The still that came with a film, as an asset of its own. */
  saveStill(job: Job, change: JobChange, file: TakeFile): Asset;
  /** The file's asset, the take and the job, all or none. */
  saveTake(job: Job, change: JobChange, take: Take, file: TakeFile): KeptTake;
  /** A settled job's cost became known; nothing else changes. */
  saveBill(job: Job, change: JobChange, bill: Bill): Job;
  /** Only the audit log: something came that no longer changes the job. */
  note(id: JobId, change: JobChange): void;
  /** Throws when the bytes are not there whole. */
  getFrozen(id: JobId): FrozenRequest;
  /** `null` for a job whose request we never wrote: somebody else's question became it. */
  findFrozen(id: JobId): FrozenRequest | null;
  /** The bytes of the request, and what the provider answered. */
  forget(job: Job): void;
  /** `null` when its rows cannot be read. */
  findOrigin(job: Job): { readonly snapshot: Snapshot; readonly place: ClipPlace } | null;
  assetsOf(spec: ClipSpec): ReadonlyMap<AssetId, Asset>;
}

export type TakeFile = Pick<KeptFile, 'assetId' | 'kind' | 'mime' | 'bytes' | 'name'>;

/** States that differ only in what a restart may forget: how far a job is, and when to ask again. */
export function isSameOnDisk(before: JobState, after: JobState): boolean {
  if (before.name !== 'running' || after.name !== 'running') return false;
  const forgotten = { progress: null, pollAt: 0, failedCalls: 0 };
  return JSON.stringify({ ...before, ...forgotten }) === JSON.stringify({ ...after, ...forgotten });
}
