import type { Account, KeyView } from '#shared/domain/account.ts';
import type { KeySlot } from '#shared/domain/provider.ts';
import type { CredentialId } from '#shared/ids.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { KeyRing } from './key-ring.ts';
import { canBeUsed, keyProblem } from './key-source.ts';

/** What providers have said about keys since Dailies started. It belongs to a key, and goes with it. */
export interface KeyTests {
  find(credentialId: CredentialId): KeyView['test'];
  balance(credentialId: CredentialId): Account['balance'];
}

/** What a person may know of the keys and the account at one provider. */
export function toAccount(ring: KeyRing, tests: KeyTests, access: ProviderAccess): Account {
  const { capabilities } = access.provider;
  const main = ring.find(access, 'main');
  const problem = keyProblem(ring, access);
  return {
    providerId: capabilities.id,
    keys: capabilities.keys.map(({ slot }) => toKeyView(ring, tests, access, slot)),
    isUsable: problem === null && canBeUsed(main),
    balance: main === null ? null : tests.balance(main.credential.id),
    origins: originList(access),
    problem,
  };
}

function toKeyView(ring: KeyRing, tests: KeyTests, access: ProviderAccess, slot: KeySlot): KeyView {
  const held = ring.find(access, slot);
  if (held === null) {
    return { slot, state: 'none', tail: null, variables: [], savedAt: null, test: { kind: 'untested' } };
  }
  const { id, tail, savedAt } = held.credential;
  return {
    slot,
    state: held.state,
    tail: tail === '' ? null : tail,
    variables: [...held.variables],
    savedAt: held.state === 'environment' ? null : savedAt,
    test: tests.find(id),
  };
}

function originList({ endpoints }: ProviderAccess): Account['origins'] {
  if (!endpoints.ok) return [];
  const { origins, overridden } = endpoints.value;
  return Object.entries(origins).map(([name, origin]) => ({ name, origin, isOverridden: overridden.includes(name) }));
}
