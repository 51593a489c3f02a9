import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The entity, or the failure that says it is not in the library. */
export function orNotFound<T>(entity: T | null): Result<T, AppError> {
  return entity === null ? notFound() : ok(entity);
}

export function notFound(): Result<never, AppError> {
  return err(appError('not-found', 'entity.not-found'));
}
