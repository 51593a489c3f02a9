import type { Account, KeyView } from '#shared/domain/account.ts';
import type { AppError } from '#shared/errors.ts';
import type { CredentialId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { AccountFacts, ProviderKeys } from '../providers/provider.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { KeyTests } from './account-view.ts';

export interface KeyTester extends KeyTests {
  /** Asks the provider whether it takes the keys. `billingId`: whose key is in the slot for billing. */
  run(access: ProviderAccess, keys: ProviderKeys, billingId: CredentialId | null): Promise<void>;
  /** Ends what runs. */
  close(): void;
}

interface KeyTesterDeps {
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly onChange: (access: ProviderAccess) => void;
}

/** Milliseconds for the whole test, whatever the provider's own limits are: somebody is looking at it. */
const timeOutMs = 30_000;

export function createKeyTester({ clock, onChange }: KeyTesterDeps): KeyTester {
  const tests = new Map<CredentialId, KeyView['test']>();
  const balances = new Map<CredentialId, NonNullable<Account['balance']>>();
  const closing = new AbortController();

  const ask = async (
    { provider }: ProviderAccess,
    keys: ProviderKeys,
  ): Promise<Result<AccountFacts, AppError> | null> => {
    const late = new AbortController();
    const cancel = clock.after(timeOutMs, () => {
      late.abort();
    });
    try {
      return (await provider.account?.({ signal: AbortSignal.any([late.signal, closing.signal]), keys })) ?? null;
    } finally {
      cancel();
    }
  };
  const settle = (keys: ProviderKeys, billingId: CredentialId | null, facts: Result<AccountFacts, AppError>): void => {
    const at = clock.nowMs();
    tests.set(keys.credentialId, facts.ok ? { kind: 'accepted', at } : refusal(facts.error, at));
    if (!facts.ok) return;
    const { balance, billingProblem } = facts.value;
    if (balance === null) balances.delete(keys.credentialId);
    else balances.set(keys.credentialId, { amount: balance, at });
    if (billingId === null) return;
    tests.set(billingId, billingProblem === undefined ? { kind: 'accepted', at } : refusal(billingProblem, at));
  };

  return {
    find: (id) => tests.get(id) ?? { kind: 'untested' },
    balance: (id) => balances.get(id) ?? null,
    async run(access, keys, billingId) {
      if (access.provider.account === undefined) return;
      const ids = billingId === null ? [keys.credentialId] : [keys.credentialId, billingId];
      const before = ids.map((id) => tests.get(id));
      for (const id of ids) tests.set(id, { kind: 'testing' });
      onChange(access);
      try {
        const facts = await ask(access, keys);
        if (facts !== null) settle(keys, billingId, facts);
      } finally {
        // Nothing was said about them.
        for (const [index, id] of ids.entries()) {
          if (tests.get(id)?.kind === 'testing') tests.set(id, before[index] ?? { kind: 'untested' });
        }
        onChange(access);
      }
    },
    close() {
      closing.abort();
    },
  };
}

/** Only a provider that does not take the key says something about the key. */
function refusal(error: AppError, at: number): KeyView['test'] {
  return { kind: error.kind === 'auth' ? 'refused' : 'unclear', at, error };
}
