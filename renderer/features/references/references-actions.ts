import type { Asset } from '#shared/domain/asset.ts';
import type { ReferenceRole } from '#shared/domain/reference.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';
import { attachAsset, findAttached } from '#renderer/editing/attach-asset.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { editAndTellKind } from '#renderer/editing/tell-kind.ts';
import type { DroppedFiles } from '#renderer/editing/dropped-files.ts';
import { importFiles } from '#renderer/editing/file-imports.ts';
import { newReferenceId } from '#renderer/editing/new-id.ts';
import {
  framesToReferences,
  keepOnlyFrames,
  moveReference,
  removeReference,
  renameReference,
  setFrame,
  setRole,
  setSourceVideo,
  type FrameSlot,
} from '#renderer/editing/reference-edits.ts';
import { reportRefusals } from '#renderer/editing/report-refusals.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { acceptedFiles } from '#renderer/ui/accepted-files.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { openFileDialog } from '#renderer/ui/open-file-dialog.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';

function attachReference(asset: Asset): void {
  const known = findAttached(asset);
  if (known === undefined) attachAsset(asset);
  else showToast({ title: words.t('references.alreadyThere', { name: known.name }) });
}

function attachFrame(slot: FrameSlot, asset: Asset): void {
  if (asset.kind !== 'image') {
    showToast({ title: words.t('references.frameIsPicture', { name: asset.name }), kind: 'failure' });
    return;
  }
  editAndTellKind((spec) => setFrame(spec, slot, asset.id));
}

function attachVideo(asset: Asset): void {
  if (asset.kind === 'video') editAndTellKind((spec) => setSourceVideo(spec, asset.id));
  else showToast({ title: words.t('references.video.isVideo', { name: asset.name }), kind: 'failure' });
}

/** Where files go: into the tray, or into a slot that takes one. */
export type AttachPlace = 'reference' | 'sourceVideo' | FrameSlot;

/** Copies files into the library and attaches them to the clip that was open when they were chosen. */
export async function attachFiles(dropped: DroppedFiles, place: AttachPlace): Promise<void> {
  const { clipId } = draftStore.getState();
  const files = place === 'reference' ? dropped.files : dropped.files.slice(0, 1);
  const refusals = await importFiles(files, place, (asset) => {
    // The file stays in the library, but another clip must not get it.
    if (draftStore.getState().clipId !== clipId) return;
    if (place === 'reference') attachReference(asset);
    else if (place === 'sourceVideo') attachVideo(asset);
    else attachFrame(place, asset);
  });
  reportRefusals([...dropped.refusals, ...refusals]);
}

/** Asks for files and attaches them as references. */
export function chooseReferenceFiles(): void {
  openFileDialog({
    accept: acceptedFiles,
    isMultiple: true,
    onFiles: (files) => void attachFiles({ files, refusals: [] }, 'reference'),
  });
}

export function removeFromTray(id: ReferenceId): void {
  editSpec((spec) => removeReference(spec, id));
}

export function rename(id: ReferenceId, name: string): void {
  editSpec((spec) => renameReference(spec, id, name));
}

export function chooseRole(id: ReferenceId, role: ReferenceRole): void {
  editSpec((spec) => setRole(spec, id, role));
}

/** Moves a reference among the others and says where it stands now. */
export function moveInTray(id: ReferenceId, toIndex: number): void {
  editSpec((spec) => moveReference(spec, id, toIndex));
  const references = draftStore.getState().spec?.references ?? [];
  const index = references.findIndex((reference) => reference.id === id);
  const name = references[index]?.name;
  if (name !== undefined) announce(words.t('references.movedTo', { name, place: index + 1, count: references.length }));
}

export function emptyFrame(slot: FrameSlot): void {
  editAndTellKind((spec) => setFrame(spec, slot, null));
}

export function emptySourceVideo(): void {
  editAndTellKind((spec) => setSourceVideo(spec, null));
}

/** The video that is attached already is what the clip is made out of. */
export function editVideo(): void {
  editAndTellKind((spec) => (spec.sourceVideo === undefined ? spec : setSourceVideo(spec, spec.sourceVideo)));
}

export function keepFrames(): void {
  editAndTellKind(keepOnlyFrames);
}

function frameAsReference(slot: FrameSlot, assetId: AssetId | null) {
  const asset = assetId === null ? undefined : mirrorStore.getState().assets[assetId];
  if (asset === undefined) return undefined;
  const name = words.t(`references.frameName.${slot}`);
  const before = words.t(`references.frameSentence.${slot}`);
  return { asset, id: newReferenceId(), name, before, after: '.' };
}

/** Turns the frames into references that the first and last shots mention. */
export function turnFramesIntoReferences(): void {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const start = frameAsReference('startFrame', spec.startFrame);
  const end = frameAsReference('endFrame', spec.endFrame);
  editAndTellKind((before) =>
    framesToReferences(before, { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }),
  );
}

export function hover(assetId: AssetId | null): void {
  selectionStore.setState({ hoveredAssetId: assetId });
}
