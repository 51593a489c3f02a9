import type { KeyView } from '#shared/domain/account.ts';
import type { KeySlot } from '#shared/domain/provider.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { fingerprintOf } from '../credentials/fingerprint.ts';
import type { Credential } from '../db/repositories/credentials.ts';
import type { Secret } from '../platform/secret.ts';
import type { KeyOwner } from '../providers/provider-access.ts';
import { createKeySaver, type KeySaverDeps } from './key-saver.ts';
import { originsOf, placeOf, readKeyPlaces, secretName, type KeyPlacesDeps, type PlacedKey } from './key-places.ts';

/** The key in force at one place, by everything but itself. */
export interface HeldKey {
  readonly credential: Credential;
  readonly state: Exclude<KeyView['state'], 'none'>;
  /** Environment variables that it comes from. */
  readonly variables: readonly string[];
}

/** Which key is in force where, and the way to the key itself. */
export interface KeyRing {
  /** Answers from memory: a list of keys never opens the keychain. */
  find(access: KeyOwner, slot: KeySlot): HeldKey | null;
  /** A variable of the environment whose value cannot be a key. */
  problem(access: KeyOwner): AppError | null;
  /** Reads the key from where it is kept. One that is gone, or is another one by now, is `key.missing`. */
  read(access: KeyOwner, held: HeldKey): Promise<Result<Secret, AppError>>;
  /** Keeps a key in place of the one before. */
  save(access: KeyOwner, slot: KeySlot, key: Secret): Promise<Result<null, AppError>>;
  remove(access: KeyOwner, slot: KeySlot): Promise<Result<null, AppError>>;
}

interface KeyRingDeps extends KeyPlacesDeps, Omit<KeySaverDeps, 'places'> {
  readonly store: CredentialStore;
  /** The key in force at a provider, or what is known of it, has changed. */
  readonly onChange: (providerId: ProviderId) => void;
}

/** Reads what is known of keys. Fails when the database does. */
export function createKeyRing(deps: KeyRingDeps): Result<KeyRing, AppError> {
  const { store, noteSecret, onChange } = deps;
  const read = readKeyPlaces(deps);
  if (!read.ok) return read;
  const places = read.value;
  const { lost } = places;

  const findPlaced = (providerId: ProviderId, slot: KeySlot): PlacedKey | null => {
    const place = placeOf(providerId, slot);
    return places.environment.get(place) ?? places.entered.get(place) ?? null;
  };
  const stateOf = (access: KeyOwner, placed: PlacedKey): HeldKey['state'] => {
    if (placed.kind === 'environment') return placed.kind;
    const { id, origins } = placed.credential;
    if (!originsOf(access).every((origin) => origins.includes(origin))) return 'other-origin';
    const isOutOfReach = placed.kind === 'saved' && store.state().kind !== 'keychain';
    return isOutOfReach || lost.has(id) ? 'unreadable' : placed.kind;
  };
  const note = ({ id, providerId }: Credential, isLost: boolean): void => {
    if (isLost === lost.has(id)) return;
    if (isLost) lost.add(id);
    else lost.delete(id);
    onChange(providerId);
  };

  return ok({
    find(access, slot) {
      const placed = findPlaced(access.provider.capabilities.id, slot);
      if (placed === null) return null;
      const variables = placed.kind === 'environment' ? placed.variables : [];
      return { credential: placed.credential, state: stateOf(access, placed), variables };
    },
    problem: (access) => places.problems.get(access.provider.capabilities.id) ?? null,
    async read(access, { credential }) {
      const placed = findPlaced(credential.providerId, credential.slot);
      if (placed?.credential.id !== credential.id) return err(missingKey(access));
      if (placed.kind === 'environment') return ok(placed.key);
      const stored = await store.read(secretName(credential.id));
      if (!stored.ok) return stored;
      const key = stored.value;
      if (key !== null) noteSecret(key);
      // One that somebody edited in the keychain's own program is not the key that jobs belong to.
      const isSame = key !== null && fingerprintOf(key, places.salt) === credential.fingerprint;
      note(credential, !isSame);
      return isSame ? ok(key) : err(missingKey(access));
    },
    ...createKeySaver({ ...deps, places }),
  });
}

export function missingKey({ provider }: KeyOwner): AppError {
  return appError('auth', 'key.missing', { params: { provider: provider.capabilities.name } });
}
