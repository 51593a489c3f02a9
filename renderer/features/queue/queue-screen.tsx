import './queue-words.ts';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import { usePanel } from '#renderer/editing/panels.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { useShortcut } from '#renderer/editing/use-shortcut.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { aboutToSpend } from './job-money.ts';
import { LogPanel } from './log-panel.tsx';
import { wishAgain, wishCancel } from './queue-actions.ts';
import type { QueueHandlers } from './queue-handlers.ts';
import { QueueList } from './queue-list.tsx';
import { queueStore, closeLog, useQueue } from './queue-store.ts';
import { QuestionDialog } from './question-dialog.tsx';

function activeJob(): JobView | null {
  const { activeId } = queueStore.getState();
  return activeId === null ? null : (mirrorStore.getState().jobs[activeId] ?? null);
}

function useQueueKeys(): void {
  const onActive = (act: (job: JobView) => void) => (): void => {
    const job = activeJob();
    if (job !== null) act(job);
  };
  useShortcut('queue.cancel', onActive(wishCancel));
  useShortcut('queue.again', onActive(wishAgain));
}

function Header() {
  const { t } = useTranslation();
  const jobs = useMirror((mirror) => mirror.jobs);
  const sum = useMemo(() => aboutToSpend(Object.values(jobs)), [jobs]);
  return (
    <header className="flex h-11 shrink-0 items-center justify-between gap-4 border-b border-line-1 px-4">
      <h2 className="text-head">{t('queue.title')}</h2>
      {sum === null ? null : <span className="tabular text-base text-fg-2">{t('queue.aboutToSpend', { sum })}</span>}
    </header>
  );
}

/** Every job that is not over, and what came of those that are: what it costs, what it waits for, what to do. */
export function QueueScreen(handlers: QueueHandlers) {
  const { t } = useTranslation();
  const isSmall = useMedia('(width < 1200px)');
  const log = usePanel('queue.log', 380);
  const isLogOpen = useQueue((queue) => queue.isLogOpen);
  const section = useRef<HTMLElement>(null);
  useQueueKeys();
  const close = (): void => {
    closeLog();
    section.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  };
  return (
    <div className="relative flex min-h-0 flex-1 bg-bg-1">
      <section ref={section} aria-label={t('queue.title')} className="flex min-w-0 flex-1 flex-col">
        <Header />
        <QueueList handlers={handlers} onEscape={close} />
      </section>
      <SidePanel
        side="right"
        label={t('queue.log.title')}
        splitterLabel={t('queue.log.splitter')}
        isOverlay={isSmall}
        isOpen={isLogOpen}
        onClose={close}
        limits={{ min: 320, max: 560, usual: 380 }}
        size={log.size}
        onResize={log.resize}
      >
        <LogPanel onClose={close} />
      </SidePanel>
      <QuestionDialog />
    </div>
  );
}
