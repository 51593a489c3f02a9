import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Reference } from '#shared/domain/reference.ts';
import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import { mapTexts } from '#shared/domain/spec-texts.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';
import { addReference, setRole } from '#renderer/editing/reference-edits.ts';

/**
 * The words of a recipe in another clip. A mention finds the reference of the same file there; where that file is not
 * attached its name stays as words. References and settings of the clip stay, but its length follows the shots.
 */
export function withPromptOf(spec: ClipSpec, recipe: ClipSpec): ClipSpec {
  const here = new Map(spec.references.map(({ assetId, id }) => [assetId, id]));
  const there = new Map(recipe.references.map((reference) => [reference.id, reference]));
  const translate = (segment: RichTextSegment): RichTextSegment => {
    if (segment.type === 'text') return segment;
    const reference = there.get(segment.referenceId);
    const id = reference === undefined ? undefined : here.get(reference.assetId);
    if (id !== undefined) return { type: 'mention', referenceId: id };
    return { type: 'text', text: reference?.name ?? segment.lastName ?? '' };
  };
  const { mode, text, look, soundBed, shots } = mapTexts(recipe, (each) => each.map(translate));
  const { durationSeconds } = recipe.parameters;
  return { ...spec, mode, text, look, soundBed, shots, parameters: { ...spec.parameters, durationSeconds } };
}

/** The references of a recipe that are still in the library, added to those of a clip. */
export function withReferencesOf(
  spec: ClipSpec,
  recipe: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  newId: () => ReferenceId,
): ClipSpec {
  const attach = (before: ClipSpec, { assetId, name, role }: Reference): ClipSpec => {
    const asset = assets.get(assetId);
    if (asset === undefined) return before;
    const id = newId();
    const added = addReference(before, { ...asset, name }, id);
    return added === before ? before : setRole(added, id, role);
  };
  return recipe.references.reduce(attach, spec);
}
