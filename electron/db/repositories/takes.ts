import type { Take } from '#shared/domain/take.ts';
import type { AssetId, GenerationId, ProjectId, TakeId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createTakeRowReader, type TakeRow } from './take-rows.ts';

export interface TakeRepository {
  insert(take: Take): void;
  find(id: TakeId): Take | null;
  findByGeneration(generationId: GenerationId): Take | null;
  /** True also for a take whose row cannot be read. */
  isKnown(id: TakeId): boolean;
  /** Of every clip of the project, the trash included, by clip and number. */
  listByProject(projectId: ProjectId): Take[];
  /** Takes that are these bytes, oldest first, the trash included. */
  listByAsset(assetId: AssetId): Take[];
  setVerdict(id: TakeId, verdict: Take['verdict']): Take | null;
  /** `trashedAt`: milliseconds UTC, or `null` to bring it back. */
  setTrashed(id: TakeId, trashedAt: number | null): Take | null;
}

export function createTakeRepository(db: Database): TakeRepository {
  const rows = createTakeRowReader(db);
  const insert = db.prepare<Take>(
    `INSERT INTO takes (id, clip_id, generation_id, asset_id, last_frame_asset_id, provider_id, tier, number, verdict,
       rating, note, created_at, trashed_at)
     VALUES (@id, @clipId, @generationId, @assetId, @lastFrameAssetId, @providerId, @tier, @number, @verdict, @rating,
       @note, @createdAt, @trashedAt)`,
  );
  const selectOne = db.prepare<readonly [TakeId], TakeRow>('SELECT * FROM takes WHERE id = ?');
  const selectByGeneration = db.prepare<readonly [GenerationId], TakeRow>(
    'SELECT * FROM takes WHERE generation_id = ?',
  );
  const selectByAsset = db.prepare<readonly [AssetId], TakeRow>(
    'SELECT * FROM takes WHERE asset_id = ? ORDER BY created_at, id',
  );
  const selectByProject = db.prepare<readonly [ProjectId], TakeRow>(
    `SELECT takes.* FROM takes JOIN clips ON clips.id = takes.clip_id
     WHERE clips.sequence_id IN (SELECT id FROM sequences WHERE project_id = ?)
     ORDER BY takes.clip_id, takes.number`,
  );
  const prepareUpdate = <Value extends string | number | null>(column: string) => {
    const statement = db.prepare<readonly [Value, TakeId], TakeRow>(
      `UPDATE takes SET ${column} = ? WHERE id = ? RETURNING *`,
    );
    return (id: TakeId, value: Value) => rows.one(statement.get([value, id]));
  };
  return {
    insert(take) {
      insert.run(take);
    },
    find: (id) => rows.one(selectOne.get([id])),
    findByGeneration: (generationId) => rows.one(selectByGeneration.get([generationId])),
    isKnown: (id) => selectOne.get([id]) !== undefined,
    listByProject: (projectId) => rows.all(selectByProject.all([projectId])),
    listByAsset: (assetId) => rows.all(selectByAsset.all([assetId])),
    setVerdict: prepareUpdate<Take['verdict']>('verdict'),
    setTrashed: prepareUpdate<number | null>('trashed_at'),
  };
}
