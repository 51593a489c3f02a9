import type { Asset, MediaFacts } from '#shared/domain/asset.ts';
import type { AssetId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { booleanParameter } from '../row-reader.ts';
import { createAssetRowReader, type AssetRow } from './asset-rows.ts';

/** What is known of a file when it is kept. */
export type NewAsset = Pick<Asset, 'id' | 'kind' | 'mime' | 'bytes' | 'name' | 'origin' | 'createdAt'>;

export interface AssetRepository {
  /** Adds the row; bytes that are known already come back from the trash and count as found. */
  record(asset: NewAsset): Asset;
  find(id: AssetId): Asset | null;
  /** In no particular order; ids without a row are left out. */
  list(ids: readonly AssetId[]): Asset[];
  /** Assets no window has probed yet, oldest first. */
  listPending(): Asset[];
  setPending(id: AssetId): Asset | null;
  setProbed(id: AssetId, facts: MediaFacts, hasThumbnail: boolean): Asset | null;
  setProbeFailed(id: AssetId): Asset | null;
  setThumbnail(id: AssetId, hasThumbnail: boolean): Asset | null;
  setMissing(id: AssetId, isMissing: boolean): Asset | null;
  /** `trashedAt`: milliseconds UTC, or `null` to bring it back. */
  setTrashed(id: AssetId, trashedAt: number | null): Asset | null;
}

export function createAssetRepository(db: Database): AssetRepository {
  const rows = createAssetRowReader(db);
  const insert = db.prepare<NewAsset, AssetRow>(`
    INSERT INTO assets (id, kind, mime, bytes, name, origin, probe, created_at)
    VALUES (@id, @kind, @mime, @bytes, @name, @origin, 'pending', @createdAt)
    ON CONFLICT (id) DO UPDATE SET trashed_at = NULL, is_missing = 0
    RETURNING *`);
  const selectOne = db.prepare<readonly [AssetId], AssetRow>('SELECT * FROM assets WHERE id = ?');
  const selectMany = db.prepare<readonly [string], AssetRow>(
    'SELECT * FROM assets WHERE id IN (SELECT value FROM json_each(?))',
  );
  const selectPending = db.prepare<readonly [], AssetRow>(
    `SELECT * FROM assets WHERE probe = 'pending' ORDER BY created_at, id`,
  );
  /** One update per field, each answering with the whole new row. */
  const prepareUpdate = <Values extends Readonly<Record<string, string | number | null>>>(assignments: string) => {
    const statement = db.prepare<Values & { readonly id: AssetId }, AssetRow>(
      `UPDATE assets SET ${assignments} WHERE id = @id RETURNING *`,
    );
    return (values: Values & { readonly id: AssetId }) => rows.one(statement.get(values));
  };
  const updatePending = prepareUpdate(`probe = 'pending', has_thumbnail = 0`);
  const updateProbed = prepareUpdate<{ facts: string; hasThumbnail: 0 | 1 }>(
    `probe = 'done', facts = @facts, has_thumbnail = @hasThumbnail`,
  );
  const updateFailed = prepareUpdate(`probe = 'failed'`);
  const updateThumbnail = prepareUpdate<{ hasThumbnail: 0 | 1 }>('has_thumbnail = @hasThumbnail');
  const updateMissing = prepareUpdate<{ isMissing: 0 | 1 }>('is_missing = @isMissing');
  const updateTrashed = prepareUpdate<{ trashedAt: number | null }>('trashed_at = @trashedAt');

  return {
    record(asset) {
      const recorded = rows.one(insert.get(asset));
      if (recorded === null) throw new Error('an asset was recorded that cannot be read');
      return recorded;
    },
    find: (id) => rows.one(selectOne.get([id])),
    list: (ids) => rows.all(selectMany.all([JSON.stringify(ids)])),
    listPending: () => rows.all(selectPending.all([])),
    setPending: (id) => updatePending({ id }),
    setProbed: (id, facts, hasThumbnail) =>
      updateProbed({ id, facts: JSON.stringify(facts), hasThumbnail: booleanParameter(hasThumbnail) }),
    setProbeFailed: (id) => updateFailed({ id }),
    setThumbnail: (id, hasThumbnail) => updateThumbnail({ id, hasThumbnail: booleanParameter(hasThumbnail) }),
    setMissing: (id, isMissing) => updateMissing({ id, isMissing: booleanParameter(isMissing) }),
    setTrashed: (id, trashedAt) => updateTrashed({ id, trashedAt }),
  };
}
