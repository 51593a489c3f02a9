import type { IntentId } from '#shared/ids.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { FrozenRequest, ProviderCall, SubmitOutcome } from '../provider.ts';
import { outcomeOf } from '../submit-outcome.ts';
import type { ApiframeCalls } from './calls.ts';
import { apiframeCapabilities } from './capabilities.ts';
import { mapRefusal, mapUnclear } from './map-error.ts';
import { submitAnswer } from './wire-schema.ts';

/**
 * What an answer to a submit proves. A replay is answered with the job of the first sending, whatever has become of it.
 * 409, "the same key with other bytes", may be about a job of ours, so it proves nothing, and asking again would not
 * either. Pure.
 */
export function mapSubmit(answer: JsonAnswer, intentId: IntentId, nowMs: number): SubmitOutcome {
  const refused = mapRefusal(answer, nowMs);
  if (refused !== null) return { kind: 'refused', error: refused };
  const { data } = submitAnswer.safeParse(answer.json);
  if (isFine(answer) && data !== undefined) return { kind: 'accepted', remote: { intentId, id: data.jobId } };
  const isKeyTaken = answer.status === 409;
  return { kind: 'ambiguous', error: mapUnclear(answer), ...(isKeyTaken ? { isKeyTaken } : {}) };
}

/** Sends the bytes of an intent, once, exactly as they were frozen and under the key that was frozen with them. */
export async function submitFrozen(
  calls: ApiframeCalls,
  { path, headers, body, idempotencyKey }: FrozenRequest,
  intentId: IntentId,
  call: ProviderCall,
): Promise<SubmitOutcome> {
  const key: Record<string, string> = idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey };
  const request = { method: 'POST', origin: 'api', path, headers: { ...headers, ...key }, body } as const;
  const reply = await calls.send(request, call);
  return outcomeOf(reply, apiframeCapabilities.name, (answer) => mapSubmit(answer, intentId, calls.nowMs()));
}
