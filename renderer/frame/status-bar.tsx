import { TriangleAlert, Wifi, WifiOff } from 'lucide-react';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveState } from '#renderer/editing/save-state.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { byteSize } from '#renderer/words/byte-size.ts';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { summariseJobs } from './running-jobs.ts';
import { showScreen, type ScreenName } from './screen-store.ts';

function useIsOnline(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      window.addEventListener('online', onChange);
      window.addEventListener('offline', onChange);
      return () => {
        window.removeEventListener('online', onChange);
        window.removeEventListener('offline', onChange);
      };
    },
    () => navigator.onLine,
  );
}

interface StatusItemProps {
  /** The screen that tells more, when it is built. */
  readonly opens: ScreenName | null;
  readonly children: ReactNode;
}

function StatusItem({ opens, children }: StatusItemProps) {
  const className = 'tabular inline-flex h-6 items-center gap-2 text-meta whitespace-nowrap text-fg-3';
  if (opens === null) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      onClick={() => {
        showScreen(opens);
      }}
      className={`${className} rounded-r1 px-1 hover:text-fg-1 focus-inset`}
    >
      {children}
    </button>
  );
}

function JobStatus({ opens }: { readonly opens: ScreenName | null }) {
  const { t } = useTranslation();
  const jobs = useMirror((mirror) => mirror.jobs);
  const { needsYou, running, waiting, share } = useMemo(() => summariseJobs(Object.values(jobs)), [jobs]);
  return (
    <div role="status" className="flex items-center gap-4">
      {needsYou === 0 ? null : (
        <StatusItem opens={opens}>
          <span className="inline-flex items-center gap-1.5 font-medium text-accent-text">
            <Icon of={TriangleAlert} size={12} />
            {t('common.frame.needsYou', { count: needsYou })}
          </span>
        </StatusItem>
      )}
      <StatusItem opens={opens}>
        {running === 0 && waiting === 0 && needsYou === 0 ? t('common.frame.nothingRunning') : null}
        {running === 0 ? null : t('common.frame.running', { count: running })}
        {running === 0 ? null : <ProgressBar label={t('common.frame.progress')} share={share} className="w-14" />}
      </StatusItem>
      {waiting === 0 ? null : <StatusItem opens={opens}>{t('common.frame.waiting', { count: waiting })}</StatusItem>}
    </div>
  );
}

function SaveTrouble() {
  const { t } = useTranslation();
  const error = useSaveState((state) => state.error);
  if (error === null) return null;
  return (
    <Tooltip label={errorSentence(error)} side="top">
      <span
        role="alert"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the reason stands in the tooltip
        tabIndex={0}
        className="inline-flex h-6 items-center gap-1.5 px-1 text-meta font-medium text-accent-text focus-inset"
      >
        <Icon of={TriangleAlert} size={12} />
        {t('common.frame.notSaved')}
      </span>
    </Tooltip>
  );
}

/** Rows of the database that could not be read. Nothing else shows that something is not there. */
function DamagedRows() {
  const { t } = useTranslation();
  const count = useMirror((mirror) => mirror.damagedRows);
  if (count === 0) return null;
  return (
    <Tooltip label={t('common.frame.damagedRows', { count })} side="top">
      <span
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the reason stands in the tooltip
        tabIndex={0}
        className="inline-flex h-6 items-center gap-1.5 px-1 text-meta text-accent-text focus-inset"
      >
        <Icon of={TriangleAlert} size={12} />
        {t('common.frame.damaged', { count })}
      </span>
    </Tooltip>
  );
}

interface StatusBarProps {
  readonly libraryScreen: ScreenName | null;
  readonly queueScreen: ScreenName | null;
  readonly settingsScreen: ScreenName | null;
}

export function StatusBar({ libraryScreen, queueScreen, settingsScreen }: StatusBarProps) {
  const { t } = useTranslation();
  const library = useMirror((mirror) => mirror.library);
  const hasNetwork = useIsOnline();
  // A network that leads to no provider is of no use to what waits.
  const isOnline = useMirror((mirror) => mirror.isOnline) && hasNetwork;
  const used = byteSize(library.usedBytes);
  return (
    <footer
      aria-label={t('common.frame.statusBar')}
      data-panel="status"
      className="flex h-6 shrink-0 items-center gap-4 border-t border-line-1 bg-bg-0 px-3"
    >
      <JobStatus opens={queueScreen} />
      <span className="ml-auto flex items-center gap-4">
        <SaveTrouble />
        <DamagedRows />
        <StatusItem opens={libraryScreen}>
          {library.freeBytes === null
            ? t('common.frame.libraryUsed', { used })
            : t('common.frame.libraryUsedFree', { used, free: byteSize(library.freeBytes) })}
        </StatusItem>
        <StatusItem opens={settingsScreen}>
          <Icon of={isOnline ? Wifi : WifiOff} size={12} />
          {isOnline ? t('common.frame.online') : t('common.frame.offline')}
        </StatusItem>
      </span>
    </footer>
  );
}
