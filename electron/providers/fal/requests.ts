import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, RemoteJob, RemoteStatus } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { falApp } from './endpoint.ts';
import { mapFailedCall } from './map-error.ts';
import { mapQueueStatus, mapResult } from './map-status.ts';

/** Built from the id: addresses that an answer names are not followed. */
export function requestPath(id: string, ending: '' | '/status?logs=0' | '/cancel'): string {
  return `/${falApp}/requests/${encodeURIComponent(id)}${ending}`;
}

/** The status does not tell how it ended, so for whatever is finished the result is asked for as well. */
export async function pollRequest(
  calls: FalCalls,
  { id, frozen }: RemoteJob,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'queue', path: requestPath(id, '/status?logs=0') }, call);
  if (!asked.ok) return asked;
  const status = mapQueueStatus(asked.value, calls.nowMs());
  if (!status.ok) return status;
  if (status.value.kind !== 'finished') return ok(status.value);
  const result = await calls.ask({ method: 'GET', origin: 'queue', path: requestPath(id, '') }, call);
  if (!result.ok) return result;
  return mapResult(result.value, { errorType: status.value.errorType, frozen, nowMs: calls.nowMs() });
}

/** An unknown id is too late as well: what became of it, the next poll says. Pure. */
export function mapCancel(answer: JsonAnswer, nowMs: number): Result<'requested' | 'too-late', ProviderFailure> {
  if (isFine(answer)) return ok('requested');
  const isSaid = typeof answer.json === 'object' && answer.json !== null && 'status' in answer.json;
  if (isSaid && (answer.status === 400 || answer.status === 404)) return ok('too-late');
  return err(mapFailedCall(answer, nowMs));
}

export async function cancelRequest(
  calls: FalCalls,
  { id }: RemoteJob,
  call: ProviderCall,
): Promise<Result<'requested' | 'too-late', ProviderFailure>> {
  const asked = await calls.ask({ method: 'PUT', origin: 'queue', path: requestPath(id, '/cancel') }, call);
  return asked.ok ? mapCancel(asked.value, calls.nowMs()) : asked;
}
