import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { falCapabilities } from '#electron/providers/fal/capabilities.ts';
import { draftStore, openDraft, undo } from '#renderer/editing/draft-store.ts';
import { followQuotes } from '#renderer/editing/follow-quotes.ts';
import { showPromptTab } from '#renderer/features/prompt/prompt-tab-store.ts';
import { PromptPanel } from '#renderer/features/prompt/prompt-panel.tsx';
import { ReferencesPanel } from '#renderer/features/references/references-panel.tsx';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { Announcer } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { Derivative } from '#shared/domain/derivative.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { AppError } from '#shared/errors.ts';
import { tierIdSchema } from '#shared/ids.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { quoteOf } from '#test/renderer/quotes.ts';
import { draft, provider, snapshotOf } from '#test/renderer/seed.ts';
import { copyIdOf, heavyAssets, heavySpec } from './heavy-clip.ts';

const standard = tierIdSchema.parse('standard');
const tell = (derivative: Derivative): void => {
  mirrorStore.setState(({ derivatives }) => ({
    derivatives: [...derivatives.filter(({ sourceId }) => sourceId !== derivative.sourceId), derivative],
  }));
};

/** The application's part: limits are fal.ai's and are checked by its own rules; copies are made when the test says so. */
const fake = createFakeClient({
  'quotes.list': ({ spec }) => [
    quoteOf(),
    quoteOf({
      providerId: falCapabilities.id,
      tier: standard,
      price: { kind: 'unknown' },
      problems: checkReferenceLimits(
        spec,
        new Map(Object.entries(mirrorStore.getState().assets)) as never,
        falCapabilities,
      ),
    }),
  ],
  'derivatives.make': ({ assetId: sourceId, recipe }) => {
    const queued: Derivative = { sourceId, recipe, state: 'queued', share: 0, assetId: null, error: null };
    tell(queued);
    return queued;
  },
});

const copies = {
  asked: (): readonly Derivative[] => mirrorStore.getState().derivatives,
  progress(index: number, share: number): void {
    const asked = copies.asked()[index];
    if (asked !== undefined) tell({ ...asked, state: 'working', share });
  },
  fail(error: AppError): void {
    for (const asked of copies.asked()) tell({ ...asked, state: 'failed', share: 0, error });
  },
  /** Every copy that was asked for is there, as its recipe says. */
  finish(): void {
    for (const asked of copies.asked()) {
      const source = mirrorStore.getState().assets[asked.sourceId];
      if (source === undefined || asked.state === 'done') continue;
      const { range, size, mime, maxBytes } = asked.recipe;
      const id = copyIdOf(source);
      const facts = source.facts === null ? null : { ...source.facts, ...size };
      const durationMs = range === null ? (facts?.durationMs ?? null) : range.endMs - range.startMs;
      const copy: Asset = {
        ...source,
        id,
        mime,
        name: `copy of ${source.name}`,
        bytes: Math.min(source.bytes, maxBytes ?? source.bytes),
        facts: facts === null ? null : { ...facts, durationMs },
      };
      mirrorStore.setState(({ assets }) => ({ assets: { ...assets, [id]: copy } }));
      tell({ ...asked, state: 'done', share: 1, assetId: id });
    }
  },
};

setClient(fake);
mirrorStore.setState({
  isReady: true,
  connection: 'connected',
  settings: { ...snapshotOf().settings, chosenProviderId: falCapabilities.id },
  providers: [provider, falCapabilities],
  assets: Object.fromEntries(heavyAssets.map((asset) => [asset.id, asset])),
});
openDraft({ ...draft, spec: heavySpec });
followQuotes();
showPromptTab('preflight');
Object.assign(window, { fake, draftStore, mirrorStore, copies, undo });

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

export type Copies = typeof copies;
