import { createAssetStore } from '../assets/create-asset-store.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import { maxRenderBytes, maxStillBytes, maxThumbnailBytes } from '../assets/limits.ts';
import { findHashWorkerFile } from '../assets/worker-file.ts';
import { createRespond, type Respond } from '../content/respond.ts';
import type { Database } from '../db/database.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { createMediaWorkQueue } from '../media-work/create-media-work-queue.ts';
import type { MediaWorkQueue } from '../media-work/media-work-queue.ts';
import type { ImportsService } from '../services/imports.ts';
import { createDerivativeOutcomes } from '../services/derivative-outcomes.ts';
import { createProbeOutcomes, createProbes, type Probes } from '../services/probes.ts';
import { createStillOutcomes } from '../services/still-outcomes.ts';
import type { LibraryOptions } from './library.ts';
import type { Repositories } from './repositories.ts';

export interface Media {
  readonly store: AssetStore;
  readonly queue: MediaWorkQueue;
  readonly probes: Probes;
}

interface MediaParts {
  readonly db: Database;
  readonly repositories: Repositories;
  readonly announce: Announce;
}

/** Files, and the work that only windows can do on them. */
export function createMedia(
  options: Pick<LibraryOptions, 'libraryFolder' | 'clock' | 'logger'>,
  { db, repositories, announce }: MediaParts,
): Media {
  const { libraryFolder, clock, logger } = options;
  const { assets, derivatives } = repositories;
  const store = createAssetStore({ libraryFolder, clock, workerFile: findHashWorkerFile() });
  const queue = createMediaWorkQueue({
    store: repositories.mediaWork,
    stagedFiles: store,
    outcomes: {
      ...createProbeOutcomes({ assets, announce, store }),
      ...createDerivativeOutcomes({
        db,
        store,
        assets,
        derivatives,
        announce,
        clock,
        requestProbe: (asset) => probes.request(asset),
      }),
      ...createStillOutcomes({
        ...repositories,
        db,
        store,
        announce,
        clock,
        requestProbe: (asset) => probes.request(asset),
      }),
    },
    clock,
    logger,
    announceQueued: (waiting) => {
      announce('mediaWork.queued', { waiting });
    },
    maxBytes: { probe: maxThumbnailBytes, animatic: maxRenderBytes, derive: maxRenderBytes, still: maxStillBytes },
  });
  const probes = createProbes({ assets, announce, queue });
  return { store, queue, probes };
}

export function createLibraryRespond(
  { rendererFolder }: LibraryOptions,
  store: AssetStore,
  imports: Pick<ImportsService, 'noticeMissing'>,
): Respond {
  return createRespond({
    rendererFolder,
    findMedia: (assetId) => store.pathOf(assetId),
    findThumbnail: (assetId) => store.thumbnailPathOf(assetId),
    onMissing: (kind, assetId) => {
      imports.noticeMissing(kind, assetId);
    },
  });
}
