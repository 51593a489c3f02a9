import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { followSessionOnly } from '#renderer/editing/accounts/session-only-notice.ts';
import { startAutosave } from '#renderer/editing/autosave.ts';
import { keepSelection } from '#renderer/editing/keep-selection.ts';
import { followOpenProject } from '#renderer/editing/open-clip.ts';
import { followFailures } from '#renderer/features/studio/follow-failures.ts';
import { followTakes } from '#renderer/features/studio/follow-takes.ts';
import { followTheme } from '#renderer/frame/apply-theme.ts';
import { isShown, showScreen } from '#renderer/frame/screen-store.ts';
import { setClient, type Client } from '#renderer/platform/client.ts';
import { startSubscriptions } from '#renderer/platform/subscriptions.ts';
import { words } from '#renderer/words/words.ts';
import { App } from './app.tsx';

/** Draws the app into `root`, on top of whatever carries it. */
export function startApp(root: HTMLElement, transport: Client): void {
  const client = startSubscriptions(transport);
  setClient(client);
  followTheme();
  followOpenProject();
  keepSelection();
  startAutosave(client);
  followTakes(() => {
    showScreen('studio');
  });
  followFailures();
  followSessionOnly();
  // What needs the person is told with the queue's own words, which come with it.
  void import('#renderer/features/queue/follow-needs.ts').then(({ followNeeds }) => {
    followNeeds({
      isQueueShown: () => isShown('queue'),
      onOpenQueue: () => {
        showScreen('queue');
      },
    });
  });
  // Codecs are for later: nothing of them stands in the way of the first paint.
  void import('#renderer/media/start-media-worker.ts').then(({ startMediaWorker }) => {
    startMediaWorker(client);
  });
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <App />
      </I18nextProvider>
    </StrictMode>,
  );
}
