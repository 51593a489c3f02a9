import { useEffect, useState } from 'react';
import type { JobLog, JobView } from '#shared/domain/job.ts';
import type { AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';

export type LogState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: AppError }
  | { readonly status: 'ready'; readonly log: JobLog };

interface Loaded {
  readonly jobId: JobId;
  readonly state: LogState;
}

/** What happened to a job, read again whenever the job changes. `again` changes to read after a failure. */
export function useJobLog(job: Pick<JobView, 'id' | 'updatedAt' | 'state' | 'hold'>, again: number): LogState {
  const { id: jobId, updatedAt, state, hold } = job;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void client()
      .invoke('jobs.log', { jobId })
      .then((answer) => {
        if (!isCurrent) return;
        const next: LogState = answer.ok
          ? { status: 'ready', log: answer.value }
          : { status: 'failed', error: answer.error };
        setLoaded({ jobId, state: next });
      });
    return () => {
      isCurrent = false;
    };
  }, [jobId, updatedAt, state, hold, again]);
  return loaded?.jobId === jobId ? loaded.state : { status: 'loading' };
}
