import { createCredentialStore } from '#electron/credentials/create-credential-store.ts';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { createCredentialRepository } from '#electron/db/repositories/credentials.ts';
import type { AccountFacts, ProviderCall, VideoProvider } from '#electron/providers/provider.ts';
import type { KeyVariables, ProviderAccess } from '#electron/providers/provider-access.ts';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import { createAccountsService } from '#electron/services/accounts.ts';
import { createKeyRing } from '#electron/services/key-ring.ts';
import { createKeySource } from '#electron/services/key-source.ts';
import type { Account, KeyView } from '#shared/domain/account.ts';
import type { KeySlot } from '#shared/domain/provider.ts';
import type { AppError } from '#shared/errors.ts';
import { providerIdSchema, type ProviderId } from '#shared/ids.ts';
import type { EventName } from '#shared/ipc/events.ts';
import { ok, type Result } from '#shared/result.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { createSwitchedKeychain, type SwitchedKeychain } from '#test/fakes/switched-keychain.ts';
import { noonMs, openIn, value } from '#test/fixtures/library-database.ts';

export const acme = providerIdSchema.parse('acme');
export const keyOne = '0b5f3a1c-0000-4f00-9000-000000000001:6d7e8f90a1b2c3d46d7e8f90a1b2c3d1';
export const keyTwo = '0b5f3a1c-0000-4f00-9000-000000000002:6d7e8f90a1b2c3d46d7e8f90a1b2c3d2';
const keyVariables: KeyVariables = { main: [['ACME_KEY'], ['ACME_KEY_ID', 'ACME_KEY_SECRET']] };

interface Options {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly keychain?: SwitchedKeychain;
  /** What the provider says about its keys. */
  readonly account?: (call: ProviderCall) => Promise<Result<AccountFacts, AppError>>;
  readonly withoutAccount?: boolean;
}

/** Everything about keys on a real database, with a keychain that does what a test tells it. */
export function openAccounts(options: Options) {
  const { folder, environment = {}, keychain = createSwitchedKeychain() } = options;
  const db = openIn(folder);
  const credentials = createCredentialRepository(db);
  const clock = createManualClock(noonMs);
  const announced: [EventName, unknown][] = [];
  const changed: ProviderId[] = [];
  const paid = createPaidProvider();
  const capabilities = {
    ...paid.capabilities,
    id: acme,
    name: 'Acme',
    keys: (['main', 'billing'] as const).map((slot) => ({
      slot,
      isOptional: slot === 'billing',
      shape: null,
      example: 'acme-…',
      page: 'https://acme.test/keys',
    })),
  };
  const account = options.account ?? (async () => ok({ balance: null }));
  const provider: VideoProvider = { ...paid, capabilities, ...(options.withoutAccount === true ? {} : { account }) };
  const own = { queue: 'https://queue.acme.test', rest: 'https://rest.acme.test' };
  const access: ProviderAccess = { provider, keyVariables, endpoints: readEndpoints(acme, own, environment) };
  const providers = [access];

  const store = createCredentialStore({
    keychain,
    sessionOnly: createSessionOnly(),
    onChange: (state) => announced.push(['keyStore.changed', state]),
  });
  const noted: string[] = [];
  const ring = value(
    createKeyRing({
      db,
      credentials,
      providers,
      environment,
      store,
      clock,
      noteSecret: (secret) => noted.push(secret.reveal()),
      onChange(id) {
        changed.push(id);
        service.announceChange(id);
      },
    }),
  );
  const keys = createKeySource({ ring, find: (id) => (id === acme ? access : null), onChange: () => () => undefined });
  const service = createAccountsService({
    providers,
    ring,
    store,
    keys,
    clock,
    announce: (name, payload) => announced.push([name, payload]),
  });

  const view = (): Account => {
    const [first] = service.list();
    if (first === undefined) throw new Error('no account');
    return first;
  };
  return {
    db,
    credentials,
    keychain,
    clock,
    announced,
    changed,
    noted,
    store,
    ring,
    keys,
    service,
    view,
    key(slot: KeySlot = 'main'): KeyView {
      const found = view().keys.find((key) => key.slot === slot);
      if (found === undefined) throw new Error('no such slot');
      return found;
    },
    save: (key: string, slot: KeySlot = 'main') => service.saveKey({ providerId: acme, slot, key }),
    remove: (slot: KeySlot = 'main') => service.removeKey({ providerId: acme, slot }),
    test: () => service.test({ providerId: acme }),
    /** The key that a job of the current credential would be sent with. */
    async opened(): Promise<string | null> {
      const id = keys.current(acme);
      const opened = id === null ? null : await keys.open(acme, id);
      return opened?.ok === true ? opened.value.main.reveal() : null;
    },
  };
}
