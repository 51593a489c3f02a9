import { constants } from 'node:fs';
import { open, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import type { StagedFileId } from '#shared/ids.ts';
import { makeFolder, type DurableFiles } from './durable-files.ts';
import type { LibraryPaths } from './library-paths.ts';
import { checkpointBytes } from './limits.ts';

/** Which file it is that came in part. */
const originSchema = z.strictObject({
  /** A strong one: only it promises the same bytes. */
  etag: z.string().max(1_024),
  totalBytes: z.number().int().positive(),
  /** SHA-256 of where it came from; the address itself may be a key to it. */
  addressHash: z.string().length(64),
});
export type PartialOrigin = z.infer<typeof originSchema>;

const stateSchema = z.strictObject({
  version: z.literal(1),
  origin: originSchema,
  /** Bytes that survive a power cut; what the file has more of is not believed. */
  syncedBytes: z.number().int().nonnegative(),
});

/** A staged file that grows at its end, and remembers beside itself what it is the beginning of. */
export interface PartialFile {
  readonly bytes: number;
  /** `null`: nobody could say whether more bytes belong to those that are here. */
  readonly origin: PartialOrigin | null;
  append(piece: Uint8Array): Promise<void>;
  /** Begins with nothing. */
  restart(origin: PartialOrigin | null): Promise<void>;
  /** From here the next start goes on. */
  checkpoint(): Promise<void>;
  read(offset: number, length: number): Promise<Buffer>;
  /** False when somebody has removed or replaced the file meanwhile. */
  isInPlace(): Promise<boolean>;
  close(): Promise<void>;
}

interface Place {
  readonly paths: LibraryPaths;
  readonly durable: DurableFiles;
  readonly id: StagedFileId;
}

/** Opens what is there of the file, or a new one. Makes its folder when that is gone. */
export async function openPartialFile(place: Place): Promise<PartialFile> {
  await makeFolder(place.paths.stagedFolder);
  const handle = await open(place.paths.staged(place.id), constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const state = await readState(place);
    const { size } = await handle.stat();
    const isUsable = state !== null && state.syncedBytes <= size;
    const bytes = isUsable ? state.syncedBytes : 0;
    if (size !== bytes) await handle.truncate(bytes);
    return new GrowingFile(place, handle, bytes, isUsable ? state.origin : null);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readState({ paths, id }: Place): Promise<z.infer<typeof stateSchema> | null> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(paths.resume(id), 'utf8')));
  } catch {
    // Missing, torn or foreign: the download begins again, which costs time and nothing else.
    return null;
  }
}

class GrowingFile implements PartialFile {
  readonly #place: Place;
  readonly #handle: FileHandle;
  #bytes: number;
  #origin: PartialOrigin | null;
  #syncedBytes: number;

  constructor(place: Place, handle: FileHandle, bytes: number, origin: PartialOrigin | null) {
    this.#place = place;
    this.#handle = handle;
    this.#bytes = bytes;
    this.#origin = origin;
    this.#syncedBytes = bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get origin(): PartialOrigin | null {
    return this.#origin;
  }

  async append(piece: Uint8Array): Promise<void> {
    for (let done = 0; done < piece.byteLength;) {
      const { bytesWritten } = await this.#handle.write(piece, done, piece.byteLength - done, this.#bytes);
      done += bytesWritten;
      this.#bytes += bytesWritten;
    }
    if (this.#bytes - this.#syncedBytes >= checkpointBytes) await this.checkpoint();
  }

  async restart(origin: PartialOrigin | null): Promise<void> {
    // First the note, then the bytes: a note about bytes that are gone would be believed after a crash.
    await rm(this.#place.paths.resume(this.#place.id), { force: true });
    await this.#handle.truncate(0);
    this.#bytes = 0;
    this.#syncedBytes = 0;
    this.#origin = origin;
  }

  async checkpoint(): Promise<void> {
    await this.#handle.sync();
    this.#syncedBytes = this.#bytes;
    if (this.#origin === null) return;
    const { paths, durable, id } = this.#place;
    const state = { version: 1, origin: this.#origin, syncedBytes: this.#syncedBytes };
    const unfinished = `${paths.resume(id)}.new`;
    await rm(unfinished, { force: true });
    await durable.write(paths.resume(id), JSON.stringify(state), unfinished);
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await this.#handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  }

  async isInPlace(): Promise<boolean> {
    const ours = await this.#handle.stat();
    const named = await stat(this.#place.paths.staged(this.#place.id)).catch(() => null);
    return named !== null && named.ino === ours.ino && named.dev === ours.dev && named.size === this.#bytes;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
