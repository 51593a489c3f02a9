import type { Stats } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { thumbnailEdge } from '#shared/domain/media-work.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId, StagedFileId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/new-id.ts';
import type { AssetStore, KeptFile, MediaFile } from './asset-store.ts';
import { findCopyProblem } from './copy-check.ts';
import { createDurableFiles, makeFolder, type DurableFiles } from './durable-files.ts';
import { createFileInspector, type FileInspector } from './file-inspector.ts';
import { findFileTypeOfExtension, getFileType } from './file-types.ts';
import { cancelledImport } from './inspection-worker.ts';
import type { Inspection } from './inspection.ts';
import { createLibraryPaths, type LibraryPaths } from './library-paths.ts';
import { findOrphanSidecars, listFolder } from './orphan-sidecars.ts';
import { createStagedFiles, withFileErrors, type StagedFiles } from './staged-files.ts';
import { findTakeProblem } from './take-check.ts';
import { readThumbnail } from './thumbnail-check.ts';

interface AssetStoreOptions {
  readonly libraryFolder: string;
  readonly clock: Clock;
  readonly workerFile: URL;
  /** Replaces the worker threads, for tests of what the store does with their answers. */
  readonly inspector?: FileInspector;
}

/** What the operations of the store share. */
interface Parts {
  readonly paths: LibraryPaths;
  readonly durable: DurableFiles;
  readonly staged: StagedFiles;
  readonly inspector: FileInspector;
}

export function createAssetStore(options: AssetStoreOptions): AssetStore {
  const paths = createLibraryPaths(options.libraryFolder);
  const parts: Parts = {
    paths,
    durable: createDurableFiles(options.clock),
    staged: createStagedFiles(paths),
    inspector: options.inspector ?? createFileInspector(options),
  };
  const { staged, inspector } = parts;
  /** Files being checked; discarding one stops its check. */
  const checks = new Map<StagedFileId, AbortController>();

  return {
    openStagedFile: async (request) => await staged.open(request),
    writeStaged: async (id, offset, bytes) => await staged.write(id, offset, bytes),
    sealStaged: async (id, bytes) => await staged.seal(id, bytes),
    async discardStaged(id) {
      checks.get(id)?.abort();
      await staged.discard(id);
    },

    async keep(id) {
      const check = new AbortController();
      checks.set(id, check);
      try {
        return await keepStaged(parts, id, check.signal);
      } finally {
        checks.delete(id);
      }
    },
    keepPath: async (path, signal) => await keepPath(parts, path, signal),
    keepTake: async (...args) => await keepTake(parts, ...args),
    keepCopy: async (...args) => await keepCopy(parts, ...args),
    keepThumbnail: async (...args) => await keepThumbnail(parts, ...args),

    pathOf: async (assetId) => await findMedia(paths, assetId),
    async thumbnailPathOf(assetId) {
      const path = paths.thumbnail(assetId);
      const found = await findFile(path);
      return found === null ? null : { path, bytes: found.size, modifiedAt: Math.trunc(found.mtimeMs) };
    },
    async verify(assetId) {
      const media = await findMedia(paths, assetId);
      if (media === null) return ok('missing');
      const hashed = await inspector.inspect({ kind: 'hash', path: media.path }, basename(media.path));
      if (!hashed.ok) return hashed;
      return ok(hashed.value.sha256 === assetId ? 'intact' : 'damaged');
    },
    findOrphanSidecars: async (isKnownTake) => await findOrphanSidecars(paths, isKnownTake),
    sweep: async (isInUse) => await staged.sweep(isInUse),
    close: async () => {
      await inspector.close();
    },
  };
}

async function keepStaged(parts: Parts, id: StagedFileId, signal: AbortSignal): Promise<Result<KeptFile, AppError>> {
  const file = parts.staged.find(id);
  if (file === null) return err(appError('not-found', 'entity.not-found'));
  const sealed = await parts.staged.seal(id, file.bytes);
  // Pieces on their way may still arrive; any other failure ends the import.
  if (!sealed.ok && sealed.error.kind === 'rate-limited') return sealed;
  if (signal.aborted) return err(cancelledImport(file.name));
  const path = parts.paths.staged(id);
  const inspected = sealed.ok
    ? await parts.inspector.inspect(
        { kind: 'inspect', path, name: file.name, hasToCountFrames: false },
        file.name,
        signal,
      )
    : sealed;
  const kept = inspected.ok ? await moveIntoPlace(parts, path, file.name, inspected.value) : inspected;
  if (kept.ok) parts.staged.release(id);
  else await parts.staged.discard(id);
  return kept;
}

