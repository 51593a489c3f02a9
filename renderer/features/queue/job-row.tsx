import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import { groupOf } from '#renderer/editing/job-groups.ts';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { redrawThumbnail } from '#renderer/platform/redraw-thumbnail.ts';
import { ChargedMark } from '#renderer/ui/charged-mark.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { columns } from './columns.tsx';
import { JobActions } from './job-actions.tsx';
import { billedText, costText } from './job-money.ts';
import { JobState } from './job-state.tsx';
import { NeedPanel } from './need-panel.tsx';
import type { QueueHandlers } from './queue-handlers.ts';
import { useJobPicture, useProvider } from './use-job-facts.ts';

interface JobRowProps {
  readonly job: JobView;
  readonly rowIndex: number;
  /** Keys act on it, and it holds the one tab stop. */
  readonly isActive: boolean;
  readonly needsPerson: boolean;
  /** Its first answer is the next click on this screen. */
  readonly isFirstNeed: boolean;
  readonly handlers: QueueHandlers;
}

const lines = 'flex min-w-0 flex-col';
const first = 'truncate text-base font-medium text-fg-1';
const second = 'truncate text-meta text-fg-3';

function Cost({ job }: { readonly job: JobView }) {
  const { t } = useTranslation();
  // What was not charged in the end is no longer a price.
  const isMoot = groupOf(job) === 'done' && job.charged === 'no';
  return (
    <>
      <div role="gridcell" className="tabular flex min-w-0 flex-col text-right">
        <span className={classNames('text-base font-medium', isMoot ? 'text-fg-3' : 'text-fg-1')}>{costText(job)}</span>
        {billedText(job) === null ? null : <span className={second}>{t('queue.isBilled')}</span>}
      </div>
      <div
        role="gridcell"
        className={classNames(
          'flex items-center gap-1.5 text-base',
          job.charged === 'unknown' ? 'text-accent-text' : 'text-fg-2',
        )}
      >
        <ChargedMark charged={job.charged} />
        {t(`common.charged.${job.charged}`)}
      </div>
    </>
  );
}

/** The clip's picture; a slate where none is known, as for clips of other projects. */
function Picture({ job }: { readonly job: JobView }) {
  const asset = useJobPicture(job);
  if (asset !== null) {
    return <MediaThumb asset={asset} alt="" onBroken={redrawThumbnail} className="h-[45px] w-20 rounded-r1" />;
  }
  return (
    <span className="flex h-[45px] w-20 items-center justify-center rounded-r1 bg-bg-3 text-fg-3">
      <Icon of={Clapperboard} size={16} />
    </span>
  );
}

/** Nobody ordered it, and it is charged: that is said for as long as the row stands. */
function Repeated({ provider }: { readonly provider: string }) {
  const { t } = useTranslation();
  return (
    <div role="gridcell" className="ml-[92px] max-w-[68ch] px-4 pt-1 text-read text-fg-2">
      {t('queue.repeated', { provider })}
    </div>
  );
}

/** One job: what it makes, where, how far it is, what it costs, and what can be done about it. */
export function JobRow({ job, rowIndex, isActive, needsPerson, isFirstNeed, handlers }: JobRowProps) {
  const { t } = useTranslation();
  const provider = useProvider(job);
  const providerName = provider?.name ?? job.providerId;
  const tierName = provider?.tiers.find(({ id }) => id === job.tier)?.name ?? job.tier;
  const name = t('queue.row', {
    clip: job.clipName,
    number: job.takeNumber,
    provider: providerName,
    state: jobStateText(job, provider?.isLocal ?? false),
    price: costText(job),
    charged: t(`common.charged.${job.charged}`),
  });
  return (
    <div
      role="row"
      data-job={job.id}
      aria-rowindex={rowIndex}
      aria-label={name}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      className={classNames(
        'relative border-b border-line-1 py-2 focus-inset',
        isActive && 'bg-bg-2 before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-select',
      )}
    >
      <div role="presentation" className={`${columns} min-h-11 items-center`}>
        <div role="gridcell">
          <Picture job={job} />
        </div>
        <div role="gridcell" className={lines}>
          <span className={first}>{t('queue.clipTake', { clip: job.clipName, number: job.takeNumber })}</span>
          <span className={second}>{job.projectName}</span>
        </div>
        <div role="gridcell" className={lines}>
          <span className="truncate text-base text-fg-1">{providerName}</span>
          <span className={second}>{tierName}</span>
        </div>
        <div role="gridcell" className="min-w-0">
          <JobState job={job} provider={provider} />
        </div>
        <Cost job={job} />
        <div role="gridcell" className="flex justify-end gap-0.5">
          <JobActions job={job} isTabStop={isActive} handlers={handlers} />
        </div>
      </div>
      {job.origin === 'repeated' ? <Repeated provider={providerName} /> : null}
      {needsPerson ? <NeedPanel job={job} provider={provider} isFirst={isFirstNeed} handlers={handlers} /> : null}
    </div>
  );
}
