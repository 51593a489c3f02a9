import type { Asset } from '#shared/domain/asset.ts';
import type { Derivative, DerivativeRecipe } from '#shared/domain/derivative.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { DerivativeRepository } from '../db/repositories/derivatives.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { MediaWorkQueue } from '../media-work/media-work-queue.ts';
import { notFound } from './not-found.ts';
import { announceAsset } from './probes.ts';
import { hashRecipe } from './recipe-hash.ts';
import { withStorageFaults } from './storage-faults.ts';

/** Copies of files that fit a provider's limits. */
export interface DerivativesService {
  /** Asks for a copy. The same copy is made once; a failed one is tried again. */
  make(input: MethodInput<'derivatives.make'>): Promise<Result<Derivative, AppError>>;
}

interface DerivativesDeps {
  readonly store: Pick<AssetStore, 'pathOf'>;
  readonly assets: AssetRepository;
  readonly derivatives: DerivativeRepository;
  readonly queue: Pick<MediaWorkQueue, 'redo' | 'statusOf' | 'onChange'>;
  readonly announce: Announce;
}

const keyPrefix = 'derive:';

function keyOf(sourceId: AssetId, recipe: DerivativeRecipe): string {
  return `${keyPrefix}${sourceId}:${hashRecipe(recipe)}`;
}

/** A picture stays a picture; the sound of a film may become a sound. */
function fitsKind({ kind }: Asset, { mime, range, size }: DerivativeRecipe): boolean {
  if (mime.startsWith('image/')) return kind === 'image' && range === null;
  if (mime === 'video/mp4') return kind === 'video';
  return kind !== 'image' && size === null;
}

export function createDerivativesService(deps: DerivativesDeps): DerivativesService {
  const { store, assets, derivatives, queue, announce } = deps;

  const viewOf = (sourceId: AssetId, recipe: DerivativeRecipe): Derivative => {
    const { state, share, error } = queue.statusOf(keyOf(sourceId, recipe));
    const name = assets.find(sourceId)?.name;
    const named = error === null || name === undefined ? error : { ...error, params: { name, ...error.params } };
    const copy = { sourceId, recipe, share: 0, assetId: null, error: null };
    if (state === 'claimed') return { ...copy, state: 'working', share: share ?? 0 };
    if (state === 'failed') return { ...copy, state: 'failed', error: named };
    const assetId = state === 'done' ? derivatives.find(sourceId, hashRecipe(recipe)) : null;
    return assetId === null ? { ...copy, state: 'queued' } : { ...copy, state: 'done', share: 1, assetId };
  };

  /** A copy whose file is there; one from the trash comes back. */
  const findMade = async (sourceId: AssetId, recipe: DerivativeRecipe): Promise<AssetId | null> => {
    const assetId = derivatives.find(sourceId, hashRecipe(recipe));
    const asset = assetId === null ? null : assets.find(assetId);
    if (asset === null || (await store.pathOf(asset.id)) === null) return null;
    if (asset.trashedAt !== null) announceAsset(announce, assets.setTrashed(asset.id, null));
    return asset.id;
  };

  queue.onChange((key) => {
    if (!key.startsWith(keyPrefix)) return;
    const { task } = queue.statusOf(key);
    if (task?.kind === 'derive') announce('derivatives.changed', viewOf(task.sourceId, task.recipe));
  });

  return {
    make: async ({ assetId: sourceId, recipe }) =>
      await withStorageFaults(async () => {
        const source = assets.find(sourceId);
        if (source === null) return notFound();
        if (!fitsKind(source, recipe)) return err(appError('invalid-input', 'input.invalid'));
        const assetId = await findMade(sourceId, recipe);
        if (assetId !== null) return ok({ sourceId, recipe, state: 'done', share: 1, assetId, error: null });
        queue.redo(keyOf(sourceId, recipe), { kind: 'derive', sourceId, recipe });
        return ok(viewOf(sourceId, recipe));
      }),
  };
}
