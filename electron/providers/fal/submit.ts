import { appError } from '#shared/errors.ts';
import type { IntentId } from '#shared/ids.ts';
import type { FrozenRequest, ProviderCall, SubmitOutcome } from '../provider.ts';
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
  switch (reply.kind) {
    case 'answered':
      return mapSubmit(reply.answer, intentId, calls.nowMs());
    case 'not-sent':
      return reply;
    case 'unanswered': {
      const detail = [reply.error.code, reply.error.detail].filter((text) => text !== undefined).join(': ');
      const params = { provider: 'fal.ai' };
      const error = appError('network', 'provider.no-answer', { params, retry: 'manual', charged: 'unknown', detail });
      return { kind: 'ambiguous', error };
    }
  }
}
