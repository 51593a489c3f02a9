import type { Asset } from '#shared/domain/asset.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { DerivativeRepository } from '../db/repositories/derivatives.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { WorkOutcomes } from '../media-work/create-media-work-queue.ts';
import type { Clock } from '../platform/clock.ts';
import { nameOfCopy } from './copy-name.ts';
import { announceAsset } from './probes.ts';
import { hashRecipe } from './recipe-hash.ts';

interface DerivativeOutcomesDeps {
  readonly db: Pick<Database, 'write'>;
  readonly store: Pick<AssetStore, 'keepCopy'>;
  readonly assets: AssetRepository;
  readonly derivatives: DerivativeRepository;
  readonly requestProbe: (asset: Asset) => Asset;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Checks a finished copy against its recipe and puts it into the library, beside its source. */
export function createDerivativeOutcomes(deps: DerivativeOutcomesDeps): Pick<WorkOutcomes, 'derived'> {
  const { db, store, assets, derivatives, requestProbe, announce, clock } = deps;
  return {
    async derived({ sourceId, recipe }, bytes, stagedFileId) {
      const source = assets.find(sourceId);
      if (source === null) return err(appError('not-found', 'entity.not-found'));
      const name = nameOfCopy(source, recipe);
      const kept = await store.keepCopy(stagedFileId, { bytes, name, recipe });
      if (!kept.ok) return kept;
      const { assetId, kind, mime } = kept.value;
      const createdAt = clock.nowMs();
      const recorded = db.write(() => {
        const asset = assets.record({ id: assetId, kind, mime, bytes, name, origin: 'imported', createdAt });
        derivatives.record({ sourceId, recipeHash: hashRecipe(recipe), recipe, assetId, createdAt });
        return ok(requestProbe(asset));
      });
      if (!recorded.ok) return recorded;
      announceAsset(announce, recorded.value);
      return ok(null);
    },
  };
}
