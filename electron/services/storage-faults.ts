import type { AppError } from '#shared/errors.ts';
import { err, type Result } from '#shared/result.ts';
import { toStorageError } from '../db/storage-error.ts';

/** The database throws when the disk says no; a person gets that as a value. Anything else is a bug and goes on. */
export async function withStorageFaults<T>(work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  try {
    return await work();
  } catch (error) {
    const fault = toStorageError(error);
    if (fault === null) throw error;
    return err(fault);
  }
}
