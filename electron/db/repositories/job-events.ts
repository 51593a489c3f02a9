import type { JobId } from '#shared/ids.ts';
import { newId } from '../../platform/new-id.ts';
import type { Database } from '../database.ts';

/** One line of a job's audit log. `detail` is flat and carries no secrets, prompts or addresses. */
export interface JobLogEntry {
  readonly at: number;
  readonly name: string;
  readonly detail: string;
}

export interface JobEventRepository {
  append(jobId: JobId, entry: JobLogEntry): void;
  /** Oldest first. */
  list(jobId: JobId): JobLogEntry[];
}

export function createJobEventRepository(db: Database): JobEventRepository {
  const insert = db.prepare<JobLogEntry & { readonly id: string; readonly jobId: JobId }>(
    'INSERT INTO job_events (id, job_id, at, name, detail) VALUES (@id, @jobId, @at, @name, @detail)',
  );
  // Ids are time-ordered within a process and survive a clock that is set back between two.
  const list = db.prepare<readonly [JobId], JobLogEntry>(
    'SELECT at, name, detail FROM job_events WHERE job_id = ? ORDER BY rowid',
  );

  return {
    append: (jobId, entry) => void insert.run({ ...entry, id: newId(), jobId }),
    list: (jobId) => list.all([jobId]),
  };
}
