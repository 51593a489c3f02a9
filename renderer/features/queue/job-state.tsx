import {
  Check,
  CircleX,
  Clock,
  CloudUpload,
  Download,
  Hourglass,
  Loader,
  Send,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { groupOf } from '#renderer/editing/job-groups.ts';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { jobNote } from './job-note.ts';
import { useNow } from './use-now.ts';

const icons: Readonly<Record<JobView['state'], LucideIcon>> = {
  waiting: Clock,
  preparing: CloudUpload,
  submitting: Send,
  running: Loader,
  unconfirmed: TriangleAlert,
  downloading: Download,
  ready: Check,
  failed: CircleX,
  cancelled: CircleX,
  expired: CircleX,
  lost: CircleX,
};

const failed: readonly JobView['state'][] = ['failed', 'expired', 'lost'];

function iconOf(job: JobView): LucideIcon {
  if (groupOf(job) === 'needsYou') return TriangleAlert;
  return groupOf(job) === 'waiting' && job.hold !== 'none' ? Hourglass : icons[job.state];
}

function toneOf(job: JobView): string {
  if (groupOf(job) === 'needsYou') return 'text-accent-text';
  if (failed.includes(job.state)) return 'text-danger';
  return 'text-fg-1';
}

/** It changes by the second: it runs, or it is tried again in so many of them. */
function isTicking(job: JobView): boolean {
  return job.retry !== null || (groupOf(job) === 'running' && job.startedAt !== null);
}

interface JobStateProps {
  readonly job: JobView;
  readonly provider: Capabilities | undefined;
}

/** The state in a word, and under it how far, how long, or what comes next. */
export function JobState({ job, provider }: JobStateProps) {
  const { t } = useTranslation();
  const nowMs = useNow(isTicking(job) ? 1_000 : null);
  const isRunning = groupOf(job) === 'running';
  // A share, or an estimate of time, is worth a bar; a retry is not under way.
  const hasBar = isRunning && job.retry === null && job.state !== 'submitting' && !job.isCancelRequested;
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className={classNames('flex min-w-0 items-center gap-1.5 text-base font-medium', toneOf(job))}>
        <Icon of={iconOf(job)} size={14} className={job.state === 'ready' ? 'text-ok' : ''} />
        <span className="min-w-0">{jobStateText(job, provider?.isLocal ?? false)}</span>
      </span>
      <span className="flex min-w-0 items-center gap-2">
        {hasBar ? (
          <ProgressBar
            label={t('queue.progress', { clip: job.clipName, number: job.takeNumber })}
            share={job.progress}
            className="w-16 shrink-0"
          />
        ) : null}
        <span className="tabular line-clamp-2 text-meta wrap-break-word text-fg-3">
          {jobNote(job, provider?.name ?? job.providerId, nowMs)}
        </span>
      </span>
    </div>
  );
}
