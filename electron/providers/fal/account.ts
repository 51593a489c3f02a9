import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '#shared/result.ts';
import type { AccountFacts, ProviderCall, ProviderFailure } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { mapBalance } from './map-balance.ts';
import { mapFailedCall } from './map-error.ts';
import { mapQueueStatus } from './map-status.ts';
import { requestPath } from './requests.ts';

/** Asks for a request that cannot be: a good key learns that there is none, a bad one does not get that far. */
async function probeKey(calls: FalCalls, call: ProviderCall): Promise<Result<null, ProviderFailure>> {
  const path = requestPath(randomUUID(), '/status?logs=0');
  const asked = await calls.ask({ method: 'GET', origin: 'queue', path }, call);
  if (!asked.ok) return asked;
  const status = mapQueueStatus(asked.value, calls.nowMs());
  return status.ok ? ok(null) : status;
}

export async function readAccount(calls: FalCalls, call: ProviderCall): Promise<Result<AccountFacts, ProviderFailure>> {
  const probed = await probeKey(calls, call);
  if (!probed.ok) return probed;
  const key = call.keys?.billing ?? null;
  if (key === null) return ok({ balance: null });
  const path = '/v1/account/billing?expand=credits';
  const asked = await calls.ask({ method: 'GET', origin: 'api', path, key }, call);
  const answer = asked.ok && asked.value.status !== 200 ? err(mapFailedCall(asked.value, calls.nowMs())) : asked;
  return ok(answer.ok ? { balance: mapBalance(answer.value) } : { balance: null, billingProblem: answer.error });
}