async function keepPath(parts: Parts, path: string, signal?: AbortSignal): Promise<Result<KeptFile, AppError>> {
  const name = basename(path);
  const to = parts.paths.staged(newId<StagedFileId>());
  const ready = await withFileErrors(name, async () => {
    await makeFolder(parts.paths.stagedFolder);
  });
  if (!ready.ok) return ready;
  const inspected = await parts.inspector.inspect({ kind: 'copy', path, to, name }, name, signal);
  const kept = inspected.ok ? await moveIntoPlace(parts, to, name, inspected.value) : inspected;
  if (!kept.ok) await rm(to, { force: true });
  return kept;
}

async function keepTake(
  parts: Parts,
  ...[id, draft, expected]: Parameters<AssetStore['keepTake']>
): Promise<Result<KeptFile, AppError>> {
  const path = parts.paths.staged(id);
  const name = `${draft.takeId}.mp4`;
  if ((await findFile(path)) === null) return err(appError('not-found', 'entity.not-found', { params: { name } }));
  const inspected = await parts.inspector.inspect({ kind: 'inspect', path, name, hasToCountFrames: true }, name);
  const problem = findTakeProblem(inspected, expected);
  if (problem !== null) return err(problem);
  if (!inspected.ok) return inspected;
  const { bytes, sha256, mime } = inspected.value;
  if (mime === null) throw new Error('an inspection always finds a type');
  const assetId = sha256 as AssetId;
  const sidecar = { ...draft, asset: { id: assetId, mime, bytes } };
  const written = await withFileErrors(name, async () => {
    const text = `${JSON.stringify(sidecar, null, 2)}\n`;
    await parts.durable.write(parts.paths.sidecar(assetId, draft.takeId), text, parts.paths.staged(newId()));
  });
  const kept = written.ok ? await moveIntoPlace(parts, path, name, inspected.value) : written;
  if (!kept.ok) return kept;
  parts.staged.release(id);
  // Of no use any more. What is left of it after a crash goes with the next sweep.
  await rm(parts.paths.resume(id), { force: true });
  return kept;
}

async function keepCopy(
  parts: Parts,
  ...[id, { bytes, name, recipe }]: Parameters<AssetStore['keepCopy']>
): Promise<Result<KeptFile, AppError>> {
  const sealed = await parts.staged.seal(id, bytes);
  if (!sealed.ok) return sealed;
  const path = parts.paths.staged(id);
  const inspected = await parts.inspector.inspect({ kind: 'inspect', path, name, hasToCountFrames: false }, name);
  const problem = findCopyProblem(inspected, recipe);
  if (problem !== null) return err(problem);
  if (!inspected.ok) return inspected;
  const kept = await moveIntoPlace(parts, path, name, inspected.value);
  if (kept.ok) parts.staged.release(id);
  return kept;
}

async function keepThumbnail(
  parts: Parts,
  ...[id, assetId, bytes]: Parameters<AssetStore['keepThumbnail']>
): Promise<Result<null, AppError>> {
  const sealed = await parts.staged.seal(id, bytes);
  if (!sealed.ok) return sealed;
  const path = parts.paths.staged(id);
  const read = await withFileErrors('thumbnail', async () => await readThumbnail(path, bytes, thumbnailEdge));
  if (!read.ok) return read;
  if (!read.value.ok) return read.value;
  const moved = await withFileErrors('thumbnail', async () => {
    await parts.durable.move(path, parts.paths.thumbnail(assetId));
    return null;
  });
  if (moved.ok) parts.staged.release(id);
  return moved;
}

/** The file is whole, hashed and fsynced; it now gets its name. The same bytes replace themselves, which heals rot. */
async function moveIntoPlace(
  { durable, paths }: Parts,
  from: string,
  name: string,
  { sha256, mime, bytes, container }: Inspection,
): Promise<Result<KeptFile, AppError>> {
  if (mime === null) throw new Error('an inspection always finds a type');
  const { kind, extension } = getFileType(mime);
  const assetId = sha256 as AssetId;
  return await withFileErrors(name, async () => {
    await durable.move(from, paths.media(assetId, extension));
    return { assetId, kind, mime, bytes, name: name.slice(-255), container };
  });
}

/** The extension tells the type, so that serving a file asks no database. */
async function findMedia(paths: LibraryPaths, assetId: AssetId): Promise<MediaFile | null> {
  const folder = paths.mediaFolderOf(assetId);
  for (const name of await listFolder(folder)) {
    if (!name.startsWith(`${assetId}.`)) continue;
    const type = findFileTypeOfExtension(name.slice(assetId.length + 1));
    const found = type === null ? null : await findFile(join(folder, name));
    if (type !== null && found !== null) return { path: join(folder, name), mime: type.mime, bytes: found.size };
  }
  return null;
}

async function findFile(path: string): Promise<Stats | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? found : null;
}
