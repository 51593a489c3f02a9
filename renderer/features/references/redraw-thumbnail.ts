import type { AssetId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';

/** A picture did not load: the application draws it again, once, and announces the asset. */
export function redrawThumbnail(assetId: AssetId): void {
  void client().invoke('assets.redrawThumbnail', { assetId });
}
