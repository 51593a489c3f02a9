import { Suspense, type ReactNode } from 'react';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { LostBanner, ReplacedScreen, SignedOutScreen } from './connection-notice.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { OpeningScreen } from './opening-screen.tsx';
import { useNextPanel } from './next-panel.ts';
import { Rail, type RailItem } from './rail.tsx';
import { useScreen, type ScreenName } from './screen-store.ts';
import { StartProblemScreen } from './start-problem-screen.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar, type PanelToggle } from './title-bar.tsx';

export interface Screen extends RailItem {
  readonly element: ReactNode;
  readonly panels?: readonly PanelToggle[];
  /** Undo and redo belong to this screen. */
  readonly hasHistory?: boolean;
}

interface AppFrameProps {
  /** The screens that are built, in the order of the rail. */
  readonly screens: readonly Screen[];
  /** Stands in place of the screens until the first run is done. */
  readonly firstRun: ReactNode;
}

function Window({ screens }: Pick<AppFrameProps, 'screens'>) {
  const current = useScreen();
  useNextPanel();
  const screen = screens.find((candidate) => candidate.name === current) ?? screens[0];
  const ifBuilt = (name: ScreenName): ScreenName | null =>
    name !== current && screens.some((candidate) => candidate.name === name) ? name : null;
  const isLost = useMirror((mirror) => mirror.connection === 'lost');
  return (
    <div className="flex h-full min-h-0 flex-col overflow-hidden">
      <TitleBar hasHistory={screen?.hasHistory ?? false} panels={screen?.panels ?? []} />
      {isLost ? <LostBanner /> : null}
      <div className="flex min-h-0 flex-1">
        <Rail items={screens} />
        <main className="flex min-w-0 flex-1 flex-col">
          <h1 className="sr-only">{screen?.label}</h1>
          <ErrorBoundary key={screen?.name}>
            <Suspense fallback={null}>{screen?.element}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <StatusBar
        libraryScreen={ifBuilt('library')}
        queueScreen={ifBuilt('queue')}
        settingsScreen={ifBuilt('settings')}
      />
    </div>
  );
}

/** The window around the screens, or what stands in its place while the application cannot be used from here. */
export function AppFrame({ screens, firstRun }: AppFrameProps) {
  const connection = useMirror((mirror) => mirror.connection);
  const startError = useMirror((mirror) => mirror.startError);
  const isReady = useMirror((mirror) => mirror.isReady);
  const isFirstRun = useMirror((mirror) => !mirror.settings.hasFinishedFirstRun);
  if (connection === 'replaced') return <ReplacedScreen />;
  if (connection === 'signed-out') return <SignedOutScreen />;
  if (startError !== null && !isReady) {
    return (
      <StartProblemScreen
        error={startError}
        onTryAgain={() => {
          window.location.reload();
        }}
      />
    );
  }
  if (!isReady) return <OpeningScreen />;
  return isFirstRun ? <Suspense fallback={null}>{firstRun}</Suspense> : <Window screens={screens} />;
}
