import { draftSchema, type Draft } from '#shared/domain/project.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ClipId, ProjectId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

export interface DraftRepository {
  insert(draft: Draft): void;
  find(clipId: ClipId): Draft | null;
  /** Also answers for a draft whose spec cannot be read. */
  findRevision(clipId: ClipId): number | null;
  /** Of every clip of the project, the trash included. */
  listByProject(projectId: ProjectId): Draft[];
  /** Saves over exactly this revision; `false` when the draft has another one or is not there. */
  save(save: {
    readonly clipId: ClipId;
    readonly spec: ClipSpec;
    readonly baseRevision: number;
    readonly updatedAt: number;
  }): boolean;
}

interface DraftRow {
  readonly clip_id: string;
  readonly spec: string;
  readonly revision: number;
  readonly updated_at: number;
}

export function createDraftRepository(db: Database): DraftRepository {
  const rows = createRowReader<DraftRow, Draft>(db, {
    table: 'drafts',
    schema: draftSchema,
    idOf: (row) => row.clip_id,
    toEntity: (row) => ({
      clipId: row.clip_id,
      spec: jsonColumn(row.spec),
      revision: row.revision,
      updatedAt: row.updated_at,
    }),
  });
  const insert = db.prepare<{ clipId: ClipId; spec: string; revision: number; updatedAt: number }>(
    'INSERT INTO drafts (clip_id, spec, revision, updated_at) VALUES (@clipId, @spec, @revision, @updatedAt)',
  );
  const selectOne = db.prepare<readonly [ClipId], DraftRow>('SELECT * FROM drafts WHERE clip_id = ?');
  const selectRevision = db.prepare<readonly [ClipId], { revision: number }>(
    'SELECT revision FROM drafts WHERE clip_id = ?',
  );
  const selectByProject = db.prepare<readonly [ProjectId], DraftRow>(
    `SELECT drafts.* FROM drafts JOIN clips ON clips.id = drafts.clip_id
     WHERE clips.sequence_id IN (SELECT id FROM sequences WHERE project_id = ?)`,
  );
  const update = db.prepare<{ clipId: ClipId; spec: string; baseRevision: number; updatedAt: number }>(
    `UPDATE drafts SET spec = @spec, revision = revision + 1, updated_at = @updatedAt
     WHERE clip_id = @clipId AND revision = @baseRevision`,
  );
  return {
    insert({ clipId, spec, revision, updatedAt }) {
      insert.run({ clipId, spec: JSON.stringify(spec), revision, updatedAt });
    },
    find: (clipId) => rows.one(selectOne.get([clipId])),
    findRevision: (clipId) => selectRevision.get([clipId])?.revision ?? null,
    listByProject: (projectId) => rows.all(selectByProject.all([projectId])),
    save: (save) => update.run({ ...save, spec: JSON.stringify(save.spec) }) === 1,
  };
}
