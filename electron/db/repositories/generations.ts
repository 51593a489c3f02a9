import type { ClipId, GenerationId, OrderId, ProjectId, SnapshotId } from '#shared/ids.ts';
import type { Database } from '../database.ts';

/** One attempt at a take. Never overwritten: a retry is a new generation. */
export interface Generation {
  readonly id: GenerationId;
  readonly orderId: OrderId;
  readonly snapshotId: SnapshotId;
  readonly clipId: ClipId;
  readonly takeNumber: number;
  readonly retryOf: GenerationId | null;
  readonly createdAt: number;
}

/** Where a clip stands, in words, for the record beside a take. */
export interface ClipPlace {
  readonly clipName: string;
  readonly projectId: ProjectId;
  readonly projectName: string;
}

export interface GenerationRepository {
  insert(generation: Generation): void;
  findPlace(clipId: ClipId): ClipPlace | null;
  /** The same attempt, bought anew: a person agreed to another price before anything of it was sent. */
  setOrder(id: GenerationId, orderId: OrderId): void;
}

export function createGenerationRepository(db: Database): GenerationRepository {
  const insert = db.prepare<Readonly<Record<keyof Generation, string | number | null>>>(`
    INSERT INTO generations (id, order_id, snapshot_id, clip_id, take_number, retry_of, created_at)
    VALUES (@id, @orderId, @snapshotId, @clipId, @takeNumber, @retryOf, @createdAt)`);
  const findPlace = db.prepare<readonly [ClipId], ClipPlace>(`
    SELECT clips.name AS clipName, projects.id AS projectId, projects.name AS projectName
    FROM clips JOIN sequences ON sequences.id = clips.sequence_id JOIN projects ON projects.id = sequences.project_id
    WHERE clips.id = ?`);
  const setOrder = db.prepare<readonly [OrderId, GenerationId]>('UPDATE generations SET order_id = ? WHERE id = ?');

  return {
    insert: (generation) => void insert.run({ ...generation }),
    findPlace: (clipId) => findPlace.get([clipId]) ?? null,
    setOrder: (id, orderId) => void setOrder.run([orderId, id]),
  };
}
