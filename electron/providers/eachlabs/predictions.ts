import type { IntentId } from '#shared/ids.ts';
import { ok, type Result } from '#shared/result.ts';
import type {
  FrozenRequest,
  ProviderCall,
  ProviderFailure,
  RemoteJob,
  RemoteStatus,
  SubmitOutcome,
} from '../provider.ts';
import type { JsonAnswer } from '../json-answer.ts';
import { outcomeOf } from '../submit-outcome.ts';
import type { EachlabsCalls } from './calls.ts';
import { readFrozen } from './encode-request.ts';
import { listExecutions } from './executions.ts';
import { refusedContent } from './map-failure.ts';
import { mapCancel, mapPrediction, type PolledStatus } from './map-status.ts';
import { mapSubmit } from './map-submit.ts';
import { predictionId } from './wire-schema.ts';

/** Sends the bytes of an intent, once, exactly as they were frozen. */
export async function submitFrozen(
  calls: EachlabsCalls,
  { path, headers, body }: FrozenRequest,
  intentId: IntentId,
  call: ProviderCall,
): Promise<SubmitOutcome> {
  const reply = await calls.send({ method: 'POST', origin: 'api', path, headers, body }, call);
  return outcomeOf(reply, 'EachLabs', (answer) => mapSubmit(answer, intentId, calls.nowMs()));
}

/** Built from the id: addresses that an answer names are not followed. */
export function predictionPath(id: string, ending: '' | '/cancel' = ''): string {
  return `/v1/prediction/${id}${ending}`;
}

/** An id may come from a person: nothing else than an id becomes part of a path. */
export function isPredictionId(id: string): boolean {
  return predictionId.safeParse(id).success;
}

export function askPrediction(
  calls: EachlabsCalls,
  id: string,
  call: ProviderCall,
): Promise<Result<JsonAnswer, ProviderFailure>> {
  return calls.ask({ method: 'GET', origin: 'api', path: predictionPath(id) }, call);
}

async function askStatus(
  calls: EachlabsCalls,
  id: string,
  call: ProviderCall,
): Promise<Result<PolledStatus, ProviderFailure>> {
  const asked = await askPrediction(calls, id, call);
  return asked.ok ? mapPrediction(asked.value, calls.nowMs()) : asked;
}

export async function pollPrediction(
  calls: EachlabsCalls,
  remote: RemoteJob,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  if (!isPredictionId(remote.id)) return ok({ kind: 'unknown-job' });
  const polled = await askStatus(calls, remote.id, call);
  if (!polled.ok) return polled;
  const { status, mayBeContent } = polled.value;
  if (status.kind !== 'failed' || !mayBeContent) return ok(status);
  return await withCause(calls, remote, status, call);
}

/**
 * The class of a failure is no field of any answer; it can only be filtered by. Without an answer the job stays as it was
 * and is asked about again; an answer that is of no use leaves the failure as it is told.
 */
async function withCause(
  calls: EachlabsCalls,
  { id, frozen }: RemoteJob,
  status: Extract<RemoteStatus, { kind: 'failed' }>,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  const model = frozen === undefined ? {} : { model: readFrozen(frozen).model };
  const refused = await listExecutions(calls, { ...model, error_classification: 'content_moderation' }, call);
  if (!refused.ok) return refused.error.kind === 'network' ? refused : ok(status);
  if (!refused.value.items.some((execution) => execution.id === id)) return ok(status);
  const { charged, detail = '' } = status.error;
  return ok({ ...status, error: refusedContent(detail, charged, detail) });
}

/** A wish: what became of it, the job itself says, so it is asked for right away. */
export async function cancelPrediction(
  calls: EachlabsCalls,
  { id }: RemoteJob,
  call: ProviderCall,
): Promise<Result<'requested' | 'too-late', ProviderFailure>> {
  if (!isPredictionId(id)) return ok('too-late');
  const asked = await calls.ask({ method: 'POST', origin: 'api', path: predictionPath(id, '/cancel') }, call);
  if (!asked.ok) return asked;
  const now = asked.value.status === 200 ? await askStatus(calls, id, call) : null;
  return mapCancel(asked.value, now?.ok === true ? now.value.status : null, calls.nowMs());
}
