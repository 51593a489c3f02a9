import { appError, type AppError } from '#shared/errors.ts';

/** `ENOSPC` and its like; `null` for what is not an error of the file system, which is a bug and must be thrown on. */
export function findErrno(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** What a failed file operation means to a person. Paths stay out of it. */
export function storageError(errno: string, name: string): AppError {
  const options = { params: { name }, detail: errno };
  switch (errno) {
    case 'ENOSPC':
    case 'EDQUOT':
      return appError('storage', 'storage.full', options);
    case 'EROFS':
      return appError('storage', 'storage.read-only', options);
    case 'ENOENT':
    case 'ENOTDIR':
      return appError('not-found', 'entity.not-found', options);
    case 'ELOOP':
    case 'ENXIO':
      return appError('invalid-input', 'asset.special-file', options);
    default:
      return appError('storage', 'storage.failed', options);
  }
}
