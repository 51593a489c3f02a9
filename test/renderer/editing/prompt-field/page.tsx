import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { assetSchema } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { draftStore, editSpec, openDraft, redo, undo, useDraft } from '#renderer/editing/draft-store.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { words } from '#renderer/words/words.ts';
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

Object.assign(window, { draftStore, editSpec, undo, redo });
createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <main className="flex flex-col gap-8 p-8">
      <h1>Prompt fields</h1>
      <Field field="look" isMultiline />
      <Field field="soundBed" isMultiline={false} />
    </main>
  </I18nextProvider>,
);
