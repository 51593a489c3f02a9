import { takeSchema, type Take } from '#shared/domain/take.ts';
import type { Database } from '../database.ts';
import { createRowReader, type RowReader } from '../row-reader.ts';

export interface TakeRow {
  readonly id: string;
  readonly clip_id: string;
  readonly generation_id: string;
  readonly asset_id: string;
  readonly last_frame_asset_id: string | null;
  readonly provider_id: string;
  readonly tier: string;
  readonly number: number;
  readonly verdict: string | null;
  readonly rating: number | null;
  readonly note: string;
  readonly created_at: number;
  readonly trashed_at: number | null;
}

export function createTakeRowReader(db: Pick<Database, 'reportDamagedRow'>): RowReader<TakeRow, Take> {
  return createRowReader<TakeRow, Take>(db, {
    table: 'takes',
    schema: takeSchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      clipId: row.clip_id,
      generationId: row.generation_id,
      assetId: row.asset_id,
      lastFrameAssetId: row.last_frame_asset_id,
      providerId: row.provider_id,
      tier: row.tier,
      number: row.number,
      verdict: row.verdict,
      rating: row.rating,
      note: row.note,
      createdAt: row.created_at,
      trashedAt: row.trashed_at,
    }),
  });
}
