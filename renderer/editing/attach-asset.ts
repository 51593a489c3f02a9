import type { Asset } from '#shared/domain/asset.ts';
import { originOf, type Reference } from '#shared/domain/reference.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { draftStore } from './draft-store.ts';
import { newReferenceId } from './new-id.ts';
import { addReference } from './reference-edits.ts';
import { editAndTellKind } from './tell-kind.ts';

/** The reference of the open clip that uses a file, or a part of it. */
export function findAttached({ id }: Pick<Asset, 'id'>): Reference | undefined {
  return draftStore.getState().spec?.references.find((reference) => originOf(reference).assetId === id);
}

/** Attaches a file to the open clip, unless it is attached already. Gives the reference of it. */
export function attachAsset(asset: Asset): ReferenceId {
  const known = findAttached(asset);
  if (known !== undefined) return known.id;
  const id = newReferenceId();
  editAndTellKind((spec) => addReference(spec, asset, id));
  return id;
}
