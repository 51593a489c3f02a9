import type { AssetId } from '#shared/ids.ts';
import { createHash } from 'node:crypto';
import type { Database } from '../database.ts';

/** Last frames of films as pictures. They are kept beside the other things that are made of a file. */
export interface StillRepository {
  /** The last frame of a film; `null` when it was never taken out. */
  find(sourceId: AssetId): AssetId | null;
  /** The films that end with this picture. */
  listSources(stillId: AssetId): AssetId[];
  record(still: { readonly sourceId: AssetId; readonly assetId: AssetId; readonly createdAt: number }): void;
}

const recipe = JSON.stringify({ frame: 'last', mime: 'image/png' });
const recipeHash = createHash('sha256').update(recipe).digest('hex');

export function createStillRepository(db: Database): StillRepository {
  const select = db.prepare<readonly [AssetId, string], { readonly asset_id: AssetId }>(
    'SELECT asset_id FROM derivatives WHERE source_id = ? AND recipe_hash = ?',
  );
  const selectSources = db.prepare<readonly [AssetId, string], { readonly source_id: AssetId }>(
    'SELECT source_id FROM derivatives WHERE asset_id = ? AND recipe_hash = ?',
  );
  const insert = db.prepare<Readonly<Record<string, string | number>>>(`
    INSERT INTO derivatives (source_id, recipe_hash, recipe, asset_id, created_at)
    VALUES (@sourceId, @recipeHash, @recipe, @assetId, @createdAt)
    ON CONFLICT (source_id, recipe_hash) DO UPDATE SET asset_id = excluded.asset_id, created_at = excluded.created_at`);
  return {
    find: (sourceId) => select.get([sourceId, recipeHash])?.asset_id ?? null,
    listSources: (stillId) => selectSources.all([stillId, recipeHash]).map(({ source_id }) => source_id),
    record: (still) => void insert.run({ ...still, recipe, recipeHash }),
  };
}
