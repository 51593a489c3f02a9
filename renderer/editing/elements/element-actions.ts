import type { Asset } from '#shared/domain/asset.ts';
import { maxElementAssets, type Element, type ElementAsset, type ElementKind } from '#shared/domain/element.ts';
import { originOf, rolesOfKind, type MediaKind, type Reference } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { attachElement, updateFromElement } from '#renderer/editing/element-edits.ts';
import { newReferenceId } from '#renderer/editing/new-id.ts';
import { uniqueName } from '#renderer/editing/reference-names.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { editAndTellKind } from '#renderer/editing/tell-kind.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import './element-words.ts';

/** What files of these kinds most often are. */
export function usualKind(kinds: readonly MediaKind[]): ElementKind {
  return kinds.length > 0 && kinds.every((kind) => kind === 'audio') ? 'voice' : 'character';
}

export function fileOfAsset({ id, kind }: Pick<Asset, 'id' | 'kind'>): ElementAsset {
  return { assetId: id, role: rolesOfKind[kind][0] ?? 'style', usedRange: null };
}

/** What stands in the list: those of the open project that are not in the trash, by name. */
export function listElements(elements: Readonly<Record<string, Element>>): Element[] {
  return Object.values(elements)
    .filter(({ trashedAt }) => trashedAt === null)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Makes an element of files. The name is made one that can be typed after `@` and that nobody else has. */
export async function createElement(
  name: string,
  kind: ElementKind,
  assets: readonly ElementAsset[],
): Promise<Element | null> {
  const { openProjectId, elements } = mirrorStore.getState();
  if (openProjectId === null) return null;
  const typed = uniqueName(name, listElements(elements));
  const files = assets.slice(0, maxElementAssets);
  const created = await orReport(
    client().invoke('elements.create', { projectId: openProjectId, kind, name: typed, assets: files }),
  );
  if (created === null) return null;
  showToast({ title: words.t('elements.made', { name: created.name }) });
  return created;
}

/** Makes an element of a reference and lets the clip know that it is a part of it: its mentions stay as they are. */
export async function createFromReference(reference: Reference): Promise<void> {
  const file = { ...originOf(reference), role: reference.role };
  const created = await createElement(reference.name, usualKind([reference.kind]), [file]);
  if (created === null) return;
  const { assets } = mirrorStore.getState();
  editSpec((spec) => attachElement(spec, created, assets, newReferenceId));
}

export async function renameElement({ id, name: before }: Element, name: string): Promise<void> {
  const others = listElements(mirrorStore.getState().elements).filter((each) => each.id !== id);
  const typed = uniqueName(name, others);
  if (typed !== before) await orReport(client().invoke('elements.rename', { elementId: id, name: typed }));
}

export async function setElementKind({ id }: Element, kind: ElementKind): Promise<void> {
  await orReport(client().invoke('elements.setKind', { elementId: id, kind }));
}

export async function setElementAssets({ id }: Element, assets: readonly ElementAsset[]): Promise<void> {
  await orReport(client().invoke('elements.setAssets', { elementId: id, assets: [...assets] }));
}

/** Adds files at the end; those that are there already stay where they are. */
export async function addToElement(
  elementId: Element['id'],
  files: readonly Pick<Asset, 'id' | 'kind'>[],
): Promise<void> {
  const element = mirrorStore.getState().elements[elementId];
  if (element === undefined) return;
  const known = new Set<AssetId>(element.assets.map(({ assetId }) => assetId));
  const assets = [...element.assets, ...files.filter(({ id }) => !known.has(id)).map(fileOfAsset)];
  if (assets.length > maxElementAssets) {
    showToast({ title: words.t('elements.full', { count: maxElementAssets }), kind: 'failure' });
  }
  await setElementAssets(element, assets.slice(0, maxElementAssets));
}

/** Deletes an element; the toast takes it back. No clip changes. */
export async function trashElement({ id, name }: Element): Promise<void> {
  const trashed = await orReport(client().invoke('elements.trash', { elementId: id }));
  if (trashed === null) return;
  showToast({
    title: words.t('elements.trashed', { name }),
    action: {
      label: words.t('common.undo'),
      onAction: () => void orReport(client().invoke('elements.restore', { elementId: id })),
    },
  });
}

/** Attaches all files of an element to the open clip. */
export function attachToClip(element: Element): void {
  const { assets } = mirrorStore.getState();
  editAndTellKind((spec) => attachElement(spec, element, assets, newReferenceId));
}

/** Takes over in the open clip what an element says now, as one undo step. */
export function updateClip(element: Element): void {
  const { assets } = mirrorStore.getState();
  editAndTellKind((spec) => updateFromElement(spec, element, assets, newReferenceId));
}
