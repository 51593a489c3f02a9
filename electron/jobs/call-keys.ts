import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderKeys } from '../providers/provider.ts';

/**
 * The keys for one call of a job: those of the credential it was ordered with, or, where a person chose so, those in
 * force. `null` for a job that needs none.
 */
export async function openKeys(
  keys: KeySource,
  job: Job,
  usesCurrentKey = 'usesCurrentKey' in job.state && job.state.usesCurrentKey,
): Promise<Result<ProviderKeys | null, AppError>> {
  const { providerId } = job;
  if (job.credentialId === null) return ok(null);
  const credentialId = usesCurrentKey ? keys.current(providerId) : job.credentialId;
  return credentialId === null ? err(appError('auth', 'key.missing')) : await keys.open(providerId, credentialId);
}
