import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { takeIdSchema, type TakeId } from '#shared/ids.ts';
import { getFileType } from './file-types.ts';
import type { LibraryPaths } from './library-paths.ts';
import { findErrno } from './storage-error.ts';
import { takeSidecarSchema, type OrphanSidecar } from './take-sidecar.ts';

const sidecarName = /^[0-9a-f]{64}\.([0-9a-f-]{36})\.json$/;

/**
 * Walks the media folder once. A sidecar without its media file is left alone: the crash came before the rename, and
 * the job that wrote it will write it again.
 */
export async function findOrphanSidecars(
  paths: LibraryPaths,
  isKnownTake: (takeId: TakeId) => boolean,
): Promise<readonly OrphanSidecar[]> {
  const found: OrphanSidecar[] = [];
  for (const first of await listFolder(paths.mediaFolder)) {
    for (const second of await listFolder(join(paths.mediaFolder, first))) {
      const folder = join(paths.mediaFolder, first, second);
      for (const name of await listFolder(folder)) {
        const takeId = takeIdSchema.safeParse(sidecarName.exec(name)?.[1]);
        if (!takeId.success || isKnownTake(takeId.data)) continue;
        const orphan = await readOrphan(paths, join(folder, name));
        if (orphan !== null) found.push(orphan);
      }
    }
  }
  return found;
}

async function readOrphan(paths: LibraryPaths, path: string): Promise<OrphanSidecar | null> {
  const parsed = takeSidecarSchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) return null;
  const { asset } = parsed.data;
  const mediaPath = paths.media(asset.id, getFileType(asset.mime).extension);
  const media = await stat(mediaPath).catch(() => null);
  return media?.size === asset.bytes ? { sidecar: parsed.data, mediaPath } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Names in a folder; none when it is not there or not a folder. */
export async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (findErrno(error) === null) throw error;
    return [];
  }
}
