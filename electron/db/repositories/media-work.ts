import { z } from 'zod';
import {
  mediaWorkOutcomeSchema,
  mediaWorkStates,
  mediaWorkTaskSchema,
  type MediaWorkItem,
  type MediaWorkOutcome,
  type MediaWorkTask,
} from '#shared/domain/media-work.ts';
import { mediaWorkIdSchema, stagedFileIdSchema, type MediaWorkId, type StagedFileId } from '#shared/ids.ts';
import type { Database, SqlValue } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

export interface NewMediaWork {
  readonly id: MediaWorkId;
  readonly key: string;
  readonly task: MediaWorkTask;
  readonly createdAt: number;
}

export interface MediaWorkRepository {
  /** `false` when the key is there already; then nothing changes. */
  insert(work: NewMediaWork): boolean;
  findByKey(key: string): MediaWorkItem | null;
  /** The next queued item: probes first, then the oldest. */
  findNext(): MediaWorkItem | null;
  /** Counts one more attempt. */
  markClaimed(id: MediaWorkId): void;
  setStagedFile(id: MediaWorkId, stagedFileId: StagedFileId): void;
  markQueued(id: MediaWorkId): void;
  /** Back to the queue as if new. */
  restart(id: MediaWorkId, task: MediaWorkTask): void;
  settle(id: MediaWorkId, outcome: MediaWorkOutcome, stagedFileId: StagedFileId | null): void;
  remove(id: MediaWorkId): void;
  listClaimed(): readonly MediaWorkItem[];
  countQueued(): number;
  isStagedFileInUse(id: StagedFileId): boolean;
}

interface MediaWorkRow {
  readonly id: MediaWorkId;
  readonly key: string;
  readonly task: string;
  readonly state: string;
  readonly attempts: number;
  readonly staged_file_id: string | null;
  readonly result: string | null;
}

const itemSchema: z.ZodType<MediaWorkItem> = z.strictObject({
  id: mediaWorkIdSchema,
  key: z.string(),
  task: mediaWorkTaskSchema,
  state: z.enum(mediaWorkStates),
  attempts: z.number().int().nonnegative(),
  stagedFileId: stagedFileIdSchema.nullable(),
  outcome: mediaWorkOutcomeSchema.nullable(),
});

const columns = 'id, key, task, state, attempts, staged_file_id, result';
/** Keys of probes; the range is what an index can use. */
const isProbe = `key >= 'probe:' AND key < 'probe;'`;

export function createMediaWorkRepository(db: Database): MediaWorkRepository {
  const rows = createRowReader<MediaWorkRow, MediaWorkItem>(db, {
    table: 'media_work',
    schema: itemSchema,
    idOf: (row) => row.id,
    toEntity: ({ task, staged_file_id, result, ...row }) => ({
      ...row,
      task: jsonColumn(task),
      stagedFileId: staged_file_id,
      outcome: jsonColumn(result),
    }),
  });
  const insert = db.prepare<Readonly<Record<string, SqlValue>>>(`
    INSERT INTO media_work (id, key, task, state, created_at) VALUES (@id, @key, @task, 'queued', @createdAt)
    ON CONFLICT (key) DO NOTHING`);
  const select = <Parameters extends readonly SqlValue[]>(condition: string) =>
    db.prepare<Parameters, MediaWorkRow>(`SELECT ${columns} FROM media_work WHERE ${condition}`);
  const selectByKey = select<readonly [string]>('key = ?');
  const selectProbe = select<readonly []>(`state = 'queued' AND ${isProbe} ORDER BY created_at, id LIMIT 1`);
  const selectOldest = select<readonly []>(`state = 'queued' ORDER BY created_at, id LIMIT 1`);
  const selectClaimed = select<readonly []>(`state = 'claimed' ORDER BY created_at, id`);
  const count = db.prepare<readonly [], { n: number }>(`SELECT count(*) AS n FROM media_work WHERE state = 'queued'`);
  const selectStaged = db.prepare<readonly [StagedFileId]>('SELECT 1 FROM media_work WHERE staged_file_id = ? LIMIT 1');
  const update = <Parameters extends readonly SqlValue[]>(assignments: string) =>
    db.prepare<Parameters>(`UPDATE media_work SET ${assignments} WHERE id = ?`);
  const claim = update<readonly [MediaWorkId]>(`state = 'claimed', attempts = attempts + 1`);
  const stage = update<readonly [StagedFileId, MediaWorkId]>('staged_file_id = ?');
  const requeue = update<readonly [MediaWorkId]>(`state = 'queued', staged_file_id = NULL`);
  const restart = update<readonly [string, MediaWorkId]>(
    `state = 'queued', staged_file_id = NULL, result = NULL, attempts = 0, task = ?`,
  );
  const settle = update<readonly [string, string, StagedFileId | null, MediaWorkId]>(
    'state = ?, result = ?, staged_file_id = ?',
  );
  const remove = db.prepare<readonly [MediaWorkId]>('DELETE FROM media_work WHERE id = ?');

  return {
    insert: ({ task, ...work }) => insert.run({ ...work, task: JSON.stringify(task) }) === 1,
    findByKey: (key) => rows.one(selectByKey.get([key])),
    findNext() {
      for (;;) {
        const row = selectProbe.get([]) ?? selectOldest.get([]);
        const item = rows.one(row);
        if (item !== null || row === undefined) return item;
        // A row that nobody can read would stand before all others for ever.
        remove.run([row.id]);
      }
    },
    markClaimed: (id) => void claim.run([id]),
    setStagedFile: (id, stagedFileId) => void stage.run([stagedFileId, id]),
    markQueued: (id) => void requeue.run([id]),
    restart: (id, task) => void restart.run([JSON.stringify(task), id]),
    settle: (id, outcome, stagedFileId) => void settle.run([outcome.kind, JSON.stringify(outcome), stagedFileId, id]),
    remove: (id) => void remove.run([id]),
    listClaimed: () => rows.all(selectClaimed.all([])),
    countQueued: () => count.get([])?.n ?? 0,
    isStagedFileInUse: (id) => selectStaged.get([id]) !== undefined,
  };
}
