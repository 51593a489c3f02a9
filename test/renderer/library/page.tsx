import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { draftStore, editSpec, openDraft } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { LibraryScreen } from '#renderer/features/library/library-screen.tsx';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { Announcer } from '#renderer/ui/announcer.tsx';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { words } from '#renderer/words/words.ts';
import type { LibraryItem } from '#shared/domain/library.ts';
import { appError } from '#shared/errors.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { elementAnswers } from '#test/renderer/fake-elements.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import {
  assetOf,
  clip,
  draft,
  libraryItem,
  libraryItems,
  now,
  provider,
  recipe,
  snapshotOf,
} from '#test/renderer/seed.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const many = (count: number): LibraryItem[] =>
  Array.from({ length: count }, (_, index) => ({
    ...libraryItem(index, assetOf((index + 1).toString(16).padStart(64, 'c'), 'image', { hasThumbnail: false })),
    createdAt: now - index * 600_000,
  }));

/** `#many`, `#empty` and `#broken` are other libraries; a page holds 200 items. */
const { hash } = window.location;
let items: LibraryItem[] = hash === '#many' ? many(5_000) : hash === '#empty' ? [] : [...libraryItems];
const trash: LibraryItem[] = [];
let failures = hash === '#broken' ? 1 : 0;

const trashedAt = (item: LibraryItem, at: number | null): LibraryItem => ({
  ...item,
  asset: item.take === null ? { ...item.asset, trashedAt: at } : item.asset,
  take: item.take === null ? null : { ...item.take, trashedAt: at },
});

const fake = createFakeClient(
  {
    'library.list': ({ bucket, kinds, cursor, limit }) => {
      if (failures > 0) {
        failures -= 1;
        return appError('storage', 'storage.busy');
      }
      const all = bucket === 'trash' ? trash : items;
      const found = all.filter(
        ({ asset, take }) =>
          (kinds.length === 0 || kinds.includes(asset.kind)) &&
          (bucket !== 'rejected' || take?.verdict === 'rejected') &&
          (bucket !== 'missing' || asset.isMissing),
      );
      const start = cursor === null ? 0 : Number(cursor);
      const end = start + limit;
      return { items: found.slice(start, end), nextCursor: end < found.length ? String(end) : null };
    },
    'library.counts': () => ({ all: items.length, rejected: 1, missing: 1, trash: trash.length }),
    'library.recipe': () => recipe,
    'library.trash': ({ itemIds }) => {
      trash.push(...items.filter(({ id }) => itemIds.includes(id)).map((item) => trashedAt(item, 1)));
      items = items.filter(({ id }) => !itemIds.includes(id));
      return { itemIds };
    },
    'library.restore': ({ itemIds }) => {
      const back = trash.filter(({ id }) => itemIds.includes(id)).map((item) => trashedAt(item, null));
      trash.splice(0, trash.length, ...trash.filter(({ id }) => !itemIds.includes(id)));
      items = [...items, ...back].toSorted((a, b) => b.createdAt - a.createdAt);
      // The application announces what changed.
      mirrorStore.setState(({ takes, assets }) => ({
        takes: {
          ...takes,
          ...Object.fromEntries(back.flatMap(({ take }) => (take === null ? [] : [[take.id, take]]))),
        },
        assets: { ...assets, ...Object.fromEntries(back.map(({ asset }) => [asset.id, asset])) },
      }));
      return { itemIds };
    },
    'clips.create': ({ spec, name }) => {
      const id = clipIdSchema.parse(idNumber(901));
      const created = {
        clip: { ...clip, id, name: name ?? 'Clip' },
        draft: { ...draft, clipId: id, spec: spec ?? draft.spec },
      };
      mirrorStore.setState(({ clips, drafts }) => ({
        clips: { ...clips, [id]: created.clip },
        drafts: { ...drafts, [id]: created.draft },
      }));
      return created;
    },
    ...elementAnswers(() => items.map(({ asset }) => asset)),
    'settings.update': () => mirrorStore.getState().settings,
    'assets.redrawThumbnail': () => appError('not-found', 'entity.not-found'),
  },
  async (file) => {
    const asset = assetOf('f'.repeat(64), 'image', { name: file.name, hasThumbnail: false });
    items = [{ ...libraryItem(0, asset), createdAt: now + 1 }, ...items];
    mirrorStore.setState(({ assets }) => ({ assets: { ...assets, [asset.id]: asset } }));
    return ok(asset);
  },
);
setClient(fake);
const { settings, library } = snapshotOf();
mirrorStore.setState({
  isReady: true,
  connection: 'connected',
  settings,
  library,
  providers: [provider],
  openProjectId: settings.openProjectId,
  clips: { [clip.id]: clip },
  drafts: { [clip.id]: draft },
});
openDraft(draft);
Object.assign(window, { fake, draftStore, editSpec, selectionStore, mirrorStore });

createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      <main className="flex h-full flex-col">
        <h1 className="sr-only">Library</h1>
        <LibraryScreen
          onOpenStudio={() => {
            document.title = 'Studio';
          }}
        />
      </main>
      <Announcer />
    </AppSurface>
  </I18nextProvider>,
);
