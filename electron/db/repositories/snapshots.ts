import { z } from 'zod';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import type { SnapshotEntry } from '#shared/domain/snapshot.ts';
import { clipIdSchema, snapshotIdSchema, type ClipId, type SnapshotId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';
import { createSnapshotEntryReader } from './snapshot-entries.ts';

const snapshotSchema = z.strictObject({
  id: snapshotIdSchema,
  clipId: clipIdSchema,
  spec: clipSpecSchema,
  specHash: z.string().min(1),
  /** The exact text that is sent. */
  compiledPrompt: z.string(),
  createdAt: z.number().int(),
});
/** The frozen copy of what was ordered. Never changed. */
export type Snapshot = z.infer<typeof snapshotSchema>;

export interface SnapshotRepository {
  insert(snapshot: Snapshot): void;
  find(id: SnapshotId): Snapshot | null;
  /** Newest first, each with the takes that were ordered with it. */
  listByClip(clipId: ClipId, limit: number): SnapshotEntry[];
}

interface SnapshotRow {
  readonly id: string;
  readonly clip_id: string;
  readonly spec: string;
  readonly spec_hash: string;
  readonly compiled_prompt: string;
  readonly created_at: number;
}

export function createSnapshotRepository(db: Database): SnapshotRepository {
  const rows = createRowReader<SnapshotRow, Snapshot>(db, {
    table: 'snapshots',
    schema: snapshotSchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      clipId: row.clip_id,
      spec: jsonColumn(row.spec),
      specHash: row.spec_hash,
      compiledPrompt: row.compiled_prompt,
      createdAt: row.created_at,
    }),
  });
  const insert = db.prepare<Omit<Snapshot, 'spec'> & { readonly spec: string }>(`
    INSERT INTO snapshots (id, clip_id, spec, spec_hash, compiled_prompt, created_at)
    VALUES (@id, @clipId, @spec, @specHash, @compiledPrompt, @createdAt)`);
  const find = db.prepare<readonly [SnapshotId], SnapshotRow>('SELECT * FROM snapshots WHERE id = ?');

  return {
    insert: (snapshot) => void insert.run({ ...snapshot, spec: JSON.stringify(snapshot.spec) }),
    find: (id) => rows.one(find.get([id])),
    listByClip: createSnapshotEntryReader(db),
  };
}
