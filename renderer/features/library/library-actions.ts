import type { LibraryItem, LibraryItemId, TakeRecipe } from '#shared/domain/library.ts';
import { attachAsset, findAttached } from '#renderer/editing/attach-asset.ts';
import { draftStore, editSpec, undo } from '#renderer/editing/draft-store.ts';
import type { DroppedFiles } from '#renderer/editing/dropped-files.ts';
import { importFiles } from '#renderer/editing/file-imports.ts';
import { newReferenceId } from '#renderer/editing/new-id.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { reportRefusals } from '#renderer/editing/report-refusals.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { remember } from '#renderer/editing/remember.ts';
import { acceptedFiles } from '#renderer/ui/accepted-files.ts';
import { openFileDialog } from '#renderer/ui/open-file-dialog.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { words } from '#renderer/words/words.ts';
import { itemTitle } from './item-words.ts';
import { libraryStore } from './library-store.ts';
import { idsOf } from './merge-items.ts';
import { withPromptOf, withReferencesOf } from './reuse.ts';
import { keepExisting, select, type SelectMode } from './selection.ts';

export function selectItem(id: LibraryItemId, mode: SelectMode): void {
  libraryStore.setState(({ selection, items }) => ({ selection: select(selection, id, mode, idsOf(items)) }));
}

export function selectAll(): void {
  libraryStore.setState(({ items, selection }) => ({ selection: { ...selection, ids: new Set(idsOf(items)) } }));
}

function takeOut(gone: readonly LibraryItemId[]): void {
  const ids = new Set(gone);
  libraryStore.setState(({ items, selection }) => {
    const left = items.filter(({ id }) => !ids.has(id));
    return { items: left, selection: keepExisting(selection, idsOf(items), idsOf(left)) };
  });
}

function selectedIds(): LibraryItemId[] {
  return [...libraryStore.getState().selection.ids];
}

/** Moves what is selected to the trash; the toast takes it back. */
export async function trashSelected(): Promise<void> {
  const itemIds = selectedIds();
  if (itemIds.length === 0 || libraryStore.getState().bucket === 'trash') return;
  const trashed = await client().invoke('library.trash', { itemIds });
  if (!trashed.ok) {
    showToast({ title: errorSentence(trashed.error), kind: 'failure' });
    return;
  }
  const gone = trashed.value.itemIds;
  takeOut(gone);
  showToast({
    title: words.t('library.trashed', { count: gone.length }),
    action: { label: words.t('common.undo'), onAction: () => void restore(gone) },
  });
}

async function restore(itemIds: LibraryItemId[]): Promise<void> {
  if (itemIds.length === 0) return;
  const restored = await client().invoke('library.restore', { itemIds });
  if (!restored.ok) {
    showToast({ title: errorSentence(restored.error), kind: 'failure' });
    return;
  }
  if (libraryStore.getState().bucket === 'trash') takeOut(restored.value.itemIds);
  showToast({ title: words.t('library.restored', { count: restored.value.itemIds.length }) });
}

export function restoreSelected(): void {
  void restore(selectedIds());
}

export async function importToLibrary({ files, refusals }: DroppedFiles): Promise<void> {
  let kept = 0;
  const refused = await importFiles(files, 'library', () => {
    kept += 1;
  });
  reportRefusals([...refusals, ...refused]);
  if (kept > 0) showToast({ title: words.t('library.imported', { count: kept }) });
}

export function chooseFilesToImport(): void {
  openFileDialog({
    accept: acceptedFiles,
    isMultiple: true,
    onFiles: (files) => void importToLibrary({ files, refusals: [] }),
  });
}

/** Follows the slider at once; the height is stored when it has settled. */
export function setRowHeight(rowHeight: number): void {
  libraryStore.setState({ rowHeight });
  remember({ libraryRowHeight: rowHeight });
}

/** Starts a new clip with everything a take was made from, and opens it. Tells whether it could. */
export async function reuseEverything(item: LibraryItem, recipe: TakeRecipe): Promise<boolean> {
  const { openProjectId } = mirrorStore.getState();
  if (openProjectId === null) return false;
  const created = await client().invoke('clips.create', {
    projectId: openProjectId,
    spec: recipe.spec,
    ...(item.clipName === null ? {} : { name: item.clipName }),
  });
  if (!created.ok) {
    showToast({ title: errorSentence(created.error), kind: 'failure' });
    return false;
  }
  openClip(created.value.clip.id);
  return true;
}

function openClipName(): string {
  const { clipId } = draftStore.getState();
  return clipId === null ? '' : (mirrorStore.getState().clips[clipId]?.name ?? '');
}

/** The clip that is open is not on this screen: its name is said, and one press takes the change back. */
function tellReused(key: 'promptReused' | 'referencesReused' | 'attached'): void {
  const { clipId, spec } = draftStore.getState();
  showToast({
    title: words.t(`library.${key}`, { clip: openClipName() }),
    action: {
      label: words.t('common.undo'),
      onAction: () => {
        const now = draftStore.getState();
        // Anything written since then must not be undone in its place.
        if (now.clipId === clipId && now.spec === spec) undo();
      },
    },
  });
}

export function reusePrompt({ spec: recipe }: TakeRecipe): void {
  editSpec((spec) => withPromptOf(spec, recipe));
  tellReused('promptReused');
}

export function reuseReferences({ spec: recipe, assets }: TakeRecipe): void {
  const known = new Map(assets.filter(({ trashedAt }) => trashedAt === null).map((asset) => [asset.id, asset]));
  const before = draftStore.getState().spec;
  editSpec((spec) => withReferencesOf(spec, recipe, known, newReferenceId));
  if (draftStore.getState().spec === before) showToast({ title: words.t('library.referencesThere') });
  else tellReused('referencesReused');
}

/** Attaches a take or a file to the clip that is open. The clip is not on this screen: its name is said. */
export function attachToOpenClip(item: LibraryItem): void {
  const known = findAttached(item.asset);
  if (known !== undefined) {
    showToast({ title: words.t('references.alreadyThere', { name: known.name }) });
    return;
  }
  // The name of a take is that of its clip; the ending is left out of the name of a reference.
  attachAsset(item.take === null ? item.asset : { ...item.asset, name: `${itemTitle(item)}.mp4` });
  tellReused('attached');
}

export async function reveal(item: LibraryItem): Promise<void> {
  const shown = await client().invoke('desktop.reveal', { assetId: item.asset.id });
  if (!shown.ok) showToast({ title: errorSentence(shown.error), kind: 'failure' });
}
