import { sequenceSchema, type Sequence } from '#shared/domain/project.ts';
import type { ProjectId, SequenceId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader } from '../row-reader.ts';

export interface SequenceRepository {
  insert(sequence: Sequence): void;
  find(id: SequenceId): Sequence | null;
  /** In film order. */
  listByProject(projectId: ProjectId): Sequence[];
}

interface SequenceRow {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly position: number;
}

export function createSequenceRepository(db: Database): SequenceRepository {
  const rows = createRowReader<SequenceRow, Sequence>(db, {
    table: 'sequences',
    schema: sequenceSchema,
    idOf: (row) => row.id,
    toEntity: ({ project_id, ...row }) => ({ ...row, projectId: project_id }),
  });
  const insert = db.prepare<Sequence>(
    'INSERT INTO sequences (id, project_id, name, position) VALUES (@id, @projectId, @name, @position)',
  );
  const selectOne = db.prepare<readonly [SequenceId], SequenceRow>('SELECT * FROM sequences WHERE id = ?');
  const selectByProject = db.prepare<readonly [ProjectId], SequenceRow>(
    'SELECT * FROM sequences WHERE project_id = ? ORDER BY position',
  );
  return {
    insert(sequence) {
      insert.run(sequence);
    },
    find: (id) => rows.one(selectOne.get([id])),
    listByProject: (projectId) => rows.all(selectByProject.all([projectId])),
  };
}
