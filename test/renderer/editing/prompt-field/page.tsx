import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { assetSchema } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import { elementSchema } from '#shared/domain/element.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { draftStore, editSpec, openDraft, redo, undo, useDraft } from '#renderer/editing/draft-store.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { words } from '#renderer/words/words.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { assetOf, libraryItem } from '#test/renderer/seed.ts';
import { idNumber, nightTrain } from '#test/shared/prompt/night-train.ts';

const spec: ClipSpec = { ...nightTrain, look: [], soundBed: [] };
openDraft({ clipId: clipIdSchema.parse(idNumber(900)), spec, revision: 0, updatedAt: 0 });
mirrorStore.setState({
  assets: Object.fromEntries(
    spec.references.map(({ assetId, kind }) => [
      assetId,
      assetSchema.parse({
        id: assetId,
        kind,
        mime: kind === 'audio' ? 'audio/wav' : 'image/png',
        bytes: 1_000,
        name: 'file',
        origin: 'imported',
        probe: 'done',
        facts: null,
        hasThumbnail: false,
        isMissing: false,
        createdAt: 0,
        trashedAt: null,
      }),
    ]),
  ),
});

/** Mira's coat and her voice, under one name; and a place that has no file yet. */
const parts = [assetOf('e'.repeat(64), 'image', { hasThumbnail: false }), assetOf('f'.repeat(64), 'audio')];
const cast = [
  { number: 801, name: 'Conductor', kind: 'character' as const, assets: parts },
  { number: 802, name: 'Empty-house', kind: 'place' as const, assets: [] },
].map(({ number, name, kind, assets }) =>
  elementSchema.parse({
    id: idNumber(number),
    projectId: idNumber(800),
    kind,
    name,
    assets: assets.map((asset) => ({
      assetId: asset.id,
      role: asset.kind === 'image' ? 'identity' : 'voice',
      usedRange: null,
    })),
    createdAt: 0,
    trashedAt: null,
  }),
);
mirrorStore.setState(({ assets }) => ({
  elements: Object.fromEntries(cast.map((element) => [element.id, element])),
  assets: { ...assets, ...Object.fromEntries(parts.map((asset) => [asset.id, asset])) },
}));

/** The library knows an umbrella and a ticket, and what is attached. */
const items = [
  libraryItem(1, assetOf('a'.repeat(64), 'image', { name: 'Umbrella red.png', hasThumbnail: false })),
  libraryItem(2, assetOf('b'.repeat(64), 'image', { name: 'ticket.png', hasThumbnail: false })),
  libraryItem(3, assetOf(spec.references[0]?.assetId ?? '', 'image', { name: 'Mira.png', hasThumbnail: false })),
];
const fake = createFakeClient({
  'library.find': ({ text, limit }) =>
    items.filter(({ asset }) => asset.name.toLowerCase().includes(text)).slice(0, limit),
});
setClient(fake);

function Field({ field, isMultiline }: { readonly field: 'look' | 'soundBed'; readonly isMultiline: boolean }) {
  const value = useDraft((draft) => draft.spec?.[field] ?? []);
  const change = (next: RichTextSegment[]): void => {
    editSpec((before) => ({ ...before, [field]: next }), field);
  };
  return (
    <PromptField
      label={field}
      fieldId={field}
      value={value}
      onChange={change}
      placeholder={`the ${field}`}
      isMultiline={isMultiline}
    />
  );
}

Object.assign(window, { fake, mirrorStore, selectionStore, draftStore, editSpec, undo, redo });
createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <main className="flex flex-col gap-8 p-8">
      <h1>Prompt fields</h1>
      <Field field="look" isMultiline />
      <Field field="soundBed" isMultiline={false} />
    </main>
  </I18nextProvider>,
);
