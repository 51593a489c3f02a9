import { Ban, Clapperboard, Play, RotateCcw, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import { useKeysLabel } from '#renderer/editing/use-shortcut.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { canCancel, canRetry } from './hold-answers.ts';
import { wishCancel, wishRetry } from './queue-actions.ts';
import type { QueueHandlers } from './queue-handlers.ts';
import { showLog } from './queue-store.ts';

interface JobActionsProps {
  readonly job: JobView;
  /** Reached by Tab: only those of the active row are. */
  readonly isTabStop: boolean;
  readonly handlers: QueueHandlers;
}

/** What can be done about a job in any group: stop it or make it again, see what came of it, read its log. */
export function JobActions({ job, isTabStop, handlers }: JobActionsProps) {
  const { t } = useTranslation();
  const cancelKey = useKeysLabel('queue.cancel');
  const againKey = useKeysLabel('queue.again');
  const shared = { size: 28, tabIndex: isTabStop ? 0 : -1 } as const;
  const retryLabel =
    job.price.kind === 'free' ? t('queue.action.retryFree') : t('queue.action.retry', { price: priceText(job.price) });
  return (
    <>
      {canCancel(job) ? (
        <IconButton
          {...shared}
          label={t('queue.action.cancel')}
          keys={cancelKey}
          icon={Ban}
          onClick={() => {
            wishCancel(job);
          }}
        />
      ) : null}
      {canRetry(job) ? (
        <IconButton
          {...shared}
          label={retryLabel}
          keys={againKey}
          icon={RotateCcw}
          onClick={() => {
            wishRetry(job);
          }}
        />
      ) : null}
      <IconButton
        {...shared}
        label={t(job.takeId === null ? 'queue.action.openClip' : 'queue.action.openTake')}
        icon={job.takeId === null ? Clapperboard : Play}
        onClick={() => {
          handlers.onOpenJob(job);
        }}
      />
      <IconButton
        {...shared}
        label={t('queue.action.log')}
        icon={ScrollText}
        onClick={() => {
          showLog(job.id);
        }}
      />
    </>
  );
}
