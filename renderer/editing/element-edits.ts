import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Element, ElementAsset } from '#shared/domain/element.ts';
import { originOf, type Reference } from '#shared/domain/reference.ts';
import type { AssetId, ElementId, ReferenceId } from '#shared/ids.ts';
import { isSameRange, withReferences } from './reference-edits.ts';
import { nextHue, uniqueName } from './reference-names.ts';

/*
 * What an element does to a clip. A clip copies what it uses of an element, so that what was sent never changes; these
 * functions attach it, tell whether it has changed since, and bring the clip up to date.
 */

type Assets = Readonly<Record<AssetId, Asset>>;

/** The most references that a spec may hold. */
const maxReferences = 40;

/** What an element says about one of its files, as it is copied into a clip. */
function partOf({ id, name }: Element, { role, usedRange }: ElementAsset): NonNullable<Reference['element']> {
  return { id, name, role, usedRange };
}

/** Its files that can be attached: known, and not in the trash. */
function filesOf(element: Element, assets: Assets): { readonly file: ElementAsset; readonly asset: Asset }[] {
  return element.assets.flatMap((file) => {
    const asset = assets[file.assetId];
    return asset === undefined || asset.trashedAt !== null ? [] : [{ file, asset }];
  });
}

export function canAttach(element: Element, assets: Assets): boolean {
  return element.trashedAt === null && filesOf(element, assets).length > 0;
}

function isOf(id: ElementId): (reference: Reference) => boolean {
  return ({ element }) => element?.id === id;
}

/** One file of an element as a reference: what is there of it already keeps its id, its name and its colour. */
function attachFile(
  references: readonly Reference[],
  element: Element,
  { file, asset, number }: { readonly file: ElementAsset; readonly asset: Asset; readonly number: number | null },
  newId: () => ReferenceId,
): readonly Reference[] {
  const part = partOf(element, file);
  const isFile = (reference: Reference): boolean => originOf(reference).assetId === asset.id;
  const own = references.find((each) => isFile(each) && isOf(element.id)(each));
  const known = own ?? references.find((each) => isFile(each) && each.element === undefined);
  if (known !== undefined) return references.map((each) => (each === known ? updated(each, part) : each));
  const parts = references.filter(isOf(element.id));
  const added: Reference = {
    id: newId(),
    assetId: asset.id,
    kind: asset.kind,
    name: uniqueName(number === null ? element.name : `${element.name}-${number}`, references),
    role: file.role,
    // All of an element wear one colour: that of its chip.
    hue: parts[0]?.hue ?? nextHue(references),
    usedRange: file.usedRange,
    element: part,
  };
  return references.length >= maxReferences ? references : [...references, added];
}

/** What the element says anew is taken over; what a person chose in the clip stays. */
function updated(reference: Reference, part: NonNullable<Reference['element']>): Reference {
  const before = reference.element;
  if (before === undefined) return { ...reference, element: part };
  const { cutFrom: _, ...rest } = reference;
  const isNewRange = !isSameRange(before.usedRange, part.usedRange);
  const ranged = isNewRange ? { ...rest, assetId: originOf(reference).assetId, usedRange: part.usedRange } : reference;
  return { ...ranged, role: before.role === part.role ? reference.role : part.role, element: part };
}

/** Attaches every file of an element that is not attached yet. */
export function attachElement(spec: ClipSpec, element: Element, assets: Assets, newId: () => ReferenceId): ClipSpec {
  const files = filesOf(element, assets);
  const references = files.reduce<readonly Reference[]>(
    (before, { file, asset }, index) =>
      attachFile(before, element, { file, asset, number: files.length === 1 ? null : index + 1 }, newId),
    spec.references,
  );
  return withReferences(spec, references);
}

/** Whether an element says something else now than when it was attached. One in the trash has no say any more. */
export function hasChanged(spec: ClipSpec, element: Element, assets: Assets): boolean {
  const parts = spec.references.filter(isOf(element.id));
  if (parts.length === 0 || element.trashedAt !== null) return false;
  const files = filesOf(element, assets);
  const isSame = (part: Reference): boolean => {
    const file = files.find(({ asset }) => asset.id === originOf(part).assetId)?.file;
    const was = part.element;
    return (
      file !== undefined &&
      was?.name === element.name &&
      was.role === file.role &&
      isSameRange(was.usedRange, file.usedRange)
    );
  };
  return parts.length !== files.length || !parts.every(isSame);
}

/** Brings a clip up to date with an element: new files come, old ones go, mentions stay as they are. */
export function updateFromElement(
  spec: ClipSpec,
  element: Element,
  assets: Assets,
  newId: () => ReferenceId,
): ClipSpec {
  const kept = new Set(element.assets.map(({ assetId }) => assetId));
  const left = spec.references.filter(
    (reference) => !isOf(element.id)(reference) || kept.has(originOf(reference).assetId),
  );
  return attachElement(withReferences(spec, left), element, assets, newId);
}
