import type { Asset } from '#shared/domain/asset.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import type { MethodInput, MethodOutput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { AssetStore, KeptFile } from '../assets/asset-store.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import { announceAsset, type Probes } from './probes.ts';
import { withStorageFaults } from './storage-faults.ts';

type Answer<T> = Promise<Result<T, AppError>>;
type Nothing = Record<string, never>;

/** Files coming into the library, and what is known of those that are there. */
export interface ImportsService {
  beginImport(input: MethodInput<'assets.beginImport'>): Answer<MethodOutput<'assets.beginImport'>>;
  /** Carries every kind of staged bytes: files of people, and results of windows. */
  writeStaged(input: MethodInput<'staged.write'>): Answer<Nothing>;
  finishImport(input: MethodInput<'assets.finishImport'>): Answer<Asset>;
  abortImport(input: MethodInput<'assets.abortImport'>): Answer<Nothing>;
  get(input: MethodInput<'assets.get'>): Answer<Asset[]>;
  redrawThumbnail(input: MethodInput<'assets.redrawThumbnail'>): Answer<Asset>;
  /** A file anywhere on this machine; the path never comes from the page. */
  importPath(path: string, signal?: AbortSignal): Answer<Asset>;
  /** A page asked for a file that is not there. */
  noticeMissing(kind: 'media' | 'thumbnail', assetId: AssetId): void;
}

interface ImportsDeps {
  readonly db: Pick<Database, 'write' | 'read'>;
  readonly store: AssetStore;
  readonly assets: AssetRepository;
  readonly probes: Probes;
  readonly announce: Announce;
  readonly clock: Clock;
}

export function createImportsService(deps: ImportsDeps): ImportsService {
  const { db, store, assets, probes, announce, clock } = deps;

  const record = (kept: Result<KeptFile, AppError>): Result<Asset, AppError> => {
    if (!kept.ok) return kept;
    const { assetId, kind, mime, bytes, name } = kept.value;
    const createdAt = clock.nowMs();
    const recorded = db.write(() =>
      ok(probes.request(assets.record({ id: assetId, kind, mime, bytes, name, origin: 'imported', createdAt }))),
    );
    if (recorded.ok) announceAsset(announce, recorded.value);
    return recorded;
  };

  return {
    async beginImport({ name, bytes }) {
      const opened = await store.openStagedFile({ name: withoutFolder(name), bytes });
      return opened.ok ? ok({ stagedFileId: opened.value }) : opened;
    },
    async writeStaged({ stagedFileId, offset, bytes }) {
      const written = await store.writeStaged(stagedFileId, offset, bytes);
      return written.ok ? ok({}) : written;
    },
    finishImport: async ({ stagedFileId }) => record(await store.keep(stagedFileId)),
    async abortImport({ stagedFileId }) {
      await store.discardStaged(stagedFileId);
      return ok({});
    },
    get: async ({ assetIds }) => db.read(() => ok(assets.list(assetIds))),
    redrawThumbnail: async ({ assetId }) =>
      await withStorageFaults(async () => {
        const asset = assets.find(assetId);
        if (asset === null) return err(appError('not-found', 'entity.not-found'));
        if ((await store.pathOf(assetId)) !== null) return ok(probes.redraw(asset));
        const missing = assets.setMissing(assetId, true) ?? asset;
        announceAsset(announce, missing);
        return ok(missing);
      }),
    importPath: async (path, signal) => record(await store.keepPath(path, signal)),
    noticeMissing(kind, assetId) {
      db.write(() => {
        const asset = assets.find(assetId);
        if (asset === null || asset.isMissing) return ok(null);
        if (kind === 'media') announceAsset(announce, assets.setMissing(assetId, true));
        else if (asset.hasThumbnail) probes.redraw(asset);
        return ok(null);
      });
    },
  };
}

/** A name from another system may carry a folder; display needs none. */
function withoutFolder(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last === '' ? 'file' : last;
}
