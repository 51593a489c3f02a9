import './queue-words.ts';
import type { JobView } from '#shared/domain/job.ts';
import { needsPerson } from '#renderer/editing/job-groups.ts';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { needSentence } from './need-sentence.ts';
import { chooseJob } from './queue-store.ts';

interface FollowNeedsOptions {
  /** The queue is what the person looks at: it shows the need itself. */
  readonly isQueueShown: () => boolean;
  readonly onOpenQueue: () => void;
}

/** Jobs that went on by themselves until now. */
function newNeeds(mirror: Mirror, before: Mirror): JobView[] {
  return Object.values(mirror.jobs).filter((job) => {
    const known = before.jobs[job.id];
    return known !== job && needsPerson(job) && (known === undefined || !needsPerson(known));
  });
}

function tell(job: JobView, { providers }: Mirror, onOpenQueue: () => void): void {
  const provider = providers.find(({ id }) => id === job.providerId);
  showToast({
    title: words.t('queue.toast.needsYou', {
      state: jobStateText(job, provider?.isLocal ?? false),
      clip: job.clipName,
      number: job.takeNumber,
    }),
    note: needSentence(job, provider?.name ?? job.providerId),
    kind: 'failure',
    action: {
      label: words.t('queue.toast.open'),
      onAction: () => {
        chooseJob(job.id);
        onOpenQueue();
      },
    },
  });
}

/** Says of every job that comes to need the person what it needs, on other screens. Returns a function that stops it. */
export function followNeeds({ isQueueShown, onOpenQueue }: FollowNeedsOptions): () => void {
  return mirrorStore.subscribe((mirror, before) => {
    if (mirror.jobs === before.jobs || mirror.epoch !== before.epoch || isQueueShown()) return;
    for (const job of newNeeds(mirror, before)) tell(job, mirror, onOpenQueue);
  });
}
