import { ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure, RemoteJob, RemoteStatus } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { falApp } from './endpoint.ts';
import { mapCancel, mapQueueStatus, mapResult } from './map-status.ts';
import { requestId } from './wire-schema.ts';

/** Built from the id: addresses that an answer names are not followed. */
export function requestPath(id: string, ending: '' | '/status?logs=0' | '/cancel'): string {
  return `/${falApp}/requests/${id}${ending}`;
}

/** An id may come from a person: nothing else than an id becomes part of a path. */
function isRequestId(id: string): boolean {
  return requestId.safeParse(id).success;
}

/** The status does not tell how it ended, so for whatever is finished the result is asked for as well. */
export async function pollRequest(
  calls: FalCalls,
  { id, frozen }: RemoteJob,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  if (!isRequestId(id)) return ok({ kind: 'unknown-job' });
  const asked = await calls.ask({ method: 'GET', origin: 'queue', path: requestPath(id, '/status?logs=0') }, call);
  if (!asked.ok) return asked;
  const status = mapQueueStatus(asked.value, calls.nowMs());
  if (!status.ok) return status;
  if (status.value.kind !== 'finished') return ok(status.value);
  const result = await calls.ask({ method: 'GET', origin: 'queue', path: requestPath(id, '') }, call);
  if (!result.ok) return result;
  return mapResult(result.value, { errorType: status.value.errorType, frozen, nowMs: calls.nowMs() });
}

export async function cancelRequest(
  calls: FalCalls,
  { id }: RemoteJob,
  call: ProviderCall,
): Promise<Result<'requested' | 'too-late', ProviderFailure>> {
  if (!isRequestId(id)) return ok('too-late');
  const asked = await calls.ask({ method: 'PUT', origin: 'queue', path: requestPath(id, '/cancel') }, call);
  return asked.ok ? mapCancel(asked.value, calls.nowMs()) : asked;
}
