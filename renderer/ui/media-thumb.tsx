import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { mediaKindIcons } from './reference-chip.tsx';

/** What a picture needs to know of an asset. */
export interface ThumbSource {
  readonly id: AssetId;
  readonly kind: MediaKind;
  readonly hasThumbnail: boolean;
  readonly isMissing: boolean;
}

interface MediaThumbProps {
  /** `null`: not known yet; draws the ground only. */
  readonly asset: ThumbSource | null;
  /** Empty where the name stands beside it. */
  readonly alt: string;
  /** The picture did not load. Called once per mount; asks for a new one. */
  readonly onBroken?: (assetId: AssetId) => void;
  readonly fit?: 'cover' | 'contain';
  readonly className?: string;
}

/**
 * The poster of an asset. Until it is there, and when it is broken, a grey ground with the icon of its kind stands in
 * its place. `/thumb/<hash>` is never cached under another picture, because the hash names the bytes.
 */
export function MediaThumb({ asset, alt, onBroken, fit = 'cover', className }: MediaThumbProps) {
  const [loaded, setLoaded] = useState<AssetId | null>(null);
  const [broken, setBroken] = useState<AssetId | null>(null);
  const hasPicture = asset !== null && asset.hasThumbnail && broken !== asset.id;
  return (
    <div className={classNames('relative overflow-hidden bg-bg-3', className)}>
      {asset === null || (hasPicture && loaded === asset.id) ? null : (
        <span className="absolute inset-0 flex items-center justify-center text-fg-3">
          <Icon of={asset.isMissing || broken === asset.id ? ImageOff : mediaKindIcons[asset.kind]} size={16} />
        </span>
      )}
      {hasPicture ? (
        <img
          src={`/thumb/${asset.id}`}
          alt={alt}
          draggable={false}
          decoding="async"
          onLoad={() => {
            setLoaded(asset.id);
          }}
          onError={() => {
            setBroken(asset.id);
            onBroken?.(asset.id);
          }}
          className={classNames(
            'absolute inset-0 size-full transition-opacity duration-fast',
            fit === 'cover' ? 'object-cover' : 'object-contain',
            loaded === asset.id ? 'opacity-100' : 'opacity-0',
          )}
        />
      ) : alt === '' ? null : (
        <span className="sr-only">{alt}</span>
      )}
    </div>
  );
}
