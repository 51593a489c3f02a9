import { CircleX, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import type { JobId } from '#shared/ids.ts';
import { isUnderWay, needsPerson } from '#renderer/editing/job-groups.ts';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { cancelJob, retryJob } from './take-actions.ts';

interface TileProps {
  readonly job: JobView;
}

interface JobTileProps extends TileProps {
  readonly onOpenQueue: (jobId: JobId) => void;
}

function FailureDialog({ job, onClose }: TileProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('studio.takes.failedTitle', { number: job.takeNumber })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button
            variant="primary"
            icon={RotateCcw}
            onClick={() => {
              void retryJob(job);
              onClose();
            }}
          >
            {job.price.kind === 'free'
              ? t('studio.takes.retry')
              : t('studio.takes.retryFor', { price: priceText(job.price) })}
          </Button>
        </>
      }
    >
      <ErrorNotice
        sentence={job.error === null ? jobStateText(job, false) : errorSentence(job.error)}
        charged={job.charged}
        detail={job.error?.detail}
      />
    </Dialog>
  );
}

function FailedTile({ job, state }: TileProps & { readonly state: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <span className="flex items-center gap-1.5 text-meta font-medium text-danger">
        <Icon of={CircleX} size={12} />
        {state}
      </span>
      <Button
        size={24}
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('studio.takes.why')}
      </Button>
      {isOpen ? (
        <FailureDialog
          job={job}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

/** It stands still: the word in amber, and the way to where it can be answered. */
function StuckTile({ job, state, onOpenQueue }: JobTileProps & { readonly state: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="flex max-w-full items-center gap-1.5 px-1 text-meta font-medium text-accent-text">
        <Icon of={TriangleAlert} size={12} />
        <span className="truncate">{state}</span>
      </span>
      <Button
        size={24}
        aria-label={t('studio.takes.openQueueFor', { number: job.takeNumber })}
        onClick={() => {
          onOpenQueue(job.id);
        }}
      >
        {t('studio.takes.openQueue')}
      </Button>
    </>
  );
}

function RunningTile({ job, state }: TileProps & { readonly state: string }) {
  const { t } = useTranslation();
  const percent = job.progress === null ? null : Math.round(job.progress * 100);
  return (
    <>
      <span className="tabular max-w-full truncate px-1 text-meta text-fg-2 short:pl-4">
        <span className={percent === null ? '' : 'short:sr-only'}>{state}</span>
        {percent === null ? null : ` ${percent} %`}
      </span>
      <ProgressBar
        label={t('studio.takes.nextTake', { number: job.takeNumber })}
        share={job.progress}
        className="w-[86px] short:w-12"
      />
      {job.isCancelRequested ? null : (
        <IconButton
          label={t('studio.takes.cancel', { number: job.takeNumber })}
          icon={X}
          iconSize={12}
          size={24}
          onClick={() => void cancelJob(job.id)}
          className="absolute top-0 right-0"
        />
      )}
    </>
  );
}

/** The place of a take that is being made, or that failed. */
export function JobTile({ job, onOpenQueue }: JobTileProps) {
  const { t } = useTranslation();
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === job.providerId));
  const state = jobStateText(job, provider?.isLocal ?? false);
  return (
    <div
      role="group"
      aria-label={t('studio.takes.tile', { number: job.takeNumber, state })}
      className="flex shrink-0 flex-col gap-1"
    >
      <div className="relative flex h-[66px] w-[120px] flex-col items-center justify-center gap-2 rounded-r1 bg-bg-2 short:h-[45px] short:w-20 short:gap-1">
        <span className="absolute top-1 left-1 flex h-4 min-w-4 items-center justify-center rounded-r1 bg-on-img-bg px-1 text-meta font-semibold text-on-img">
          {job.takeNumber}
        </span>
        {needsPerson(job) ? (
          <StuckTile job={job} state={state} onOpenQueue={onOpenQueue} />
        ) : isUnderWay(job) ? (
          <RunningTile job={job} state={state} />
        ) : (
          <FailedTile job={job} state={state} />
        )}
      </div>
      <span className="w-[120px] truncate text-meta text-fg-3 short:hidden">{provider?.name ?? job.providerId}</span>
    </div>
  );
}
