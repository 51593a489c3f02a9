import { projectSchema, type Project } from '#shared/domain/project.ts';
import type { ProjectId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { booleanColumn, booleanParameter, createRowReader } from '../row-reader.ts';

export interface ProjectRepository {
  insert(project: Project): void;
  find(id: ProjectId): Project | null;
  /** In the order of creation, the trash included. */
  list(): Project[];
  /** The newest one that is not in the trash, other than this one. */
  findNewest(except: ProjectId | null): Project | null;
  rename(id: ProjectId, name: string): void;
  setTrashedAt(id: ProjectId, trashedAt: number | null): void;
}

interface ProjectRow {
  readonly id: string;
  readonly name: string;
  readonly is_sample: number;
  readonly created_at: number;
  readonly trashed_at: number | null;
}

export function createProjectRepository(db: Database): ProjectRepository {
  const rows = createRowReader(db, {
    table: 'projects',
    schema: projectSchema,
    idOf: (row: ProjectRow) => row.id,
    toEntity: (row) => ({
      id: row.id,
      name: row.name,
      isSample: booleanColumn(row.is_sample),
      createdAt: row.created_at,
      trashedAt: row.trashed_at,
    }),
  });
  const insert = db.prepare<{ id: string; name: string; isSample: 0 | 1; createdAt: number; trashedAt: number | null }>(
    'INSERT INTO projects (id, name, is_sample, created_at, trashed_at) VALUES (@id, @name, @isSample, @createdAt, @trashedAt)',
  );
  const find = db.prepare<[ProjectId], ProjectRow>('SELECT * FROM projects WHERE id = ?');
  const list = db.prepare<[], ProjectRow>('SELECT * FROM projects ORDER BY id');
  const newest = db.prepare<{ except: string | null }, ProjectRow>(
    'SELECT * FROM projects WHERE trashed_at IS NULL AND id IS NOT @except ORDER BY id DESC LIMIT 1',
  );
  const rename = db.prepare<[string, ProjectId]>('UPDATE projects SET name = ? WHERE id = ?');
  const setTrashedAt = db.prepare<[number | null, ProjectId]>('UPDATE projects SET trashed_at = ? WHERE id = ?');

  return {
    insert({ id, name, isSample, createdAt, trashedAt }) {
      insert.run({ id, name, isSample: booleanParameter(isSample), createdAt, trashedAt });
    },
    find: (id) => rows.one(find.get([id])),
    list: () => rows.all(list.all([])),
    findNewest: (except) => rows.one(newest.get({ except })),
    rename(id, name) {
      rename.run([name, id]);
    },
    setTrashedAt(id, trashedAt) {
      setTrashedAt.run([trashedAt, id]);
    },
  };
}
