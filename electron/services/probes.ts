import type { Asset } from '#shared/domain/asset.ts';
import { probeKey } from '#shared/domain/media-work.ts';
import type { AssetId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { WorkOutcomes } from '../media-work/create-media-work-queue.ts';
import type { MediaWorkQueue } from '../media-work/media-work-queue.ts';

interface ProbeDeps {
  readonly assets: AssetRepository;
  readonly announce: Announce;
}

/** Puts on record what a window found out about an asset. */
export function createProbeOutcomes(
  deps: ProbeDeps & { readonly store: Pick<AssetStore, 'keepThumbnail'> },
): Pick<WorkOutcomes, 'probed' | 'probeFailed'> {
  return {
    async probed(assetId, { facts, thumbnailBytes }, stagedFileId) {
      const hasThumbnail = thumbnailBytes > 0;
      if (hasThumbnail) {
        const kept = await deps.store.keepThumbnail(stagedFileId, assetId, thumbnailBytes);
        if (!kept.ok) return kept;
      }
      announceAsset(deps.announce, deps.assets.setProbed(assetId, facts, hasThumbnail));
      return ok(null);
    },
    probeFailed(assetId) {
      announceAsset(deps.announce, deps.assets.setProbeFailed(assetId));
    },
  };
}

/** Asks windows to look at assets. */
export interface Probes {
  /** Asks for what is not known yet; a failed probe gets a new chance. Answers with the asset as it is now. */
  request(asset: Asset): Asset;
  /** Once per run of the application and asset: a picture that cannot be drawn must not be drawn for ever. */
  redraw(asset: Asset): Asset;
  /** After a restart: assets whose probe was never asked for, because the application ended in between. */
  resume(): void;
}

export function createProbes(deps: ProbeDeps & { readonly queue: Pick<MediaWorkQueue, 'enqueue' | 'redo'> }): Probes {
  const redrawn = new Set<AssetId>();
  const taskFor = (asset: Asset) => ({ kind: 'probe', assetId: asset.id, mediaKind: asset.kind }) as const;
  const startAgain = (asset: Asset): Asset => {
    const pending = deps.assets.setPending(asset.id);
    deps.queue.redo(probeKey(asset.id), taskFor(asset));
    return pending ?? asset;
  };
  return {
    request(asset) {
      if (asset.probe === 'failed') return startAgain(asset);
      if (asset.probe === 'pending') deps.queue.enqueue(probeKey(asset.id), taskFor(asset));
      return asset;
    },
    redraw(asset) {
      if (asset.probe === 'pending') return asset;
      const isAgain = redrawn.has(asset.id);
      redrawn.add(asset.id);
      const changed = isAgain ? deps.assets.setThumbnail(asset.id, false) : startAgain(asset);
      announceAsset(deps.announce, changed);
      return changed ?? asset;
    },
    resume() {
      for (const asset of deps.assets.listPending()) deps.queue.enqueue(probeKey(asset.id), taskFor(asset));
    },
  };
}

export function announceAsset(announce: Announce, asset: Asset | null): void {
  if (asset !== null) announce('assets.changed', asset);
}
