import type { Account, KeyStore } from '#shared/domain/account.ts';
import type { AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { normaliseKey } from '../credentials/normalise-key.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import { toAccount } from './account-view.ts';
import { missingKey, type KeyRing } from './key-ring.ts';
import { createKeyTester } from './key-tests.ts';
import { notFound } from './not-found.ts';

export interface AccountsService {
  /** One per provider that needs a key. Never opens the keychain. */
  list(): Account[];
  keyStore(): KeyStore;
  saveKey(input: MethodInput<'accounts.saveKey'>): Promise<Result<Account, AppError>>;
  removeKey(input: MethodInput<'accounts.removeKey'>): Promise<Result<Account, AppError>>;
  test(input: MethodInput<'accounts.test'>): Promise<Result<Account, AppError>>;
  /** What is known of this provider's keys has changed. */
  announceChange(providerId: ProviderId): void;
  close(): void;
}

interface AccountsDeps {
  readonly providers: readonly ProviderAccess[];
  readonly ring: KeyRing;
  readonly store: CredentialStore;
  readonly keys: KeySource;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
}

export function createAccountsService(deps: AccountsDeps): AccountsService {
  const { providers, ring, store, keys, announce, clock } = deps;
  const view = (access: ProviderAccess): Account => toAccount(ring, tester, access);
  const tester = createKeyTester({
    clock,
    onChange(access) {
      announce('accounts.changed', view(access));
    },
  });
  const find = (providerId: ProviderId): ProviderAccess | null =>
    providers.find(({ provider }) => provider.capabilities.id === providerId) ?? null;
  const hasSlot = ({ provider }: ProviderAccess, slot: string): boolean =>
    provider.capabilities.keys.some((key) => key.slot === slot);

  return {
    list: () => providers.map(view),
    keyStore: () => store.state(),
    async saveKey({ providerId, slot, key }) {
      const access = find(providerId);
      if (access === null || !hasSlot(access, slot)) return notFound();
      if (!access.endpoints.ok) return access.endpoints;
      const normal = normaliseKey(key);
      if (!normal.ok) return normal;
      const saved = await ring.save(access, slot, normal.value);
      return saved.ok ? ok(view(access)) : saved;
    },
    async removeKey({ providerId, slot }) {
      const access = find(providerId);
      if (access === null || !hasSlot(access, slot)) return notFound();
      const removed = await ring.remove(access, slot);
      return removed.ok ? ok(view(access)) : removed;
    },
    async test({ providerId }) {
      const access = find(providerId);
      if (access === null) return notFound();
      const held = ring.find(access, 'main');
      if (held === null) return err(missingKey(access));
      store.retry();
      const opened = await keys.open(providerId, held.credential.id);
      if (!opened.ok) return opened;
      const billing = opened.value.billing === null ? null : ring.find(access, 'billing');
      await tester.run(access, opened.value, billing?.credential.id ?? null);
      return ok(view(access));
    },
    announceChange(providerId) {
      const access = find(providerId);
      if (access !== null) announce('accounts.changed', view(access));
    },
    close() {
      tester.close();
    },
  };
}
