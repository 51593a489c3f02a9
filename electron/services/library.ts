import type { Asset } from '#shared/domain/asset.ts';
import type { LibraryCounts, LibraryInfo, LibraryItem, LibraryItemId, TakeRecipe } from '#shared/domain/library.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AppError } from '#shared/errors.ts';
import { assetIdSchema, takeIdSchema } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { LibraryItemRepository, LibraryPage } from '../db/repositories/library-items.ts';
import type { TakeRecipeRepository } from '../db/repositories/take-recipes.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import type { LibraryMeter } from './library-meter.ts';
import { notFound } from './not-found.ts';
import { assetsOfSpec } from './project-content.ts';

export interface LibraryService {
  list(input: MethodInput<'library.list'>): Result<LibraryPage, AppError>;
  /** Takes and files by name, newest first. Only the newest few thousand of each are looked through. */
  find(input: MethodInput<'library.find'>): Result<LibraryItem[], AppError>;
  counts(): Result<LibraryCounts, AppError>;
  recipe(input: MethodInput<'library.recipe'>): Result<TakeRecipe, AppError>;
  /** Hides takes and files; no byte is deleted. Answers the items it knew. */
  trash(input: MethodInput<'library.trash'>): Result<{ itemIds: LibraryItemId[] }, AppError>;
  restore(input: MethodInput<'library.restore'>): Result<{ itemIds: LibraryItemId[] }, AppError>;
  measure(): Result<LibraryInfo, AppError>;
}

interface LibraryDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly items: LibraryItemRepository;
  readonly takes: TakeRepository;
  readonly assets: AssetRepository;
  readonly recipes: TakeRecipeRepository;
  readonly meter: LibraryMeter;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

type Changed =
  { readonly itemId: LibraryItemId; readonly take: Take } | { readonly itemId: LibraryItemId; readonly asset: Asset };

export function createLibraryService(deps: LibraryDeps): LibraryService {
  const { db, items, takes, assets, recipes, meter, announce, clock } = deps;

  const setTrashed = (itemId: LibraryItemId, trashedAt: number | null): Changed[] => {
    const id = itemId.slice(itemId.indexOf(':') + 1);
    if (itemId.startsWith('take:')) {
      const take = takes.setTrashed(takeIdSchema.parse(id), trashedAt);
      return take === null ? [] : [{ itemId, take }];
    }
    const asset = assets.setTrashed(assetIdSchema.parse(id), trashedAt);
    return asset === null ? [] : [{ itemId, asset }];
  };
  const changeAll = (
    itemIds: readonly LibraryItemId[],
    trashedAt: number | null,
  ): Result<{ itemIds: LibraryItemId[] }, AppError> => {
    const changed = db.write(() => ok(itemIds.flatMap((itemId) => setTrashed(itemId, trashedAt))));
    if (!changed.ok) return changed;
    for (const item of changed.value) {
      if ('take' in item) announce('takes.changed', item.take);
      else announce('assets.changed', item.asset);
    }
    return ok({ itemIds: changed.value.map(({ itemId }) => itemId) });
  };

  return {
    list: (query) => db.read(() => ok(items.list(query))),
    find: ({ text, limit }) => db.read(() => ok(items.find(text, limit))),
    counts: () => db.read(() => ok(items.counts())),
    recipe: ({ takeId }) =>
      db.read(() => {
        const recipe = recipes.find(takeId);
        return recipe === null ? notFound() : ok({ ...recipe, assets: assets.list(assetsOfSpec(recipe.spec)) });
      }),
    trash: ({ itemIds }) => changeAll(itemIds, clock.nowMs()),
    restore: ({ itemIds }) => changeAll(itemIds, null),
    measure: () => db.read(() => ok(meter.measure())),
  };
}
