import type { KeychainFailure, SecretName, SecretVault } from '#electron/credentials/credential-store.ts';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { Secret } from '#electron/platform/secret.ts';
import { err } from '#shared/result.ts';

export const lockedKeychain: KeychainFailure = { reason: 'locked', install: null, detail: 'Cannot create an item' };

export interface SwitchedKeychain extends SecretVault {
  /** What the next calls fail with; `null`: they work. */
  failure: KeychainFailure | null;
  /** How often anything was asked. */
  asked: number;
  /** What is in it, whatever it answers. */
  peek(name: SecretName): Promise<string | null>;
  /** As somebody does in the system's own program; `null` deletes. */
  edit(name: SecretName, text: string | null): Promise<void>;
}

/** A keychain that works until it is told not to, and counts how often it is asked. */
export function createSwitchedKeychain(): SwitchedKeychain {
  const inner = createSessionOnly();
  const ask = <T>(work: () => T) => {
    keychain.asked += 1;
    return keychain.failure === null ? work() : Promise.resolve(err(keychain.failure));
  };
  const keychain: SwitchedKeychain = {
    failure: null,
    asked: 0,
    read: (name) => ask(() => inner.read(name)),
    write: (name, secret) => ask(() => inner.write(name, secret)),
    remove: (name) => ask(() => inner.remove(name)),
    async peek(name) {
      const found = await inner.read(name);
      return found.ok ? (found.value?.reveal() ?? null) : null;
    },
    async edit(name, text) {
      await (text === null ? inner.remove(name) : inner.write(name, new Secret(text)));
    },
  };
  return keychain;
}
