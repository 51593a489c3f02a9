import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetStore } from '#electron/assets/asset-store.ts';
import { createAssetStore } from '#electron/assets/create-asset-store.ts';
import { findHashWorkerFile } from '#electron/assets/worker-file.ts';
import type { Database } from '#electron/db/database.ts';
import { openDatabase } from '#electron/db/open.ts';
import { createAssetRepository, type AssetRepository } from '#electron/db/repositories/assets.ts';
import { createClipRepository } from '#electron/db/repositories/clips.ts';
import { createDerivativeRepository } from '#electron/db/repositories/derivatives.ts';
import { createDraftRepository } from '#electron/db/repositories/drafts.ts';
import { createMediaWorkRepository } from '#electron/db/repositories/media-work.ts';
import { createStillRepository } from '#electron/db/repositories/stills.ts';
import { createTakeRepository } from '#electron/db/repositories/takes.ts';
import { createMediaWorkQueue } from '#electron/media-work/create-media-work-queue.ts';
import type { MediaWorkQueue } from '#electron/media-work/media-work-queue.ts';
import { systemClock, type Clock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { createDerivativeOutcomes } from '#electron/services/derivative-outcomes.ts';
import { createDerivativesService, type DerivativesService } from '#electron/services/derivatives.ts';
import { createImportsService, type ImportsService } from '#electron/services/imports.ts';
import { createMediaWorkService, type MediaWorkService } from '#electron/services/media-work.ts';
import { createProbeOutcomes, createProbes, type Probes } from '#electron/services/probes.ts';
import { createStillOutcomes } from '#electron/services/still-outcomes.ts';
import { createStillsService, type StillsService } from '#electron/services/stills.ts';
import type { AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import type { EventName } from '#shared/ipc/events.ts';
import type { Result } from '#shared/result.ts';

export interface TestLibrary {
  readonly folder: string;
  readonly db: Database;
  readonly store: AssetStore;
  readonly assets: AssetRepository;
  readonly queue: MediaWorkQueue;
  readonly probes: Probes;
  readonly imports: ImportsService;
  readonly copies: DerivativesService;
  readonly stills: StillsService;
  readonly mediaWork: MediaWorkService;
  /** Everything announced so far. */
  readonly announced: { readonly name: EventName; readonly payload: unknown }[];
  /** Ends as a killed process does: the folder stays. */
  close(): Promise<void>;
  remove(): Promise<void>;
}

/** The real parts of this area, wired together in a folder of their own. With `folder` it opens an older one again. */
export async function openTestLibrary(options: { clock?: Clock; folder?: string } = {}): Promise<TestLibrary> {
  const clock = options.clock ?? systemClock;
  const folder = options.folder ?? (await makeTemporaryFolder());
  const backupFolder = join(folder, 'backups');
  const db = unwrap(openDatabase(join(folder, 'library.db'), { appVersion: '0.1.0', clock, backupFolder }));
  const store = createAssetStore({ libraryFolder: folder, clock: systemClock, workerFile: findHashWorkerFile() });
  const assets = createAssetRepository(db);
  const derivatives = createDerivativeRepository(db);
  const film = {
    clips: createClipRepository(db),
    drafts: createDraftRepository(db),
    takes: createTakeRepository(db),
    stills: createStillRepository(db),
  };
  const announced: TestLibrary['announced'] = [];
  const announce = (name: EventName, payload: unknown): void => void announced.push({ name, payload });
  const queue = createMediaWorkQueue({
    store: createMediaWorkRepository(db),
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
        ...film,
        db,
        store,
        assets,
        announce,
        clock,
        requestProbe: (asset) => probes.request(asset),
      }),
    },
    clock,
    logger: silentLogger,
    announceQueued: (waiting) => {
      announce('mediaWork.queued', { waiting });
    },
    maxBytes: { probe: 2 ** 20, animatic: 2 ** 30, derive: 2 ** 30, still: 2 ** 26 },
  });
  const probes = createProbes({ assets, announce, queue });
  const copies = createDerivativesService({ store, assets, derivatives, queue, announce });
  const stills = createStillsService({ ...film, db, store, assets, queue, announce, clock });
  const imports = createImportsService({ db, store, assets, probes, announce, clock });
  const close = async (): Promise<void> => {
    queue.close();
    await store.close();
    db.close();
  };
  return {
    folder,
    db,
    store,
    assets,
    queue,
    probes,
    imports,
    copies,
    stills,
    announced,
    close,
    mediaWork: createMediaWorkService(queue),
    async remove() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function makeTemporaryFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'dailies-assets-'));
}

export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}

export function unwrapError(result: Result<unknown, AppError>): AppError {
  if (result.ok) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
  return result.error;
}

/** Writes a file into a staged one, chunk by chunk, as a page does. */
export async function stage(store: AssetStore, id: StagedFileId, source: string | Uint8Array): Promise<number> {
  const bytes = typeof source === 'string' ? new Uint8Array(await readFile(source)) : source;
  for (let offset = 0; offset < bytes.length; offset += maxChunkBytes) {
    unwrap(await store.writeStaged(id, offset, bytes.subarray(offset, offset + maxChunkBytes)));
  }
  return bytes.length;
}
