import type { LibraryItem } from '#shared/domain/library.ts';
import { secondsSpoken } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';

/** "Window seat, take 3", or the name of an imported file. */
export function itemTitle({ take, clipName, asset }: LibraryItem): string {
  if (take === null) return asset.name;
  return words.t('library.takeOfClip', { clip: clipName ?? words.t('library.unknownClip'), number: take.number });
}

/** What a screen reader says of a tile: "Window seat, take 3, 15 seconds, accepted". */
export function itemSpoken(item: LibraryItem, isAnimatic: boolean): string {
  const { asset, take } = item;
  const durationMs = asset.facts?.durationMs ?? null;
  return [
    itemTitle(item),
    take === null ? words.t(`common.mediaKind.${asset.kind}`) : null,
    durationMs === null ? null : secondsSpoken(durationMs),
    isAnimatic ? words.t('library.animatic') : null,
    take?.verdict == null ? null : words.t(`library.verdict.${take.verdict}`),
    asset.isMissing ? words.t('library.missingFile') : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
