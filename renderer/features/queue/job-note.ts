import type { JobView } from '#shared/domain/job.ts';
import { isModerated } from '#renderer/editing/job-words.ts';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { clockText } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';

/** "14:02" */
function timeOfDay(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** When it is tried again, after what stands in the way, where that is known. */
function retryNote({ hold, error }: JobView, at: number, nowMs: number): string {
  const count = Math.ceil((at - nowMs) / 1_000);
  const next = count <= 0 ? words.t('queue.note.tryingNow') : words.t('queue.note.nextTry', { count });
  if (hold === 'offline') return words.t('queue.note.noWay', { next });
  const isInTheWay = error?.code === 'network.proxy' || error?.code === 'network.certificate';
  return isInTheWay ? words.t('queue.note.inTheWay', { sentence: errorSentence(error), next }) : next;
}

function elapsedNote({ startedAt, usualMs }: JobView, nowMs: number): string | null {
  if (startedAt === null) return null;
  const elapsed = clockText(nowMs - startedAt);
  return usualMs === null
    ? words.t('queue.note.elapsed', { elapsed })
    : words.t('queue.note.ofUsual', { elapsed, usual: clockText(usualMs) });
}

function percentNote({ progress }: JobView): string | null {
  return progress === null ? null : words.t('queue.note.percent', { percent: Math.round(progress * 100) });
}

function settledNote(job: JobView, provider: string): string {
  const time = timeOfDay(job.updatedAt);
  switch (job.state) {
    case 'expired':
    case 'lost':
      return words.t(`queue.note.${job.state}`, { provider });
    case 'cancelled':
      return words.t('queue.note.cancelled', { time });
    default:
      return job.error === null || isModerated(job) ? words.t('queue.note.doneAt', { time }) : errorSentence(job.error);
  }
}

function workingNote(job: JobView, provider: string, nowMs: number): string {
  switch (job.state) {
    case 'preparing':
      return percentNote(job) ?? words.t('queue.note.preparing');
    case 'submitting':
      return words.t('queue.note.submitting', { provider });
    case 'running':
      return elapsedNote(job, nowMs) ?? percentNote(job) ?? words.t('queue.note.running', { provider });
    case 'downloading':
      return percentNote(job) ?? words.t('queue.note.checking');
    default:
      return words.t('queue.note.turn');
  }
}

/** The line under the state of a job: how far, how long, what next. Its need, if it has one, is told elsewhere. */
export function jobNote(job: JobView, provider: string, nowMs: number): string {
  if (['ready', 'failed', 'cancelled', 'expired', 'lost'].includes(job.state)) return settledNote(job, provider);
  if (job.hold === 'offline' && job.retry !== null) return retryNote(job, job.retry.at, nowMs);
  if (job.hold === 'offline' || job.hold === 'window') return words.t(`queue.note.${job.hold}`);
  if (job.hold !== 'none' || job.state === 'unconfirmed') {
    return words.t('queue.note.sinceAt', { time: timeOfDay(job.updatedAt) });
  }
  if (job.isCancelRequested) return words.t('queue.note.cancelling');
  if (job.retry !== null) return retryNote(job, job.retry.at, nowMs);
  return workingNote(job, provider, nowMs);
}
