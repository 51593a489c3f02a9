import { err, ok, type Result } from '#shared/result.ts';
import type { AccountFacts, ProviderCall, ProviderFailure } from '../provider.ts';
import type { EachlabsCalls } from './calls.ts';
import { mapFailedCall } from './map-error.ts';

/** A look at the history is the cheapest question that needs the key. What the account holds is told nowhere. */
export async function readAccount(
  calls: EachlabsCalls,
  call: ProviderCall,
): Promise<Result<AccountFacts, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: '/v1/executions?limit=1' }, call);
  if (!asked.ok) return asked;
  return asked.value.status === 200 ? ok({ balance: null }) : err(mapFailedCall(asked.value, calls.nowMs()));
}
