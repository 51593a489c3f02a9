import type { AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { ok, type Result } from '#shared/result.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { createCredentialStore } from '../credentials/create-credential-store.ts';
import { createKeychain } from '../credentials/keychain.ts';
import { createSessionOnly } from '../credentials/session-only.ts';
import type { Database } from '../db/database.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { noteSecret } from '../platform/known-secrets.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import { createAccountsService, type AccountsService } from '../services/accounts.ts';
import { createKeyRing } from '../services/key-ring.ts';
import { createKeySource } from '../services/key-source.ts';
import type { LibraryOptions } from './library.ts';
import type { Repositories } from './repositories.ts';

export interface Accounts {
  readonly service: AccountsService;
  /** For jobs. */
  readonly keys: KeySource;
  /** For every other secret of this library. */
  readonly store: CredentialStore;
  /** Called when secrets are kept elsewhere than before. */
  onStoreChange(listener: () => void): void;
}

interface AccountsParts {
  readonly db: Database;
  readonly repositories: Pick<Repositories, 'credentials'>;
  readonly providers: readonly ProviderAccess[];
  readonly announce: Announce;
}

const keychainService = 'app.dailies.studio';

/** Keys and accounts. Opens no keychain before somebody needs a key. */
export function createAccounts(
  { clock, environment }: Pick<LibraryOptions, 'clock' | 'environment'>,
  { db, repositories, providers, announce }: AccountsParts,
): Result<Accounts, AppError> {
  const storeListeners: (() => void)[] = [];
  const listeners = new Set<(providerId: ProviderId) => void>();
  const tellChange = (providerId: ProviderId): void => {
    service.announceChange(providerId);
    for (const listener of listeners) listener(providerId);
  };
  const store = createCredentialStore({
    // Tests and other libraries of the same person stay apart.
    keychain: createKeychain({ service: environment['DAILIES_KEYCHAIN_SERVICE'] || keychainService, clock }),
    sessionOnly: createSessionOnly(),
    onChange(state) {
      announce('keyStore.changed', state);
      for (const { provider } of providers) tellChange(provider.capabilities.id);
      for (const listener of storeListeners) listener();
    },
  });
  const ring = createKeyRing({
    db,
    credentials: repositories.credentials,
    providers,
    environment,
    store,
    clock,
    noteSecret,
    onChange: tellChange,
  });
  if (!ring.ok) return ring;
  const keys = createKeySource({
    ring: ring.value,
    find: (id) => providers.find(({ provider }) => provider.capabilities.id === id) ?? null,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  });
  const service = createAccountsService({ providers, ring: ring.value, store, keys, announce, clock });
  return ok({ service, keys, store, onStoreChange: (listener) => void storeListeners.push(listener) });
}
