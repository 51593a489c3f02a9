import type { SentPrompt, SnapshotEntry } from '#shared/domain/snapshot.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { SnapshotRepository } from '../db/repositories/snapshots.ts';
import { notFound } from './not-found.ts';
import { assetsOfSpec } from './project-content.ts';

/** The newest are kept in sight; nobody reads further back in a list. */
const mostEntries = 500;

export interface SnapshotsService {
  /** Every prompt of a clip that was sent, newest first. */
  list(input: MethodInput<'snapshots.list'>): Result<SnapshotEntry[], AppError>;
  get(input: MethodInput<'snapshots.get'>): Result<SentPrompt, AppError>;
}

interface SnapshotsDeps {
  readonly db: Pick<Database, 'read'>;
  readonly clips: Pick<ClipRepository, 'find'>;
  readonly snapshots: Pick<SnapshotRepository, 'find' | 'listByClip'>;
  readonly assets: Pick<AssetRepository, 'list'>;
}

export function createSnapshotsService({ db, clips, snapshots, assets }: SnapshotsDeps): SnapshotsService {
  return {
    list: ({ clipId }) =>
      db.read(() => (clips.find(clipId) === null ? notFound() : ok(snapshots.listByClip(clipId, mostEntries)))),
    get: ({ snapshotId }) =>
      db.read(() => {
        const found = snapshots.find(snapshotId);
        if (found === null) return notFound();
        const { id, clipId, spec, compiledPrompt, createdAt } = found;
        return ok({ id, clipId, spec, compiledPrompt, createdAt, assets: assets.list(assetsOfSpec(spec)) });
      }),
  };
}
