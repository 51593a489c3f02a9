import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { AccountFacts, ProviderCall, ProviderFailure } from '../provider.ts';
import type { ApiframeCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { accountAnswer } from './wire-schema.ts';

/** Credits belong to the team; a key without one has none to tell. Never below nothing. Pure. */
export function mapAccount(answer: JsonAnswer, nowMs: number): Result<AccountFacts, ProviderFailure> {
  if (!isFine(answer)) return err(mapFailedCall(answer, nowMs));
  const { data } = accountAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const credits = data.team?.credits;
  if (credits === undefined) return ok({ balance: null });
  return ok({ balance: { currency: 'credits', amount: Math.max(0, Math.floor(credits)) } });
}

export async function readAccount(
  calls: ApiframeCalls,
  call: ProviderCall,
): Promise<Result<AccountFacts, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: '/v2/me' }, call);
  return asked.ok ? mapAccount(asked.value, calls.nowMs()) : asked;
}
