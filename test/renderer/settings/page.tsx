import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { FirstRunScreen } from '#renderer/features/first-run/first-run-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { words } from '#renderer/words/words.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { appError } from '#shared/errors.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { AccountDesk, accountOf, fal } from '#test/renderer/account-seed.ts';
import { clip, draft, project, provider, sequence, snapshotOf } from '#test/renderer/seed.ts';
import { createBucketDesk } from './bucket-desk.ts';
import { scenes } from './scenes.ts';

/** `#screen=first-run&scene=environment`: which screen, and how keys and disk stand. */
const wanted = new URLSearchParams(window.location.hash.slice(1));
const isFirstRun = wanted.get('screen') === 'first-run';
const sceneName = wanted.get('scene') ?? 'plain';
const scene = scenes[sceneName] ?? {};
const { settings, library, open, host } = snapshotOf();
const desk = new AccountDesk(
  () => mirrorStore.getState().accounts,
  (account) => {
    mirrorStore.setState(({ accounts }) => ({ accounts: { ...accounts, [account.providerId]: account } }));
  },
);
const bucketDesk = createBucketDesk(
  () => mirrorStore.getState().bucket,
  (bucket) => {
    mirrorStore.setState({ bucket });
  },
);
const fake = createFakeClient({
  'settings.update': (update) => {
    if (sceneName === 'full') return appError('storage', 'storage.full');
    const next = { ...mirrorStore.getState().settings, ...(update as Partial<Settings>) };
    mirrorStore.setState({ settings: next });
    return next;
  },
  'projects.create': ({ name }) => {
    if (open === null) return appError('internal', 'internal');
    return { ...open, project: { ...project, name } };
  },
  'library.measure': () => {
    const measured = { ...library, usedBytes: 3_000_000 };
    mirrorStore.setState({ library: measured });
    return measured;
  },
  'accounts.saveKey': (input) => desk.save(input),
  'accounts.removeKey': (input) => desk.remove(input),
  'providers.refresh': ({ providerId }) =>
    mirrorStore.getState().providers.find(({ id }) => id === providerId) ?? appError('not-found', 'entity.not-found'),
  'accounts.test': (input) => desk.test(input),
  'bucket.save': (input) => bucketDesk.save(input),
  'bucket.test': () => bucketDesk.test(),
  'bucket.remove': () => bucketDesk.remove(),
});
setClient(fake);
mirrorStore.setState({
  isReady: true,
  connection: 'connected',
  appVersion: '1.2.3',
  settings: { ...settings, hasFinishedFirstRun: false },
  host,
  library,
  providers: [provider, fal],
  accounts: { [fal.id]: accountOf(fal) },
  ...scene,
  projects: { [project.id]: project },
  sequences: { [sequence.id]: sequence },
  clips: { [clip.id]: clip },
  drafts: { [clip.id]: draft },
});
Object.assign(window, { fake, draftStore, editSpec, selectionStore, mirrorStore });

createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      {!isFirstRun ? (
        <main className="flex h-full flex-col">
          <h1 className="sr-only">Settings</h1>
          <SettingsScreen />
        </main>
      ) : (
        <FirstRunScreen />
      )}
    </AppSurface>
  </I18nextProvider>,
);
