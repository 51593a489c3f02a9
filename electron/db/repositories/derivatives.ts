import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { AssetId } from '#shared/ids.ts';
import type { Database } from '../database.ts';

/** Copies that were made. */
export interface DerivativeRepository {
  /** The copy of an asset after a recipe, by the hash of that recipe; `null` when none was made. */
  find(sourceId: AssetId, recipeHash: string): AssetId | null;
  /** A copy that is made again takes the place of the first. */
  record(copy: {
    readonly sourceId: AssetId;
    readonly recipeHash: string;
    readonly recipe: DerivativeRecipe;
    readonly assetId: AssetId;
    readonly createdAt: number;
  }): void;
}

export function createDerivativeRepository(db: Database): DerivativeRepository {
  const select = db.prepare<readonly [AssetId, string], { readonly asset_id: AssetId }>(
    'SELECT asset_id FROM derivatives WHERE source_id = ? AND recipe_hash = ?',
  );
  const insert = db.prepare<Readonly<Record<string, string | number>>>(`
    INSERT INTO derivatives (source_id, recipe_hash, recipe, asset_id, created_at)
    VALUES (@sourceId, @recipeHash, @recipe, @assetId, @createdAt)
    ON CONFLICT (source_id, recipe_hash) DO UPDATE SET asset_id = excluded.asset_id, created_at = excluded.created_at`);
  return {
    find: (sourceId, recipeHash) => select.get([sourceId, recipeHash])?.asset_id ?? null,
    record: ({ recipe, ...copy }) => void insert.run({ ...copy, recipe: JSON.stringify(recipe) }),
  };
}
