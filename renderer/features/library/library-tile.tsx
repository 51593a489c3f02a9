import { AudioLines, Check, Unplug, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '#shared/domain/library.ts';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { clockText } from '#renderer/words/time-text.ts';
import { itemSpoken } from './item-words.ts';
import { ScrubVideo } from './scrub-video.tsx';
import { useHoverScrub } from './use-hover-scrub.ts';

/** Pixels; a narrower tile shows the bare number of its take. */
const wideTile = 120;

const corners = {
  topLeft: 'top-1.5 left-1.5',
  topRight: 'top-1.5 right-1.5',
  bottomLeft: 'bottom-1.5 left-1.5',
  bottomRight: 'right-1.5 bottom-1.5',
} as const;

/** A word or a mark on a dark plate, so that it reads on any picture. */
function Plate({ at, children }: { readonly at: keyof typeof corners; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'absolute flex h-4.5 max-w-[calc(100%-12px)] items-center gap-1 rounded-r1 bg-on-img-bg px-1 text-meta font-medium text-on-img',
        corners[at],
      )}
    >
      {children}
    </span>
  );
}

interface MarksProps {
  readonly item: LibraryItem;
  readonly isAnimatic: boolean;
  /** There is room for two plates side by side. */
  readonly isWide: boolean;
}

function Marks({ item, isAnimatic, isWide }: MarksProps) {
  const { t } = useTranslation();
  const { asset, take } = item;
  const durationMs = asset.facts?.durationMs ?? null;
  return (
    <>
      {isAnimatic ? <Plate at="topLeft">{t('library.animatic')}</Plate> : null}
      {take?.verdict == null ? null : (
        <Plate at="topRight">
          <Icon of={take.verdict === 'accepted' ? Check : X} size={12} />
        </Plate>
      )}
      {take === null ? null : (
        <Plate at="bottomLeft">{isWide ? t('library.takeNumber', { number: take.number }) : take.number}</Plate>
      )}
      {asset.kind === 'audio' && take === null ? (
        <Plate at="bottomLeft">
          <Icon of={AudioLines} size={12} />
          <span className="truncate">{asset.name}</span>
        </Plate>
      ) : null}
      {durationMs === null ? null : <Plate at="bottomRight">{clockText(durationMs)}</Plate>}
    </>
  );
}

function MissingFile({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1 rounded-r1 border border-dashed border-line-3 px-2 text-center text-base text-fg-3">
      <Icon of={Unplug} size={16} />
      {t('library.missingFile')}
      <span className="max-w-full truncate">{name}</span>
    </span>
  );
}

interface LibraryTileProps {
  readonly item: LibraryItem;
  readonly left: number;
  readonly width: number;
  readonly columnIndex: number;
  readonly isSelected: boolean;
  /** The one tile of the grid that Tab reaches. */
  readonly isTabStop: boolean;
}

/** A take or a file. On the picture stand only length, number, verdict and what it is. */
export const LibraryTile = memo(function LibraryTile(props: LibraryTileProps) {
  const { item, left, width, columnIndex, isSelected, isTabStop } = props;
  const { asset, take } = item;
  const isAnimatic = useMirror(
    (mirror) => take !== null && mirror.providers.some(({ id, isLocal }) => isLocal && id === take.providerId),
  );
  const durationMs = asset.facts?.durationMs ?? null;
  const canScrub = asset.kind === 'video' && !asset.isMissing && asset.facts?.canPreview === true;
  const { share, ...scrubbing } = useHoverScrub(canScrub);
  return (
    <div
      {...scrubbing}
      role="gridcell"
      aria-label={itemSpoken(item, isAnimatic)}
      aria-colindex={columnIndex}
      aria-selected={isSelected}
      data-item={item.id}
      tabIndex={isTabStop ? 0 : -1}
      style={{ left, width }}
      className={classNames(
        'absolute inset-y-0 overflow-hidden rounded-r1',
        isSelected && 'shadow-[0_0_0_1px_var(--bg-1),0_0_0_3px_var(--select)]',
        take?.verdict === 'rejected' && 'opacity-60',
      )}
    >
      {asset.isMissing ? (
        <MissingFile name={asset.name} />
      ) : (
        <>
          <MediaThumb
            asset={asset}
            alt=""
            className="size-full"
            onBroken={(assetId) => void client().invoke('assets.redrawThumbnail', { assetId })}
          />
          {share === null || durationMs === null ? null : (
            <ScrubVideo assetId={asset.id} durationMs={durationMs} share={share} />
          )}
          <Marks item={item} isAnimatic={isAnimatic} isWide={width >= wideTile} />
        </>
      )}
    </div>
  );
});
