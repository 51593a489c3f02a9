import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { IntentId } from '#shared/ids.ts';

/**
 * Request bodies that are too large for a row. Everything is synchronous: a body is on the disk before the row that
 * names it is committed, and nothing may happen in between.
 */
export interface Outbox {
  /** On the disk when it returns. Answers the SHA-256, hexadecimal. Throws what the file system throws. */
  write(intentId: IntentId, bytes: Uint8Array): string;
  /** Throws when the file is not there, or not what was written. */
  read(intentId: IntentId, sha256: string): Uint8Array;
  /** Twice is the same as once. */
  remove(intentId: IntentId): void;
  /** Removes every file that no row needs. Answers how many. */
  sweep(isInUse: (intentId: IntentId) => boolean): number;
}

export function createOutbox(libraryFolder: string): Outbox {
  const folder = join(libraryFolder, 'outbox');
  const fileOf = (intentId: IntentId): string => join(folder, intentId);
  return {
    write(intentId, bytes) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeDurably(fileOf(intentId), bytes);
      syncFolder(folder);
      return hash(bytes);
    },
    read(intentId, sha256) {
      const bytes = readFileSync(fileOf(intentId));
      if (hash(bytes) !== sha256) throw new Error('a frozen request is not what was written');
      return bytes;
    },
    remove(intentId) {
      rmSync(fileOf(intentId), { force: true });
    },
    sweep(isInUse) {
      const names = listFolder(folder) as IntentId[];
      const litter = names.filter((name) => !isInUse(name));
      for (const name of litter) rmSync(join(folder, name), { force: true, recursive: true });
      return litter.length;
    },
  };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Windows has no handle on a folder; there a file is safe with its own flush. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
