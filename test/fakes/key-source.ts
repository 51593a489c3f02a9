import type { Database } from '#electron/db/database.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { KeySource } from '#electron/providers/key-source.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { CredentialId, ProviderId } from '#shared/ids.ts';
import { err, ok } from '#shared/result.ts';

export interface FakeKeys extends KeySource {
  /** The key in force at every provider; `null`: none. */
  set(key: string | null): void;
  /** What opening any key answers instead. */
  failure: AppError | null;
  /** May read bills. */
  billing: string | null;
}

/** Keys in a variable, with credentials in the database like those of real ones. One key is in force from the start. */
export function createFakeKeys(db: Database): FakeKeys {
  const insert = db.prepare<Readonly<Record<string, string | number>>>(`
    INSERT INTO credentials (id, provider_id, slot, fingerprint, tail, origins, is_saved, created_at)
    VALUES (@id, @provider, 'main', @fingerprint, '', '[]', 0, 1)`);
  const find = db.prepare<readonly [string, string], { readonly id: CredentialId }>(
    'SELECT id FROM credentials WHERE provider_id = ? AND fingerprint = ?',
  );
  const listeners = new Set<(providerId: ProviderId) => void>();
  const seen = new Set<ProviderId>();
  let inForce: string | null = 'key-1';
  /** The same key that comes back has the same id. */
  const idOf = (provider: ProviderId, key: string): CredentialId => {
    const fingerprint = Buffer.from(key).toString('hex').padEnd(64, '0');
    const known = find.get([provider, fingerprint]);
    if (known !== undefined) return known.id;
    const id = newId<CredentialId>();
    insert.run({ id, provider, fingerprint });
    return id;
  };
  const keys: FakeKeys = {
    failure: null,
    billing: null,
    set(key) {
      inForce = key;
      for (const providerId of seen) for (const listener of listeners) listener(providerId);
    },
    current(providerId) {
      seen.add(providerId);
      return inForce === null ? null : idOf(providerId, inForce);
    },
    async open(providerId, credentialId) {
      if (keys.failure !== null) return err(keys.failure);
      if (inForce === null) return err(appError('auth', 'key.missing'));
      if (idOf(providerId, inForce) !== credentialId) return err(appError('auth', 'key.replaced'));
      const billing = keys.billing === null ? null : new Secret(keys.billing);
      return ok({ credentialId, main: new Secret(inForce), billing });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return keys;
}
