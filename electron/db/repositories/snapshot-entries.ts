import { promptBeginningLength, snapshotEntrySchema, type SnapshotEntry } from '#shared/domain/snapshot.ts';
import type { ClipId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

interface EntryRow {
  readonly id: string;
  readonly clip_id: string;
  readonly created_at: number;
  readonly beginning: string;
  readonly takes: string;
}

interface TakeColumn {
  readonly agreedPrice: string;
}

/** SQLite gives the prices as the text they are kept as. */
function takesOf(column: string): unknown {
  const takes = jsonColumn(column) as readonly TakeColumn[];
  return takes.map(({ agreedPrice, ...take }) => ({ ...take, price: jsonColumn(agreedPrice) }));
}

/** Exported for the test of its query plan. */
export const entriesSql = `
    SELECT snapshots.id, snapshots.clip_id, snapshots.created_at,
      substr(snapshots.compiled_prompt, 1, ${promptBeginningLength}) AS beginning,
      (SELECT json_group_array(json_object('number', take_number, 'takeId', take_id, 'providerId', provider_id,
          'tier', tier, 'agreedPrice', agreed_price))
       FROM (SELECT generations.take_number, takes.id AS take_id, orders.provider_id, orders.tier, orders.agreed_price
             FROM generations
             JOIN orders ON orders.id = generations.order_id
             LEFT JOIN takes ON takes.generation_id = generations.id
             WHERE generations.snapshot_id = snapshots.id
             ORDER BY generations.take_number)) AS takes
    FROM snapshots
    WHERE snapshots.clip_id = @clipId
    ORDER BY snapshots.created_at DESC, snapshots.id DESC
    LIMIT @limit`;

/** Reads what was sent for a clip, newest first, with the takes that were ordered with it. */
export function createSnapshotEntryReader(db: Database): (clipId: ClipId, limit: number) => SnapshotEntry[] {
  const rows = createRowReader<EntryRow, SnapshotEntry>(db, {
    table: 'snapshots',
    schema: snapshotEntrySchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      clipId: row.clip_id,
      createdAt: row.created_at,
      beginning: row.beginning,
      takes: takesOf(row.takes),
    }),
  });
  const select = db.prepare<{ readonly clipId: string; readonly limit: number }, EntryRow>(entriesSql);
  return (clipId, limit) => rows.all(select.all({ clipId, limit }));
}
