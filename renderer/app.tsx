import { Clapperboard, LayoutGrid, ListVideo, SlidersHorizontal } from 'lucide-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseJob } from '#renderer/features/queue/queue-store.ts';
import { StudioScreen, studioPanels } from '#renderer/features/studio/studio-screen.tsx';
import { PromptPanel } from '#renderer/features/prompt/prompt-panel.tsx';
import { showPromptTab } from '#renderer/features/prompt/prompt-tab-store.ts';
import { chooseReferenceFiles } from '#renderer/features/references/references-actions.ts';
import { ReferencesPanel } from '#renderer/features/references/references-panel.tsx';
import { showScreen } from '#renderer/frame/screen-store.ts';
import { AppFrame, type Screen } from '#renderer/frame/app-frame.tsx';
import type { JobView } from '#shared/domain/job.ts';
import { countNeedsYou } from '#renderer/editing/job-groups.ts';
import { openJobClip } from '#renderer/editing/open-job.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { useShortcut } from '#renderer/editing/use-shortcut.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';

// The studio is what opens; the rest arrives after the first paint, or when it is asked for.
const FirstRunScreen = lazy(async () => ({
  default: (await import('#renderer/features/first-run/first-run-screen.tsx')).FirstRunScreen,
}));
const QueueScreen = lazy(async () => ({
  default: (await import('#renderer/features/queue/queue-screen.tsx')).QueueScreen,
}));
const LibraryScreen = lazy(async () => ({
  default: (await import('#renderer/features/library/library-screen.tsx')).LibraryScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('#renderer/features/settings/settings-screen.tsx')).SettingsScreen,
}));

/** The clip of a job, in whatever project it is. */
async function openJob(job: JobView): Promise<void> {
  if (await openJobClip(job)) showScreen('studio');
}

function useQueueScreen(): Screen {
  const { t } = useTranslation();
  const count = useMirror((mirror) => countNeedsYou(mirror.jobs));
  useShortcut('frame.queue', () => {
    showScreen('queue');
  });
  return {
    name: 'queue',
    label: t('common.frame.queue'),
    icon: ListVideo,
    ...(count === 0 ? {} : { badge: { count, label: t('common.frame.needsYou', { count }) } }),
    element: (
      <QueueScreen
        onOpenSettings={() => {
          showScreen('settings');
        }}
        onOpenJob={(job) => void openJob(job)}
      />
    ),
  };
}

function useScreens(): Screen[] {
  const { t } = useTranslation();
  const queue = useQueueScreen();
  const isNarrow = useMedia('(width < 1280px)');
  const studio: Screen = {
    name: 'studio',
    label: t('common.frame.studio'),
    icon: Clapperboard,
    hasHistory: true,
    panels: [
      { name: studioPanels.composer, label: t('common.frame.panelComposer'), side: 'left' },
      { name: studioPanels.shots, label: t('common.frame.panelShots'), side: 'bottom' },
      // Under 1280 px the inspector stands in the composer.
      ...(isNarrow
        ? []
        : [{ name: studioPanels.inspector, label: t('common.frame.panelInspector'), side: 'right' as const }]),
    ],
    element: (
      <StudioScreen
        tray={<ReferencesPanel isCompact={isNarrow} />}
        prompt={(inside) => <PromptPanel {...inside} />}
        onShowBlocks={() => {
          showPromptTab('preflight');
        }}
        onAddKey={() => {
          showScreen('settings');
        }}
        onOpenQueue={(jobId) => {
          chooseJob(jobId);
          showScreen('queue');
        }}
        onAddReference={chooseReferenceFiles}
        onShowWords={() => {
          showPromptTab('write');
        }}
      />
    ),
  };
  const library: Screen = {
    name: 'library',
    label: t('library.title'),
    icon: LayoutGrid,
    element: (
      <LibraryScreen
        onOpenStudio={() => {
          showScreen('studio');
        }}
      />
    ),
  };
  const settings: Screen = {
    name: 'settings',
    label: t('settings.title'),
    icon: SlidersHorizontal,
    isLast: true,
    element: <SettingsScreen />,
  };
  return [studio, queue, library, settings];
}

/** Joins the screens. Only this file knows all features. */
export function App() {
  const { t } = useTranslation();
  return (
    <AppSurface closeToastLabel={t('common.close')}>
      <AppFrame screens={useScreens()} firstRun={<FirstRunScreen />} />
    </AppSurface>
  );
}
