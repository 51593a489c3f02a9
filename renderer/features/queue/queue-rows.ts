import type { JobView } from '#shared/domain/job.ts';
import { groupOf, jobGroups, type JobGroup } from '#renderer/editing/job-groups.ts';

export type QueueRow =
  | { readonly kind: 'group'; readonly group: JobGroup; readonly count: number }
  | { readonly kind: 'job'; readonly group: JobGroup; readonly job: JobView };

/** Midnight before a time, in milliseconds UTC: where "today" begins on this machine. */
export function dayStart(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** What waits stands in the order it was ordered; what is over, the newest first. */
function inOrder(group: JobGroup, jobs: readonly JobView[]): readonly JobView[] {
  if (group === 'done') return jobs.toSorted((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
  return jobs.toSorted((a, b) => a.createdAt - b.createdAt || a.takeNumber - b.takeNumber || (a.id < b.id ? -1 : 1));
}

/** Groups that have jobs, each with its heading. `today`: what settled before this is left out. */
export function queueRows(jobs: readonly JobView[], today: number): QueueRow[] {
  return jobGroups.flatMap((group): QueueRow[] => {
    const own = jobs.filter((job) => groupOf(job) === group && (group !== 'done' || job.updatedAt >= today));
    if (own.length === 0) return [];
    return [
      { kind: 'group', group, count: own.length },
      ...inOrder(group, own).map((job): QueueRow => ({ kind: 'job', group, job })),
    ];
  });
}

/** The row that an arrow key leads to, over headings; the same one at either end. */
export function neighbourRow(rows: readonly QueueRow[], from: number, to: 'up' | 'down' | 'first' | 'last'): number {
  const jobs = rows.flatMap(({ kind }, index) => (kind === 'job' ? [index] : []));
  const found = {
    up: jobs.findLast((index) => index < from),
    down: jobs.find((index) => index > from),
    first: jobs[0],
    last: jobs.at(-1),
  }[to];
  return found ?? (jobs.includes(from) ? from : (jobs[0] ?? -1));
}
