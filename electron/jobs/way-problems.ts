import type { AppError } from '#shared/errors.ts';

/**
 * Something between this machine and the provider that a person can mend: a proxy, or what reads along and signs for it.
 * It is tried again meanwhile, and unlike a passing fault it is told, or the job would seem to wait for nothing.
 */
export function wayProblem(error: AppError): AppError | null {
  return error.code === 'network.proxy' || error.code === 'network.certificate' ? error : null;
}
