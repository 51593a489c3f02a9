import type { IntentId } from '#shared/ids.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { FrozenRequest, ProviderCall, SubmitOutcome } from '../provider.ts';
import { outcomeOf } from '../submit-outcome.ts';
import type { LumenfallCalls } from './calls.ts';
import { lumenfallCapabilities } from './capabilities.ts';
import { mapRefusal, mapUnclear } from './map-error.ts';
import { submitAnswer } from './wire-schema.ts';

/** What an answer to a submit proves: 202 is a new video, 200 the one that this key has made before. Pure. */
export function mapSubmit(answer: JsonAnswer, intentId: IntentId, nowMs: number): SubmitOutcome {
  const refused = mapRefusal(answer, nowMs);
  if (refused !== null) return { kind: 'refused', error: refused };
  const { data } = submitAnswer.safeParse(answer.json);
  if (isFine(answer) && data !== undefined) return { kind: 'accepted', remote: { intentId, id: data.id } };
  const error = mapUnclear(answer);
  return answer.status === 409 ? { kind: 'ambiguous', error, isKeyTaken: true } : { kind: 'ambiguous', error };
}

/** Sends the bytes of an intent, once, exactly as they were frozen; the key is in them. */
export async function submitFrozen(
  calls: LumenfallCalls,
  { path, headers, body }: FrozenRequest,
  intentId: IntentId,
  call: ProviderCall,
): Promise<SubmitOutcome> {
  const reply = await calls.send({ method: 'POST', origin: 'api', path, headers, body }, call);
  return outcomeOf(reply, lumenfallCapabilities.name, (answer) => mapSubmit(answer, intentId, calls.nowMs()));
}
