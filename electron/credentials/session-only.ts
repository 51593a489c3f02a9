import { ok } from '#shared/result.ts';
import type { Secret } from '../platform/secret.ts';
import type { SecretName, SecretVault } from './credential-store.ts';

/** Keeps secrets until the process ends. */
export function createSessionOnly(): SecretVault {
  const secrets = new Map<SecretName, Secret>();
  return {
    read: async (name) => ok(secrets.get(name) ?? null),
    async write(name, secret) {
      secrets.set(name, secret);
      return ok(null);
    },
    async remove(name) {
      secrets.delete(name);
      return ok(null);
    },
  };
}
