import type { JobId } from '#shared/ids.ts';
import { newId } from '../../platform/new-id.ts';
import type { Database } from '../database.ts';

/**
 * One line of a job's audit log. `detail` is flat JSON without secrets or addresses. Its `answer`, if any, is what a
 * provider said, with secrets removed; it goes when the job is forgotten.
 */
export interface JobLogEntry {
  readonly at: number;
  readonly name: string;
  readonly detail: string;
}

export interface JobEventRepository {
  append(jobId: JobId, entry: JobLogEntry): void;
  /** Oldest first. */
  list(jobId: JobId): JobLogEntry[];
  /** Drops what providers said. */
  dropAnswers(jobId: JobId): void;
}

export function createJobEventRepository(db: Database): JobEventRepository {
  const insert = db.prepare<JobLogEntry & { readonly id: string; readonly jobId: JobId }>(
    'INSERT INTO job_events (id, job_id, at, name, detail) VALUES (@id, @jobId, @at, @name, @detail)',
  );
  // Ids are time-ordered within a process and survive a clock that is set back between two.
  const list = db.prepare<readonly [JobId], JobLogEntry>(
    'SELECT at, name, detail FROM job_events WHERE job_id = ? ORDER BY rowid',
  );
  const drop = db.prepare<readonly [JobId]>(`
    UPDATE job_events SET detail = json_remove(detail, '$.answer')
    WHERE job_id = ? AND json_valid(detail) AND json_extract(detail, '$.answer') IS NOT NULL`);

  return {
    append: (jobId, entry) => void insert.run({ ...entry, id: newId(), jobId }),
    list: (jobId) => list.all([jobId]),
    dropAnswers: (jobId) => void drop.run([jobId]),
  };
}
