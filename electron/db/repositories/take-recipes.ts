import { z } from 'zod';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import type { TakeRecipe } from '#shared/domain/library.ts';
import { clipIdSchema, projectIdSchema, snapshotIdSchema, type TakeId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

/** What was sent for a take, without the assets. */
export type StoredRecipe = Omit<TakeRecipe, 'assets'>;

export interface TakeRecipeRepository {
  find(takeId: TakeId): StoredRecipe | null;
}

const storedRecipeSchema: z.ZodType<StoredRecipe> = z.strictObject({
  snapshotId: snapshotIdSchema,
  clipId: clipIdSchema,
  projectId: projectIdSchema,
  spec: clipSpecSchema,
  compiledPrompt: z.string(),
});

interface RecipeRow {
  readonly snapshot_id: string;
  readonly clip_id: string;
  readonly project_id: string;
  readonly spec: string;
  readonly compiled_prompt: string;
}

export function createTakeRecipeRepository(db: Database): TakeRecipeRepository {
  const rows = createRowReader<RecipeRow, StoredRecipe>(db, {
    table: 'snapshots',
    schema: storedRecipeSchema,
    idOf: (row) => row.snapshot_id,
    toEntity: (row) => ({
      snapshotId: row.snapshot_id,
      clipId: row.clip_id,
      projectId: row.project_id,
      spec: jsonColumn(row.spec),
      compiledPrompt: row.compiled_prompt,
    }),
  });
  const select = db.prepare<readonly [TakeId], RecipeRow>(
    `SELECT snapshots.id AS snapshot_id, takes.clip_id, sequences.project_id, snapshots.spec, snapshots.compiled_prompt
     FROM takes
     JOIN generations ON generations.id = takes.generation_id
     JOIN snapshots ON snapshots.id = generations.snapshot_id
     JOIN clips ON clips.id = takes.clip_id
     JOIN sequences ON sequences.id = clips.sequence_id
     WHERE takes.id = ?`,
  );
  return { find: (takeId) => rows.one(select.get([takeId])) };
}
