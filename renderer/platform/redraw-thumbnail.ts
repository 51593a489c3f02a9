import type { AssetId } from '#shared/ids.ts';
import { client } from './client.ts';

const asked = new Set<AssetId>();

/** A thumbnail did not load: asks for a new one, once per asset and window, so that a bad file cannot loop. */
export function redrawThumbnail(assetId: AssetId): void {
  if (asked.has(assetId)) return;
  asked.add(assetId);
  void client().invoke('assets.redrawThumbnail', { assetId });
}
