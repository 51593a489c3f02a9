import type { AssetId } from '#shared/ids.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { redrawThumbnail } from '#renderer/platform/redraw-thumbnail.ts';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';

/** The poster of a take that has just landed: it is drawn a moment later, and then shows here. */
export function TakePicture({ assetId }: { readonly assetId: AssetId }) {
  const asset = useMirror((mirror) => mirror.assets[assetId] ?? null);
  return <MediaThumb asset={asset} alt="" onBroken={redrawThumbnail} className="h-8 w-14 rounded-r1" />;
}
