import '#renderer/platform/schemas-without-eval.ts';
import '#renderer/ui/style.css';
import { Clapperboard, Settings } from 'lucide-react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { AppFrame } from '#renderer/frame/app-frame.tsx';
import { followTheme } from '#renderer/frame/apply-theme.ts';
import { StartProblemScreen } from '#renderer/frame/start-problem-screen.tsx';
import { setClient, type ConnectionState } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { startSubscriptions } from '#renderer/platform/subscriptions.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { words } from '#renderer/words/words.ts';
import { appError, errorCodes } from '#shared/errors.ts';
import { FakeApplication } from '#test/renderer/studio/fake-application.ts';
import { film } from '#test/renderer/studio/scenes.ts';

const options = new URLSearchParams(location.hash.slice(1));
const application = new FakeApplication(film);
setClient(startSubscriptions(application.client));
followTheme();
const connection = options.get('connection') as ConnectionState | null;
if (connection !== null) application.setConnection(connection);
Object.assign(window, { frameTest: { application, mirrorStore } });

function Broken(): never {
  throw new Error('this screen is broken');
}

const code = errorCodes.find((each) => each === options.get('problem'));
createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      {code === undefined ? (
        <AppFrame
          firstRun={null}
          screens={[
            {
              name: 'studio',
              label: 'Studio',
              icon: Clapperboard,
              panels: [{ name: 'studio.inspector', label: 'Inspector', side: 'right' }],
              hasHistory: true,
              element: (
                <section data-panel="first" aria-label="first">
                  <button type="button">In the first panel</button>
                </section>
              ),
            },
            { name: 'settings', label: 'Settings', icon: Settings, isLast: true, element: <Broken /> },
          ]}
        />
      ) : (
        <StartProblemScreen
          error={appError('storage', code, { detail: 'SQLITE_CORRUPT' })}
          folder="/films"
          onTryAgain={() => undefined}
        />
      )}
    </AppSurface>
  </I18nextProvider>,
);
