import { join } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import { lockLibrary } from '../db/library-lock.ts';
import { openDatabase } from '../db/open.ts';
import { openProblemError, toOpenProblem } from '../db/open-problem.ts';
import { prepareLibraryFolder } from '../platform/library-folder.ts';
import type { LibraryOptions, StartProblem } from './library.ts';

export interface OpenFolder {
  readonly db: Database;
  /** Lets go of the database and then of the folder. */
  close(): void;
}

/** The folder, its lock and its database, in this order: nobody touches a library that another process holds. */
export function openFolder({
  libraryFolder,
  appVersion,
  clock,
  logger,
}: Pick<LibraryOptions, 'libraryFolder' | 'appVersion' | 'clock' | 'logger'>): Result<OpenFolder, StartProblem> {
  const made = makeFolder(libraryFolder);
  if (!made.ok) return made;
  const lock = lockLibrary(libraryFolder, clock.nowMs());
  if (!lock.ok) return lock;
  const opened = openDatabase(join(libraryFolder, 'library.db'), {
    appVersion,
    clock,
    logger,
    backupFolder: join(libraryFolder, 'backups'),
  });
  if (!opened.ok) {
    lock.value.release();
    return err(openProblemError(opened.error));
  }
  const db = opened.value;
  return ok({
    db,
    close() {
      db.close();
      lock.value.release();
    },
  });
}

function makeFolder(folder: string): Result<null, StartProblem> {
  try {
    prepareLibraryFolder(folder);
    return ok(null);
  } catch (error) {
    const problem = toOpenProblem(error);
    if (problem === null) throw error;
    return err(openProblemError(problem));
  }
}
