import type { Still } from '#shared/domain/still.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId, TakeId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { StillRepository } from '../db/repositories/stills.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { MediaWorkQueue } from '../media-work/media-work-queue.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from './not-found.ts';
import { announceAsset } from './probes.ts';
import { announceInserted, insertContinuation } from './still-outcomes.ts';
import { withStorageFaults } from './storage-faults.ts';

/** Last frames of takes, and the clips that go on from them. */
export interface StillsService {
  make(input: MethodInput<'stills.make'>): Promise<Result<Still, AppError>>;
  cancel(input: MethodInput<'stills.cancel'>): Promise<Result<Still, AppError>>;
}

interface StillsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly store: Pick<AssetStore, 'pathOf'>;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly takes: Pick<TakeRepository, 'find'>;
  readonly assets: AssetRepository;
  readonly stills: StillRepository;
  readonly queue: Pick<MediaWorkQueue, 'redo' | 'cancel' | 'statusOf' | 'onChange'>;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

type Wish = MethodInput<'stills.make'>;

const keyPrefix = 'still:';

function keyOf({ takeId, newClipId }: Wish): string {
  return `${keyPrefix}${takeId}:${newClipId ?? ''}`;
}

export function createStillsService(deps: StillsDeps): StillsService {
  const { takes, queue, announce } = deps;
  queue.onChange((key) => {
    const { task } = queue.statusOf(key);
    if (task?.kind !== 'still') return;
    const wish = { takeId: task.takeId, newClipId: task.newClipId };
    announce('stills.changed', viewOf(deps, wish, task.sourceId));
  });
  return {
    make: async (wish) =>
      await withStorageFaults(async () => {
        const take = findTake(takes, wish.takeId);
        return take === null ? notFound() : await makeOf(deps, wish, take);
      }),
    cancel: async (wish) =>
      await withStorageFaults(async () => {
        const take = takes.find(wish.takeId);
        if (take === null) return notFound();
        const view = viewOf(deps, wish, take.assetId);
        // What is done stays; the clip that came with it can be thrown away like any other.
        if (view.state === 'done') return ok(view);
        await queue.cancel(keyOf(wish));
        const cancelled: Still = { ...view, state: 'cancelled', share: 0, error: null };
        announce('stills.changed', cancelled);
        return ok(cancelled);
      }),
  };
}

function viewOf(deps: StillsDeps, wish: Wish, sourceId: AssetId): Still {
  const { state, share, hasWindow, error } = deps.queue.statusOf(keyOf(wish));
  const view = { ...wish, share: 0, hasWindow, assetId: null, error: null };
  if (state === 'claimed') return { ...view, state: 'working', share: share ?? 0 };
  if (state === 'failed') return { ...view, state: 'failed', error: withName(deps, error, wish.takeId) };
  const assetId = state === 'done' ? deps.stills.find(sourceId) : null;
  return assetId === null ? { ...view, state: 'queued' } : doneView(wish, assetId);
}

function withName({ takes, clips }: StillsDeps, error: AppError | null, takeId: TakeId): AppError | null {
  const take = takes.find(takeId);
  const clip = take === null ? null : clips.find(take.clipId);
  if (error === null || take === null || clip === null) return error;
  return { ...error, params: { name: `${clip.name}_take${take.number}.mp4`, ...error.params } };
}

async function makeOf(deps: StillsDeps, wish: Wish, take: Take): Promise<Result<Still, AppError>> {
  const stillId = await findMade(deps, take.assetId);
  if (stillId === null) {
    deps.queue.redo(keyOf(wish), { kind: 'still', sourceId: take.assetId, ...wish });
    return ok(viewOf(deps, wish, take.assetId));
  }
  if (wish.newClipId === null) return ok(doneView(wish, stillId));
  const { newClipId } = wish;
  const inserted = deps.db.write(() => ok(insertContinuation(deps, take, { newClipId, stillId })));
  if (!inserted.ok) return inserted;
  announceInserted(deps.announce, inserted.value);
  return ok(doneView(wish, stillId));
}

/** The picture whose file is there; one from the trash comes back. */
async function findMade({ stills, assets, store, announce }: StillsDeps, sourceId: AssetId): Promise<AssetId | null> {
  const assetId = stills.find(sourceId);
  const asset = assetId === null ? null : assets.find(assetId);
  if (asset === null || (await store.pathOf(asset.id)) === null) return null;
  if (asset.trashedAt !== null) announceAsset(announce, assets.setTrashed(asset.id, null));
  return asset.id;
}

function findTake(takes: Pick<TakeRepository, 'find'>, takeId: TakeId): Take | null {
  const take = takes.find(takeId);
  return take === null || take.trashedAt !== null ? null : take;
}

function doneView(wish: Wish, assetId: AssetId): Still {
  return { ...wish, state: 'done', share: 1, hasWindow: true, assetId, error: null };
}
