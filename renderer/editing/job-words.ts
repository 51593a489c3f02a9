import type { JobView } from '#shared/domain/job.ts';
import { words } from '#renderer/words/words.ts';
import { isUnderWay } from './job-groups.ts';

/** The provider's filter held it back. */
export function isModerated(job: Pick<JobView, 'state' | 'error'>): boolean {
  return job.state === 'failed' && job.error?.kind === 'moderation';
}

/** What it does now, where one state covers two things. */
function stepText({ state, progress, origin }: JobView, isLocal: boolean): string {
  if (state === 'unconfirmed' && origin === 'unasked') return words.t('studio.job.unasked');
  if (state === 'preparing' && progress !== null) return words.t('studio.job.uploading');
  if (state === 'downloading' && progress !== null) return words.t('studio.job.fetching');
  if (state === 'running' && !isLocal) return words.t('studio.job.generating');
  return words.t(`studio.job.${state}`);
}

/** The state of a job in a word or two: what it does, or what it waits for. `isLocal`: this machine makes it. */
export function jobStateText(job: JobView, isLocal: boolean): string {
  if (job.isCancelRequested && isUnderWay(job)) return words.t('studio.takes.cancelling');
  if (isModerated(job)) return words.t(`quotes.take.moderated.${job.charged}`);
  if (job.hold !== 'none') return words.t(`studio.job.hold.${job.hold}`);
  return stepText(job, isLocal);
}
