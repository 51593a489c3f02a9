import { randomBytes } from 'node:crypto';
import type { KeySlot } from '#shared/domain/provider.ts';
import type { AppError } from '#shared/errors.ts';
import type { CredentialId, ProviderId } from '#shared/ids.ts';
import { ok, type Result } from '#shared/result.ts';
import type { SecretName } from '../credentials/credential-store.ts';
import { fingerprintOf, tailOf } from '../credentials/fingerprint.ts';
import { normaliseKey } from '../credentials/normalise-key.ts';
import type { Database } from '../db/database.ts';
import type { Credential, CredentialRepository } from '../db/repositories/credentials.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/new-id.ts';
import type { Secret } from '../platform/secret.ts';
import { readEnvironmentKey } from '../providers/environment-keys.ts';
import type { KeyOwner } from '../providers/provider-access.ts';

/** A key that is somewhere, by everything but itself. Only one of the environment is in memory here. */
export type PlacedKey =
  | {
      readonly kind: 'environment';
      readonly credential: Credential;
      readonly variables: readonly string[];
      readonly key: Secret;
    }
  | { readonly kind: 'saved' | 'session'; readonly credential: Credential };

/** What is known of the keys at every place (provider and slot). */
export interface KeyPlaces {
  readonly salt: Uint8Array;
  /** Keys of the environment; they stand before those that a person has entered. */
  readonly environment: ReadonlyMap<string, PlacedKey>;
  /** Keys that a person has entered. */
  readonly entered: Map<string, PlacedKey>;
  /** Keys that are gone from the keychain, or were changed there by somebody. */
  readonly lost: Set<CredentialId>;
  /** Variables whose value cannot be a key; nothing else is used in its place. */
  readonly problems: ReadonlyMap<ProviderId, AppError>;
}

export interface KeyPlacesDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly credentials: CredentialRepository;
  readonly providers: readonly KeyOwner[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Called with every key that is seen, before anything is done with it. */
  readonly noteSecret: (secret: Secret) => void;
}

const saltBytes = 32;

export function placeOf(providerId: ProviderId, slot: KeySlot): string {
  return `${providerId} ${slot}`;
}

/** Under which name a key is kept. */
export function secretName(id: CredentialId): SecretName {
  return `provider-key:${id}`;
}

/** Addresses that the provider's keys are sent to; none while an override cannot be used. */
export function originsOf({ endpoints }: KeyOwner): readonly string[] {
  return endpoints.ok ? [...new Set(Object.values(endpoints.value.origins))].toSorted() : [];
}

/** Reads what the library knows, and recognises the keys of the environment. Never opens the keychain. */
export function readKeyPlaces(deps: KeyPlacesDeps): Result<KeyPlaces, AppError> {
  return deps.db.write(() => {
    const salt = deps.credentials.salt(randomBytes(saltBytes));
    const saved = deps.credentials.listSaved();
    const environment = new Map<string, PlacedKey>();
    const problems = new Map<ProviderId, AppError>();
    for (const access of deps.providers) {
      const { id, keys } = access.provider.capabilities;
      for (const { slot } of keys) {
        const taken = takeEnvironmentKey(deps, access, slot, salt);
        if (taken === null) continue;
        if (taken.ok) environment.set(placeOf(id, slot), taken.value);
        else problems.set(id, taken.error);
      }
    }
    const entered = saved.map((credential): [string, PlacedKey] => [
      placeOf(credential.providerId, credential.slot),
      { kind: 'saved', credential },
    ]);
    return ok({ salt, environment, entered: new Map(entered), lost: new Set<CredentialId>(), problems });
  });
}

function takeEnvironmentKey(
  deps: KeyPlacesDeps,
  access: KeyOwner,
  slot: KeySlot,
  salt: Uint8Array,
): Result<PlacedKey, AppError> | null {
  const found = readEnvironmentKey(access.keyVariables, slot, deps.environment);
  if (found === null) return null;
  deps.noteSecret(found.text);
  const { variables } = found;
  const key = normaliseKey(found.text.reveal());
  if (!key.ok)
    return { ok: false, error: { ...key.error, params: { context: 'variable', variable: variables.join(', ') } } };
  deps.noteSecret(key.value);
  return ok({
    kind: 'environment',
    credential: recognise(deps, access, slot, key.value, salt),
    variables,
    key: key.value,
  });
}

/** The row of a key, made when it is seen for the first time: the same key has the same id for ever. */
export function recognise(
  { credentials, clock }: Pick<KeyPlacesDeps, 'credentials' | 'clock'>,
  access: KeyOwner,
  slot: KeySlot,
  key: Secret,
  salt: Uint8Array,
): Credential {
  const { id: providerId } = access.provider.capabilities;
  const fingerprint = fingerprintOf(key, salt);
  const known = credentials.find(providerId, slot, fingerprint);
  if (known !== null) return known;
  const [id, createdAt] = [newId<CredentialId>(), clock.nowMs()];
  const seen = { id, providerId, slot, fingerprint, tail: tailOf(key), origins: [...originsOf(access)], createdAt };
  credentials.insert(seen);
  return credentials.find(providerId, slot, fingerprint) ?? { ...seen, isSaved: false, savedAt: null };
}
