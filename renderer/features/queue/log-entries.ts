import type { JobLog } from '#shared/domain/job.ts';
import { queue } from '#renderer/words/en/queue.ts';
import { words } from '#renderer/words/words.ts';

const { event: known } = queue.log;

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}

/** What happened, in words; a name that has none is shown as it is. */
export function entryTitle(name: string): string {
  const ignored = /^ignored:(?<event>.+)$/u.exec(name)?.groups?.['event'];
  if (ignored !== undefined) return words.t('queue.log.ignored', { event: entryTitle(ignored) });
  return isKnown(name) ? words.t(`queue.log.event.${name}`) : name;
}

/** Technical text, indented where it is JSON. Nothing to fold: an empty string. */
export function entryDetail(detail: string): string {
  try {
    const value: unknown = JSON.parse(detail);
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    return isEmpty ? '' : JSON.stringify(value, null, 2);
  } catch {
    return detail;
  }
}

/** "02:04:19" */
export function entryTime(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}

export type LogEntry = JobLog['entries'][number];
