import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../platform/clock.ts';
import { findErrno } from './storage-error.ts';

/** Virus scanners and sync tools hold new files for a moment; Windows then refuses to rename them. */
const heldErrnos = new Set(['EPERM', 'EACCES', 'EBUSY']);
const firstRetryMs = 20;
const retries = 7;

/** Files that survive a power cut: their bytes, their names and the folders above them. */
export interface DurableFiles {
  /** Renames within one file system and replaces what is there; retries for about 2.5 s while somebody holds it. */
  move(from: string, to: string): Promise<void>;
  /** Writes the whole file or nothing; `unfinished` is its path until it is whole. */
  write(path: string, text: string, unfinished: string): Promise<void>;
}

/** `renameFile` is the system's, unless a test stands in for a virus scanner. */
export function createDurableFiles(clock: Clock, renameFile = rename): DurableFiles {
  const wait = async (delayMs: number): Promise<void> => {
    await new Promise<void>((resolve) => {
      clock.after(delayMs, resolve);
    });
  };
  const renameHeld = async (from: string, to: string, attempt = 0): Promise<void> => {
    try {
      await renameFile(from, to);
    } catch (error) {
      if (attempt >= retries || !heldErrnos.has(findErrno(error) ?? '')) throw error;
      await wait(firstRetryMs * 2 ** attempt);
      await renameHeld(from, to, attempt + 1);
    }
  };
  const move = async (from: string, to: string): Promise<void> => {
    await makeFolder(dirname(to));
    await renameHeld(from, to);
    await syncFolder(dirname(to));
  };
  return {
    move,
    async write(path, text, unfinished) {
      await makeFolder(dirname(unfinished));
      try {
        const file = await open(unfinished, 'wx', 0o600);
        try {
          await file.writeFile(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await move(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
  };
}

/** Also makes the new folders' own names durable. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
