import { clipSchema, type Clip, type Continuation } from '#shared/domain/project.ts';
import type { AssetId, ClipId, ProjectId, SequenceId, TakeId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader } from '../row-reader.ts';

export interface ClipRepository {
  insert(clip: Clip): void;
  find(id: ClipId): Clip | null;
  /** In film order, the trash included. */
  listBySequence(sequenceId: SequenceId): Clip[];
  listByProject(projectId: ProjectId): Clip[];
  rename(id: ClipId, name: string): Clip | null;
  setPosition(id: ClipId, position: number): Clip | null;
  setActiveTake(id: ClipId, takeId: TakeId | null): Clip | null;
  setContinuation(id: ClipId, continues: Continuation | null): Clip | null;
  /** `trashedAt`: milliseconds UTC, or `null` to bring it back. */
  setTrashed(id: ClipId, trashedAt: number | null): Clip | null;
  /** Gives away `count` take numbers for good and answers the first; `null` when the clip is unknown. */
  reserveTakeNumbers(id: ClipId, count: number): number | null;
}

interface ClipRow {
  readonly id: string;
  readonly sequence_id: string;
  readonly name: string;
  readonly position: number;
  readonly active_take_id: string | null;
  readonly continues_take_id: string | null;
  readonly continues_still_id: string | null;
  readonly created_at: number;
  readonly trashed_at: number | null;
}

const columns =
  'id, sequence_id, name, position, active_take_id, continues_take_id, continues_still_id, created_at, trashed_at';

export function createClipRepository(db: Database): ClipRepository {
  const rows = createRowReader<ClipRow, Clip>(db, {
    table: 'clips',
    schema: clipSchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      sequenceId: row.sequence_id,
      name: row.name,
      position: row.position,
      activeTakeId: row.active_take_id,
      continues:
        row.continues_take_id === null ? null : { takeId: row.continues_take_id, stillId: row.continues_still_id },
      createdAt: row.created_at,
      trashedAt: row.trashed_at,
    }),
  });
  const insert = db.prepare<
    Omit<Clip, 'continues'> & { readonly takeId: string | null; readonly stillId: string | null }
  >(
    `INSERT INTO clips (${columns})
     VALUES (@id, @sequenceId, @name, @position, @activeTakeId, @takeId, @stillId, @createdAt, @trashedAt)`,
  );
  const updateContinuation = db.prepare<readonly [TakeId | null, AssetId | null, ClipId], ClipRow>(
    `UPDATE clips SET continues_take_id = ?, continues_still_id = ? WHERE id = ? RETURNING ${columns}`,
  );
  const selectOne = db.prepare<readonly [ClipId], ClipRow>(`SELECT ${columns} FROM clips WHERE id = ?`);
  const selectBySequence = db.prepare<readonly [SequenceId], ClipRow>(
    `SELECT ${columns} FROM clips WHERE sequence_id = ? ORDER BY position, id`,
  );
  const selectByProject = db.prepare<readonly [ProjectId], ClipRow>(
    `SELECT ${columns} FROM clips WHERE sequence_id IN (SELECT id FROM sequences WHERE project_id = ?)
     ORDER BY sequence_id, position, id`,
  );
  const prepareUpdate = <Value extends string | number | null>(column: string) => {
    const statement = db.prepare<readonly [Value, ClipId], ClipRow>(
      `UPDATE clips SET ${column} = ? WHERE id = ? RETURNING ${columns}`,
    );
    return (id: ClipId, value: Value) => rows.one(statement.get([value, id]));
  };
  const reserve = db.prepare<{ id: ClipId; count: number }, { first: number }>(
    `UPDATE clips SET next_take_number = next_take_number + @count WHERE id = @id
     RETURNING next_take_number - @count AS first`,
  );
  return {
    insert({ continues, ...clip }) {
      insert.run({ ...clip, takeId: continues?.takeId ?? null, stillId: continues?.stillId ?? null });
    },
    find: (id) => rows.one(selectOne.get([id])),
    listBySequence: (sequenceId) => rows.all(selectBySequence.all([sequenceId])),
    listByProject: (projectId) => rows.all(selectByProject.all([projectId])),
    rename: prepareUpdate<string>('name'),
    setPosition: prepareUpdate<number>('position'),
    setActiveTake: prepareUpdate<TakeId | null>('active_take_id'),
    setContinuation: (id, continues) =>
      rows.one(updateContinuation.get([continues?.takeId ?? null, continues?.stillId ?? null, id])),
    setTrashed: prepareUpdate<number | null>('trashed_at'),
    reserveTakeNumbers: (id, count) => reserve.get({ id, count })?.first ?? null,
  };
}
