import type { Asset } from '#shared/domain/asset.ts';
import { usedMs } from '#shared/domain/legal-copy.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { Reference, UsedRange } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';

/** What a provider takes of a kind of file, and what is left of it for one reference. In milliseconds. */
export interface RangeRoom {
  readonly minMs: number;
  readonly maxMs: number;
  /** Used by the other references of the kind. */
  readonly othersMs: number;
  readonly leftMs: number;
}

/** `null`: any length will do, or nobody has measured the others. */
export function rangeRoom(
  { id, kind }: Reference,
  references: readonly Reference[],
  assets: Readonly<Record<AssetId, Asset>>,
  limits: Capabilities['limits'],
): RangeRoom | null {
  if (limits === null || kind === 'image') return null;
  const others = references.filter((other) => other.kind === kind && other.id !== id);
  const othersMs = others.reduce((sum, { assetId, name, usedRange }) => {
    const asset = assets[assetId];
    return sum + (asset === undefined ? 0 : (usedMs({ asset, name, usedRange }) ?? 0));
  }, 0);
  const minMs = kind === 'video' ? limits.video.minTotalMs : 0;
  const maxMs = limits[kind].maxTotalMs;
  return { minMs, maxMs, othersMs, leftMs: Math.max(0, maxMs - othersMs) };
}

/** By how many milliseconds a part is too long (above 0) or too short (below 0); 0: it fits. */
export function misfitMs({ startMs, endMs }: UsedRange, { minMs, othersMs, leftMs }: RangeRoom): number {
  const length = endMs - startMs;
  if (length > leftMs) return length - leftMs;
  return Math.min(0, length + othersMs - minMs);
}
