import { ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure, RemoteJob, RemoteStatus } from '../provider.ts';
import type { ApiframeCalls } from './calls.ts';
import { mapJob } from './map-status.ts';
import { jobId } from './wire-schema.ts';

/** Of a job whose id has been checked. */
export function jobPath(id: string): string {
  return `/v2/jobs/${id}`;
}

/** An id may come from a person: nothing else than an id becomes part of a path. */
export async function pollJob(
  calls: ApiframeCalls,
  { id, frozen }: RemoteJob,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  if (!jobId.safeParse(id).success) return ok({ kind: 'unknown-job' });
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: jobPath(id) }, call);
  return asked.ok ? mapJob(asked.value, { frozen, nowMs: calls.nowMs() }) : asked;
}
