import type { IntentId } from '#shared/ids.ts';
import type { FrozenRequest, ProviderCall, SubmitOutcome } from '../provider.ts';
import { outcomeOf } from '../submit-outcome.ts';
import type { FalCalls } from './calls.ts';
import { mapSubmit } from './map-submit.ts';

/** Sends the bytes of an intent, once, exactly as they were frozen. */
export async function submitFrozen(
  calls: FalCalls,
  { path, headers, body }: FrozenRequest,
  intentId: IntentId,
  call: ProviderCall,
): Promise<SubmitOutcome> {
  const reply = await calls.send({ method: 'POST', origin: 'queue', path, headers, body }, call);
  return outcomeOf(reply, 'fal.ai', (answer) => mapSubmit(answer, intentId, calls.nowMs()));
}
