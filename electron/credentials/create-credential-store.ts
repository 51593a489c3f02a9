import type { KeyStore } from '#shared/domain/account.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { CredentialStore, KeychainFailure, SecretVault } from './credential-store.ts';

interface CredentialStoreOptions {
  readonly keychain: SecretVault;
  readonly sessionOnly: SecretVault;
  readonly onChange: (state: KeyStore) => void;
}

/**
 * Starts with the keychain and stays there until it fails; from then on new secrets live in memory, and a read of an old
 * one says why it cannot be had. A failed keychain is not asked again on its own, because each question may open a
 * window of the system or cost ten seconds: only `retry` brings it back.
 */
export function createCredentialStore({ keychain, sessionOnly, onChange }: CredentialStoreOptions): CredentialStore {
  let failure: KeychainFailure | null = null;
  /** The next call asks the keychain although it has failed. */
  let isRetrying = false;

  const settle = (next: KeychainFailure | null): void => {
    const before = toState(failure);
    failure = next;
    isRetrying = false;
    const after = toState(failure);
    if (JSON.stringify(before) !== JSON.stringify(after)) onChange(after);
  };
  const inUse = (): KeychainFailure | null => (isRetrying ? null : failure);

  return {
    state: () => toState(failure),
    retry() {
      // What could not be loaded stays away until Dailies starts anew.
      isRetrying = failure !== null && failure.reason !== 'library-missing';
    },
    async read(name) {
      const held = await sessionOnly.read(name);
      if (held.ok && held.value !== null) return ok(held.value);
      const known = inUse();
      if (known !== null) return err(toError(known));
      const found = await keychain.read(name);
      settle(found.ok ? null : found.error);
      return found.ok ? found : err(toError(found.error));
    },
    async write(name, secret) {
      if (inUse() === null) {
        const written = await keychain.write(name, secret);
        settle(written.ok ? null : written.error);
        if (written.ok) {
          await sessionOnly.remove(name);
          return 'keychain';
        }
      }
      await sessionOnly.write(name, secret);
      return 'memory';
    },
    async remove(name) {
      await sessionOnly.remove(name);
      const known = inUse();
      if (known !== null) return err(toError(known));
      const removed = await keychain.remove(name);
      settle(removed.ok ? null : removed.error);
      return removed.ok ? removed : err(toError(removed.error));
    },
  };
}

function toState(failure: KeychainFailure | null): KeyStore {
  if (failure === null) return { kind: 'keychain' };
  return { kind: 'session-only', reason: failure.reason, install: failure.install };
}

function toError({ reason, detail }: KeychainFailure): AppError {
  const code = reason === 'locked' ? 'key-store.locked' : 'key-store.unavailable';
  return appError('credential-store', code, { detail });
}
