import type { LibraryBucket, LibraryItem, LibraryItemId } from '#shared/domain/library.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';

/** Adds a page behind those that are there. An item that slid onto the next page meanwhile is not shown twice. */
export function appendPage(items: readonly LibraryItem[], page: readonly LibraryItem[]): LibraryItem[] {
  const known = new Set(items.map(({ id }) => id));
  return [...items, ...page.filter(({ id }) => !known.has(id))];
}

/** Puts a fresh first page in place of the old one and keeps what lies behind it. */
export function replaceNewest(items: readonly LibraryItem[], page: readonly LibraryItem[]): LibraryItem[] {
  const oldest = page.at(-1);
  if (oldest === undefined) return [];
  const fresh = new Set(page.map(({ id }) => id));
  const behind = items.findIndex(({ id }) => id === oldest.id);
  const rest = behind === -1 ? [] : items.slice(behind + 1);
  return [...page, ...rest.filter(({ id }) => !fresh.has(id))];
}

function belongs({ asset, take }: LibraryItem, bucket: LibraryBucket): boolean {
  const isTrashed = (take ?? asset).trashedAt !== null;
  if (bucket === 'trash') return isTrashed;
  if (isTrashed) return false;
  if (bucket === 'missing') return asset.isMissing;
  return bucket !== 'rejected' || take?.verdict === 'rejected';
}

/** Brings what the application announced into the list: changed takes and files, and those that left the bucket. */
export function followMirror(
  items: readonly LibraryItem[],
  bucket: LibraryBucket,
  { assets, takes }: Pick<Mirror, 'assets' | 'takes'>,
): readonly LibraryItem[] {
  let hasChanged = false;
  const next = items.flatMap((item): LibraryItem[] => {
    const asset = assets[item.asset.id] ?? item.asset;
    const take = item.take === null ? null : (takes[item.take.id] ?? item.take);
    if (asset === item.asset && take === item.take) return [item];
    hasChanged = true;
    const changed = { ...item, asset, take };
    return belongs(changed, bucket) ? [changed] : [];
  });
  return hasChanged ? next : items;
}

export function idsOf(items: readonly LibraryItem[]): LibraryItemId[] {
  return items.map(({ id }) => id);
}
