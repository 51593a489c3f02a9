import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const folderName = 'Dailies Library';

/**
 * `DAILIES_LIBRARY` where it is set, else a folder that people find: among their documents, or, where a system has no
 * such folder, among their data (`XDG_DATA_HOME`). Both hosts share one library.
 */
export function findLibraryFolder(environment: NodeJS.ProcessEnv = process.env, home: string = homedir()): string {
  const named = environment['DAILIES_LIBRARY'];
  if (named !== undefined && named !== '') return resolve(named);
  const documents = join(home, 'Documents');
  if (process.platform !== 'linux' || existsSync(documents)) return join(documents, folderName);
  const dataHome = environment['XDG_DATA_HOME'];
  return join(dataHome === undefined || dataHome === '' ? join(home, '.local', 'share') : dataHome, folderName);
}

/** Makes the folder where it is missing. Throws what the file system throws: no permission, a file in its place. */
export function prepareLibraryFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** Bytes that this user may still write; `null` where the file system does not tell. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** 0 where there is no such file. */
export function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
