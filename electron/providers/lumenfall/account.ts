import type { CurrencyAmount } from '#shared/domain/quote.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { JsonAnswer } from '../json-answer.ts';
import type { AccountFacts, ProviderCall, ProviderFailure } from '../provider.ts';
import type { LumenfallCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { balanceAnswer } from './wire-schema.ts';

/** What the account holds; `null` for accounts that pay later. Never below nothing, never more than there is. Pure. */
export function mapBalance(answer: JsonAnswer): Result<CurrencyAmount | null, ProviderFailure> {
  const { data } = balanceAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const { amount = null, currency = 'usd' } = data.available ?? {};
  if (amount === null || (currency ?? 'usd').toUpperCase() !== 'USD') return ok(null);
  return ok({ currency: 'USD', amount: Math.max(0, Math.floor(amount * 100 + 1e-6)) });
}

/** A key that may read the balance is good; reading it costs nothing. */
export async function readAccount(
  calls: LumenfallCalls,
  call: ProviderCall,
): Promise<Result<AccountFacts, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: '/v1/balance' }, call);
  if (!asked.ok) return asked;
  if (asked.value.status !== 200) return err(mapFailedCall(asked.value, calls.nowMs()));
  const balance = mapBalance(asked.value);
  return balance.ok ? ok({ balance: balance.value }) : balance;
}
