import type { Asset } from '#shared/domain/asset.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { MediaKind, Reference } from '#shared/domain/reference.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';

const limitOfKind = { image: 'images', video: 'videos', audio: 'audio' } as const satisfies Record<
  MediaKind,
  keyof Capabilities['references']
>;

/** References that the provider would not take: those past the limit of their kind, or past the limit in all. */
export function surplusReferences(
  references: readonly Reference[],
  limits: Capabilities['references'] | null,
): ReadonlySet<ReferenceId> {
  if (limits === null) return new Set();
  const counted: Record<MediaKind, number> = { image: 0, video: 0, audio: 0 };
  const surplus = references.filter(({ kind }, index) => {
    counted[kind] += 1;
    return counted[kind] > limits[limitOfKind[kind]] || index >= limits.total;
  });
  return new Set(surplus.map(({ id }) => id));
}

/** Bytes of all attached files that are known. */
export function attachedBytes(references: readonly Reference[], assets: Readonly<Record<AssetId, Asset>>): number {
  return references.reduce((sum, { assetId }) => sum + (assets[assetId]?.bytes ?? 0), 0);
}

/** The place a dragged tile lands at, as an index into the list without it. */
export function landingIndex(from: number, target: number, isAfter: boolean): number {
  const gap = isAfter ? target + 1 : target;
  return gap > from ? gap - 1 : gap;
}
