import type { Asset } from '#shared/domain/asset.ts';
import { usedMs } from '#shared/domain/legal-copy.ts';
import type { Capabilities, ReferenceLimits } from '#shared/domain/provider.ts';
import type { MediaKind, Reference } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';

export interface Used {
  readonly used: number;
  /** `null`: there is none. */
  readonly limit: number | null;
}

/** What the references of one kind use of what a provider takes. */
export interface KindBudget {
  readonly kind: MediaKind;
  readonly slots: Used;
  /** Milliseconds; `null` for pictures. */
  readonly lengthMs: Used | null;
  /** Bytes of all files together; `null` where each file has a limit of its own. */
  readonly bytes: Used | null;
  /** 0 to 1: of that limit which is nearest. */
  readonly share: number;
  readonly isOver: boolean;
}

const slotsOfKind = { image: 'images', video: 'videos', audio: 'audio' } as const satisfies Record<
  MediaKind,
  keyof Capabilities['references']
>;

function shareOf({ used, limit }: Used): number {
  if (limit === null) return 0;
  // What is not taken at all is over its limit with the first.
  if (limit === 0) return used > 0 ? Infinity : 0;
  return used / limit;
}

function lengthLimit(kind: MediaKind, limits: ReferenceLimits | null): number | null {
  return limits === null || kind === 'image' ? null : limits[kind].maxTotalMs;
}

function budgetOfKind(
  kind: MediaKind,
  references: readonly Reference[],
  assets: Readonly<Record<AssetId, Asset>>,
  capabilities: Pick<Capabilities, 'references' | 'limits'> | null,
): KindBudget {
  const limits = capabilities?.limits ?? null;
  const files = references.flatMap(({ assetId, name, usedRange }) => {
    const asset = assets[assetId];
    return asset === undefined ? [] : [{ asset, name, usedRange }];
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const slots = { used: references.length, limit: capabilities?.references[slotsOfKind[kind]] ?? null };
  const ms = sum(files.map((file) => usedMs(file) ?? 0));
  const lengthMs = kind === 'image' ? null : { used: ms, limit: lengthLimit(kind, limits) };
  const allBytes = sum(files.map(({ asset }) => asset.bytes));
  const bytes = kind === 'video' && limits !== null ? { used: allBytes, limit: limits.video.maxTotalBytes } : null;
  const shares = [slots, lengthMs, bytes].flatMap((used) => (used === null ? [] : shareOf(used)));
  const share = Math.max(...shares);
  return { kind, slots, lengthMs, bytes, share: Math.min(1, share), isOver: share > 1 };
}

/** Films say the most and come last, on a line of their own where there is little room. */
const inOrder = ['image', 'audio', 'video'] as const satisfies readonly MediaKind[];

/** What the tray uses, for each kind that is in it. */
export function budgetOf(
  references: readonly Reference[],
  assets: Readonly<Record<AssetId, Asset>>,
  capabilities: Pick<Capabilities, 'references' | 'limits'> | null,
): KindBudget[] {
  return inOrder.flatMap((kind) => {
    const ofKind = references.filter((reference) => reference.kind === kind);
    return ofKind.length === 0 ? [] : [budgetOfKind(kind, ofKind, assets, capabilities)];
  });
}
