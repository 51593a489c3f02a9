import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { newId } from '../platform/new-id.ts';
import { makeFolder } from './durable-files.ts';
import { stagedFileOf, type LibraryPaths } from './library-paths.ts';
import { maxChunksInFlight, maxFileBytes, maxRanges, maxStagedFiles } from './limits.ts';
import { findErrno, storageError } from './storage-error.ts';
import { addRange, isWhole, type ByteRange } from './written-ranges.ts';

export interface StagedFileRequest {
  readonly name: string;
  /** Final size when known. */
  readonly bytes: number | null;
  /** Refuse more than this. */
  readonly maxBytes?: number;
}

/** Files on their way into the library, written piece by piece. */
export interface StagedFiles {
  open(request: StagedFileRequest): Promise<Result<StagedFileId, AppError>>;
  write(id: StagedFileId, offset: number, bytes: Uint8Array): Promise<Result<null, AppError>>;
  /** Ends writing; `bytes` must all be there, else a hole or a missing end is `asset.truncated`. Fsynced. */
  seal(id: StagedFileId, bytes: number): Promise<Result<null, AppError>>;
  /** Name and announced or written size of a file that is open for writing; `null` for one that is not. */
  find(id: StagedFileId): { readonly name: string; readonly bytes: number } | null;
  /** No more writes; the file itself belongs to the caller now. */
  release(id: StagedFileId): void;
  discard(id: StagedFileId): Promise<void>;
  sweep(isInUse: (id: StagedFileId) => boolean): Promise<number>;
}

interface OpenFile {
  readonly name: string;
  readonly bytes: number | null;
  readonly maxBytes: number;
  ranges: readonly ByteRange[];
  chunksInFlight: number;
  isSealed: boolean;
}

export function createStagedFiles(paths: LibraryPaths): StagedFiles {
  return new StagingFolder(paths);
}

class StagingFolder implements StagedFiles {
  readonly #paths: LibraryPaths;
  // What is open is known in memory only: after a restart nobody can go on writing, and the sweep removes the rest.
  readonly #files = new Map<StagedFileId, OpenFile>();

  constructor(paths: LibraryPaths) {
    this.#paths = paths;
  }

  async open({ name, bytes, maxBytes = maxFileBytes }: StagedFileRequest): Promise<Result<StagedFileId, AppError>> {
    if (this.#files.size >= maxStagedFiles) return err(rateLimited(1_000));
    if (bytes !== null && bytes > maxBytes) return err(tooLarge(name, maxBytes));
    const id = newId<StagedFileId>();
    // Before the first wait, so that a flood cannot pass the limit.
    this.#files.set(id, { name, bytes, maxBytes, ranges: [], chunksInFlight: 0, isSealed: false });
    const made = await withFileErrors(name, async () => {
      await makeFolder(this.#paths.stagedFolder);
      await (await open(this.#paths.staged(id), 'wx', 0o600)).close();
      return id;
    });
    if (!made.ok) this.#files.delete(id);
    return made;
  }

  async write(id: StagedFileId, offset: number, bytes: Uint8Array): Promise<Result<null, AppError>> {
    const file = this.#files.get(id);
    if (file === undefined || file.isSealed) return err(appError('not-found', 'entity.not-found'));
    const refusal = findRefusal(file, offset, bytes.byteLength);
    if (refusal !== null) return err(refusal);
    file.chunksInFlight += 1;
    const written = await withFileErrors(file.name, async () => {
      await writeAt(this.#paths.staged(id), offset, bytes);
    });
    file.chunksInFlight -= 1;
    if (!written.ok) return written;
    file.ranges = addRange(file.ranges, { start: offset, end: offset + bytes.byteLength });
    return ok(null);
  }

  async seal(id: StagedFileId, bytes: number): Promise<Result<null, AppError>> {
    const file = this.#files.get(id);
    if (file === undefined) return err(appError('not-found', 'entity.not-found'));
    if (file.chunksInFlight > 0) return err(rateLimited(50));
    if (!isWhole(file.ranges, bytes)) {
      return err(appError('invalid-input', 'asset.truncated', { params: { name: file.name }, detail: 'a hole' }));
    }
    file.isSealed = true;
    return await withFileErrors(file.name, async () => {
      await syncFile(this.#paths.staged(id));
      return null;
    });
  }

  find(id: StagedFileId): { readonly name: string; readonly bytes: number } | null {
    const file = this.#files.get(id);
    return file === undefined ? null : { name: file.name, bytes: file.bytes ?? file.ranges.at(-1)?.end ?? 0 };
  }

  release(id: StagedFileId): void {
    this.#files.delete(id);
  }

  async discard(id: StagedFileId): Promise<void> {
    this.#files.delete(id);
    await rm(this.#paths.staged(id), { force: true });
    await rm(this.#paths.resume(id), { force: true });
  }

  async sweep(isInUse: (id: StagedFileId) => boolean): Promise<number> {
    await makeFolder(this.#paths.stagedFolder);
    const names = await readdir(this.#paths.stagedFolder);
    const isLitter = (id: StagedFileId): boolean => !this.#files.has(id) && !isInUse(id);
    const litter = names.filter((name) => isLitter(stagedFileOf(name)));
    for (const name of litter) await rm(join(this.#paths.stagedFolder, name), { force: true, recursive: true });
    return litter.length;
  }
}

function findRefusal(file: OpenFile, offset: number, length: number): AppError | null {
  const isChunk = Number.isSafeInteger(offset) && offset >= 0 && length > 0 && length <= maxChunkBytes;
  if (!isChunk || (file.bytes !== null && offset + length > file.bytes)) {
    return appError('invalid-input', 'input.invalid', { detail: 'a chunk outside the announced size' });
  }
  if (offset + length > file.maxBytes) return tooLarge(file.name, file.maxBytes);
  if (file.chunksInFlight >= maxChunksInFlight) return rateLimited(50);
  if (file.ranges.length >= maxRanges) {
    return appError('invalid-input', 'input.invalid', { detail: 'too many holes between chunks' });
  }
  return null;
}

function tooLarge(name: string, limitBytes: number): AppError {
  const limitMegabytes = Math.max(1, Math.floor(limitBytes / 2 ** 20));
  return appError('invalid-input', 'asset.too-large', { params: { name, limitMegabytes } });
}

/** Opened anew for each chunk: no handle can leak when a page vanishes in the middle. */
async function writeAt(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    for (let done = 0; done < bytes.byteLength;) {
      done += (await handle.write(bytes, done, bytes.byteLength - done, offset + done)).bytesWritten;
    }
  } finally {
    await handle.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Turns what the file system throws into a value; anything else is a bug and goes on. */
export async function withFileErrors<T>(name: string, work: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await work());
  } catch (error) {
    const errno = findErrno(error);
    if (errno === null) throw error;
    return err(storageError(errno, name));
  }
}
