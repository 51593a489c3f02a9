import type { KeySlot } from '#shared/domain/provider.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { CredentialId, ProviderId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderKeys } from '../providers/provider.ts';
import type { KeyOwner, ProviderAccess } from '../providers/provider-access.ts';
import { missingKey, type HeldKey, type KeyRing } from './key-ring.ts';

interface KeySourceDeps {
  readonly ring: KeyRing;
  readonly find: (providerId: ProviderId) => ProviderAccess | null;
  readonly onChange: KeySource['onChange'];
}

/** Gives out keys for one call each, and only for the addresses that they were entered for. */
export function createKeySource({ ring, find, onChange }: KeySourceDeps): KeySource {
  const readBilling = async (access: ProviderAccess): Promise<ProviderKeys['billing']> => {
    const held = ring.find(access, 'billing');
    if (!canBeUsed(held)) return null;
    const key = await ring.read(access, held);
    return key.ok ? key.value : null;
  };
  return {
    current(providerId) {
      const access = find(providerId);
      if (access === null || keyProblem(ring, access) !== null) return null;
      const held = ring.find(access, 'main');
      return canBeUsed(held) ? held.credential.id : null;
    },
    async open(providerId, credentialId) {
      const access = find(providerId);
      if (access === null) return err(appError('auth', 'key.missing', { params: { provider: providerId } }));
      const held = keyInForce(ring, access, 'main', credentialId);
      if (!held.ok) return held;
      const main = await ring.read(access, held.value);
      if (!main.ok) return main;
      return ok({ credentialId, main: main.value, billing: await readBilling(access) });
    },
    onChange,
  };
}

/** Why no key of this provider can be used, whatever key it is. */
export function keyProblem(ring: KeyRing, access: KeyOwner): AppError | null {
  return access.endpoints.ok ? ring.problem(access) : access.endpoints.error;
}

/** What is out of reach counts as usable for `open`, which asks again; not for new orders. */
export function canBeUsed(held: HeldKey | null): held is HeldKey {
  return held !== null && held.state !== 'other-origin' && held.state !== 'unreadable';
}

export function keyInForce(
  ring: KeyRing,
  access: KeyOwner,
  slot: KeySlot,
  credentialId: CredentialId,
): Result<HeldKey, AppError> {
  const problem = keyProblem(ring, access);
  if (problem !== null) return err(problem);
  const params = { provider: access.provider.capabilities.name };
  const held = ring.find(access, slot);
  if (held === null) return err(missingKey(access));
  if (held.credential.id !== credentialId) return err(appError('auth', 'key.replaced', { params }));
  return held.state === 'other-origin' ? err(appError('auth', 'key.other-origin', { params })) : ok(held);
}
