import { appError, type AppError } from '#shared/errors.ts';
import { findStorageFault, storageFaultError, type StorageFault } from './storage-error.ts';

/** Why a library's database was not opened. In every case nothing was written to it. */
export type OpenProblem =
  | { readonly kind: StorageFault; readonly detail: string }
  /** Written by a newer app. `neededVersion`: the app that wrote it, where the file says so. */
  | { readonly kind: 'newer'; readonly schemaVersion: number; readonly neededVersion: string | null }
  | { readonly kind: 'old-sqlite'; readonly found: string; readonly needed: string };

/** `null` for what is not a fault of the storage: a bug, to be thrown on. */
export function toOpenProblem(error: unknown): OpenProblem | null {
  const kind = findStorageFault(error);
  if (kind !== null && error instanceof Error) return { kind, detail: error.message };
  const errno = error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : null;
  return errno === null ? null : { kind: faultByErrno[errno] ?? 'failed', detail: errno };
}

const faultByErrno: Readonly<Record<string, StorageFault>> = {
  EACCES: 'read-only',
  EDQUOT: 'full',
  ENOSPC: 'full',
  EPERM: 'read-only',
  EROFS: 'read-only',
};

/** What the start screen is told. */
export function openProblemError(problem: OpenProblem): AppError {
  switch (problem.kind) {
    case 'newer':
      return appError('storage', 'database.newer', {
        params: { version: problem.neededVersion ?? `(schema ${problem.schemaVersion})` },
        retry: 'never',
      });
    case 'old-sqlite':
      return appError('storage', 'storage.failed', {
        retry: 'never',
        detail: `SQLite ${problem.found} is linked; ${problem.needed} or newer is needed, older ones can damage a log.`,
      });
    default:
      return storageFaultError(problem.kind, problem.detail);
  }
}
