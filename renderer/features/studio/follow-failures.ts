import type { JobStateName, JobView } from '#shared/domain/job.ts';
import { isModerated, jobStateText } from '#renderer/editing/job-words.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { words } from '#renderer/words/words.ts';

/** States in which no take will come any more, without the person having wished it. */
const failedStates: readonly JobStateName[] = ['failed', 'expired', 'lost'];

function newFailures(mirror: Mirror, before: Mirror): JobView[] {
  return Object.values(mirror.jobs).filter((job) => {
    const known = before.jobs[job.id];
    return known !== undefined && !failedStates.includes(known.state) && failedStates.includes(job.state);
  });
}

function tell(job: JobView, { providers }: Mirror): void {
  const isLocal = providers.find(({ id }) => id === job.providerId)?.isLocal ?? false;
  const reason = isModerated(job) || job.error === null ? jobStateText(job, isLocal) : errorSentence(job.error);
  const charged = words.t('quotes.take.charged', {
    clip: job.clipName,
    question: words.t('common.wereYouCharged'),
    answer: words.t(`common.charged.${job.charged}`),
  });
  showToast({
    title: words.t('quotes.take.failed', { number: job.takeNumber, reason }),
    note: isLocal ? job.clipName : charged,
    kind: 'failure',
  });
}

/** Says of every job that fails why, and whether it cost money. Returns a function that stops it. */
export function followFailures(): () => void {
  return mirrorStore.subscribe((mirror, before) => {
    if (mirror.jobs === before.jobs || mirror.epoch !== before.epoch) return;
    for (const job of newFailures(mirror, before)) tell(job, mirror);
  });
}
