import BetterSqlite3 from 'better-sqlite3';
import { appError, type AppError } from '#shared/errors.ts';

/** What a failed statement means for the library. */
export type StorageFault = 'busy' | 'damaged' | 'full' | 'read-only' | 'failed';

const faultByCode: Readonly<Record<string, StorageFault>> = {
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'read-only',
  SQLITE_CANTOPEN: 'read-only',
  SQLITE_PERM: 'read-only',
  SQLITE_AUTH: 'failed',
  SQLITE_IOERR: 'failed',
  // The log's index, a few kilobytes, could not be made: the disk is full to the last page.
  SQLITE_IOERR_SHMSIZE: 'full',
  SQLITE_NOMEM: 'failed',
  SQLITE_PROTOCOL: 'failed',
};

/**
 * The fault behind an exception of SQLite; `null` for everything else, and for constraints and SQL errors, which are
 * bugs and must be thrown on. Extended codes (`SQLITE_IOERR_WRITE`) count as their family.
 */
export function findStorageFault(error: unknown): StorageFault | null {
  if (!(error instanceof BetterSqlite3.SqliteError)) return null;
  const family = error.code.split('_').slice(0, 2).join('_');
  return faultByCode[error.code] ?? faultByCode[family] ?? null;
}

/** The one place that turns a fault of the database into what a person is told. */
export function storageFaultError(fault: StorageFault, detail: string): AppError {
  switch (fault) {
    case 'busy':
      return appError('storage', 'storage.busy', { detail });
    case 'damaged':
      return appError('storage', 'database.damaged', { detail, retry: 'never' });
    case 'full':
      return appError('storage', 'storage.full', { detail });
    case 'read-only':
      return appError('storage', 'storage.read-only', { detail });
    case 'failed':
      return appError('storage', 'storage.failed', { detail });
  }
}

/** `null` for what is not a fault of the storage: a bug, to be thrown on. */
export function toStorageError(error: unknown): AppError | null {
  const fault = findStorageFault(error);
  return fault === null || !(error instanceof Error)
    ? null
    : storageFaultError(fault, `${error.name}: ${error.message}`);
}
