import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AssetId } from '#shared/ids.ts';

/** Every file that a spec names, once. */
export function assetIdsOfSpec(spec: ClipSpec): AssetId[] {
  const frames = [spec.startFrame, spec.endFrame].filter((id) => id !== null);
  return [...new Set([...spec.references.map((reference) => reference.assetId), ...frames])];
}
