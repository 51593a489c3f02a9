import { projectSchema, type Project } from '#shared/domain/project.ts';
import type { ProjectId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { booleanColumn, booleanParameter, createRowReader } from '../row-reader.ts';

export interface ProjectRepository {
  insert(project: Project): void;
  find(id: ProjectId): Project | null;
  /** In the order of creation, the trash included. */
  list(): Project[];
  /** Rows that cannot be read and those in the trash count. */
  count(): number;
  /** The newest one that is not in the trash. */
  findNewest(): Project | null;
  rename(id: ProjectId, name: string): Project | null;
  /** `trashedAt`: milliseconds UTC, or `null` to bring it back. */
  setTrashed(id: ProjectId, trashedAt: number | null): Project | null;
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
  const insert = db.prepare<Omit<Project, 'isSample'> & { readonly isSample: 0 | 1 }>(
    `INSERT INTO projects (id, name, is_sample, created_at, trashed_at)
     VALUES (@id, @name, @isSample, @createdAt, @trashedAt)`,
  );
  const find = db.prepare<readonly [ProjectId], ProjectRow>('SELECT * FROM projects WHERE id = ?');
  const list = db.prepare<readonly [], ProjectRow>('SELECT * FROM projects ORDER BY id');
  const count = db.prepare<readonly [], { count: number }>('SELECT count(*) AS count FROM projects');
  const newest = db.prepare<readonly [], ProjectRow>(
    'SELECT * FROM projects WHERE trashed_at IS NULL ORDER BY id DESC LIMIT 1',
  );
  const rename = db.prepare<readonly [string, ProjectId], ProjectRow>(
    'UPDATE projects SET name = ? WHERE id = ? RETURNING *',
  );
  const setTrashed = db.prepare<readonly [number | null, ProjectId], ProjectRow>(
    'UPDATE projects SET trashed_at = ? WHERE id = ? RETURNING *',
  );

  return {
    insert(project) {
      insert.run({ ...project, isSample: booleanParameter(project.isSample) });
    },
    find: (id) => rows.one(find.get([id])),
    list: () => rows.all(list.all([])),
    count: () => count.get([])?.count ?? 0,
    findNewest: () => rows.one(newest.get([])),
    rename: (id, name) => rows.one(rename.get([name, id])),
    setTrashed: (id, trashedAt) => rows.one(setTrashed.get([trashedAt, id])),
  };
}
