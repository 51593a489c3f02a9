import type { AssetId } from '../ids.ts';
import type { ClipSpec } from './clip-spec.ts';

/** Every file that a spec names, once. */
export function assetIdsOfSpec(spec: ClipSpec): AssetId[] {
  const slots = [spec.startFrame, spec.endFrame, spec.sourceVideo ?? null].filter((id) => id !== null);
  return [...new Set([...spec.references.map((reference) => reference.assetId), ...slots])];
}
