import '#renderer/platform/schemas-without-eval.ts';
import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { priceOf } from '#electron/providers/fal/prices.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Derivative } from '#shared/domain/derivative.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema, tierIdSchema } from '#shared/ids.ts';
import { draftStore, editSpec, openDraft, redo, undo } from '#renderer/editing/draft-store.ts';
import { followQuotes } from '#renderer/editing/follow-quotes.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { PromptPanel } from '#renderer/features/prompt/prompt-panel.tsx';
import { ReferencesPanel } from '#renderer/features/references/references-panel.tsx';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { Announcer } from '#renderer/ui/announcer.tsx';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { words } from '#renderer/words/words.ts';
import { fal } from '#test/renderer/account-seed.ts';
import { elementAnswers } from '#test/renderer/fake-elements.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { assetOf, draft, provider, referenceAssets, snapshotOf } from '#test/renderer/seed.ts';
import { mira, nightTrain, platform, rainAudio, reference } from '#test/shared/prompt/night-train.ts';

/** The film that the test server answers with lasts five seconds; one that is longer has the id of another. */
const walk = reference(21, { name: 'Walk', kind: 'video', role: 'motion', hue: 5 });
const storm = reference(22, { name: 'Storm', kind: 'video', role: 'camera', hue: 6 });
const lengths: Readonly<Record<string, number>> = { [walk.assetId]: 5_000, [storm.assetId]: 20_000 };
const lengthOf = (id: string): number => lengths[id] ?? 15_000;

function fileOf(id: string, kind: Asset['kind'], name: string, durationMs = lengthOf(id)): Asset {
  const asset = assetOf(id, kind, { name, bytes: kind === 'video' ? 8_200_000 : 1_500_000 });
  return asset.facts === null || kind === 'image' ? asset : { ...asset, facts: { ...asset.facts, durationMs } };
}

const copies: Asset[] = [];
function quotesOf(spec: ClipSpec): Quote[] {
  const assets = new Map(Object.values(mirrorStore.getState().assets).map((asset) => [asset.id, asset]));
  const problems = checkReferenceLimits(spec, assets, fal);
  const { resolution, ratio, durationSeconds } = spec.parameters;
  const size = frameSizes[resolution][ratio === 'auto' ? '16:9' : ratio];
  const durationMs = { low: durationSeconds * 1_000, high: durationSeconds * 1_000 };
  const videos = spec.references.filter(({ kind }) => kind === 'video');
  const inputVideoMs = videos.reduce((sum, { assetId }) => sum + (assets.get(assetId)?.facts?.durationMs ?? 0), 0);
  const kind = spec.kind === 'references' ? 'references' : 'text';
  const priced = priceOf({
    tier: 'standard',
    kind,
    resolution,
    size,
    ratio,
    durationMs,
    inputVideoMs: videos.length === 0 ? null : inputVideoMs,
  });
  const isWhole = problems.length === 0;
  return [
    {
      providerId: fal.id,
      tier: tierIdSchema.parse('standard'),
      price: isWhole ? priced.price : { kind: 'unknown' },
      basis: isWhole ? priced.basis : null,
      isStale: false,
      ...size,
      durationMs,
      wait: null,
      losses: [],
      problems: [...problems],
    },
  ];
}

/** Copies are made at once, and are as long as they were asked to be. */
const fake = createFakeClient({
  'quotes.list': ({ spec }) => quotesOf(spec),
  'assets.get': ({ assetIds }) => copies.filter(({ id }) => assetIds.includes(id)),
  'derivatives.make': ({ assetId, recipe }): Derivative => {
    const id = assetIdSchema.parse(`${'c'.repeat(60)}${String(copies.length + 1).padStart(4, '0')}`);
    const { startMs, endMs } = recipe.range ?? { startMs: 0, endMs: 1_000 };
    const kind = mirrorStore.getState().assets[assetId]?.kind ?? 'video';
    const copy = fileOf(id, kind, 'copy.mp4', endMs - startMs);
    copies.push(copy);
    mirrorStore.setState(({ assets }) => ({ assets: { ...assets, [id]: copy } }));
    return { sourceId: assetId, recipe, state: 'done', share: 1, assetId: id, error: null };
  },
  ...elementAnswers(() => []),
  'assets.redrawThumbnail': () => appError('not-found', 'entity.not-found'),
});
setClient(fake);

const isLocal = location.hash.includes('local');
const files = [
  ...referenceAssets,
  fileOf(walk.assetId, 'video', 'walk.mov'),
  fileOf(storm.assetId, 'video', 'storm.mov'),
];
mirrorStore.setState({
  isReady: true,
  connection: 'connected',
  settings: { ...snapshotOf().settings, chosenProviderId: isLocal ? provider.id : fal.id },
  openProjectId: snapshotOf().settings.openProjectId,
  providers: [provider, fal],
  assets: Object.fromEntries(files.map((asset) => [asset.id, asset])),
});
openDraft({ ...draft, spec: { ...nightTrain, references: [mira, platform, rainAudio, walk] } });
followQuotes();
Object.assign(window, { fake, draftStore, editSpec, undo, redo, selectionStore, mirrorStore, storm });

createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      <main className="flex h-full w-94 flex-col border-r border-line-1 bg-bg-1">
        <h1 className="sr-only">Composer</h1>
        <ReferencesPanel isCompact={innerWidth < 1_280} />
        <PromptPanel />
      </main>
      <Announcer />
    </AppSurface>
  </I18nextProvider>,
);
