import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import type { Database } from '../database.ts';
import { booleanColumn, createRowReader, jsonColumn, type RowReader } from '../row-reader.ts';

export interface AssetRow {
  readonly id: string;
  readonly kind: string;
  readonly mime: string;
  readonly bytes: number;
  readonly name: string;
  readonly origin: string;
  readonly probe: string;
  readonly facts: string | null;
  readonly has_thumbnail: number;
  readonly is_missing: number;
  readonly created_at: number;
  readonly trashed_at: number | null;
}

export function createAssetRowReader(db: Pick<Database, 'reportDamagedRow'>): RowReader<AssetRow, Asset> {
  return createRowReader<AssetRow, Asset>(db, {
    table: 'assets',
    schema: assetSchema,
    idOf: (row) => row.id,
    toEntity: ({ has_thumbnail, is_missing, created_at, trashed_at, facts, ...row }) => ({
      ...row,
      facts: jsonColumn(facts),
      hasThumbnail: booleanColumn(has_thumbnail),
      isMissing: booleanColumn(is_missing),
      createdAt: created_at,
      trashedAt: trashed_at,
    }),
  });
}
