import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { draftStore, editSpec, openDraft } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { PromptPanel } from '#renderer/features/prompt/prompt-panel.tsx';
import { ReferencesPanel } from '#renderer/features/references/references-panel.tsx';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { Announcer } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { sentEntries, sentPrompts } from './history/sent-prompts.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { assetOf, clip, draft, provider, referenceAssets, snapshotOf } from '#test/renderer/seed.ts';

/** Every file becomes an asset, but those called "bad…" are refused and "slow…" take a while. */
const sent = new URLSearchParams(location.hash.slice(1)).get('sent');
const fake = createFakeClient(
  {
    'snapshots.list': () => {
      if (sent === 'failing') return appError('not-found', 'entity.not-found');
      return sent === 'none' ? [] : [...sentEntries];
    },
    'snapshots.get': ({ snapshotId }) =>
      sentPrompts.find(({ id }) => id === snapshotId) ?? appError('not-found', 'entity.not-found'),
  },
  async (file, options) => {
    if (file.name.startsWith('bad'))
      return err(appError('invalid-input', 'asset.empty', { params: { name: file.name } }));
    if (file.name.startsWith('slow')) {
      options?.onProgress?.(0.5);
      await new Promise<void>((resolve) => {
        options?.signal?.addEventListener('abort', () => {
          resolve();
        });
      });
      return err(appError('internal', 'internal'));
    }
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(file.name)));
    const id = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const kind = file.type.startsWith('video') ? 'video' : file.type.startsWith('audio') ? 'audio' : 'image';
    const asset = assetOf(id, kind, { name: file.name, hasThumbnail: false });
    mirrorStore.setState(({ assets }) => ({ assets: { ...assets, [asset.id]: asset } }));
    return ok(asset);
  },
);
setClient(fake);
mirrorStore.setState({
  isReady: true,
  connection: 'connected',
  settings: snapshotOf().settings,
  providers: [provider],
  clips: { [clip.id]: clip },
  assets: Object.fromEntries(referenceAssets.map((asset) => [asset.id, { ...asset, hasThumbnail: false }])),
});
openDraft(draft);
Object.assign(window, { fake, draftStore, editSpec, selectionStore, mirrorStore });

createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      <main className="flex h-full w-94 flex-col bg-bg-1">
        <h1 className="sr-only">Composer</h1>
        <ReferencesPanel />
        <PromptPanel />
      </main>
      <Announcer />
    </AppSurface>
  </I18nextProvider>,
);
