import type { KeySlot } from '#shared/domain/provider.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { CredentialId, ProviderId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Database } from '../db/database.ts';
import type { CredentialRepository } from '../db/repositories/credentials.ts';
import type { Clock } from '../platform/clock.ts';
import type { Secret } from '../platform/secret.ts';
import type { KeyOwner } from '../providers/provider-access.ts';
import { originsOf, placeOf, recognise, secretName, type KeyPlaces } from './key-places.ts';

export interface KeySaver {
  save(access: KeyOwner, slot: KeySlot, key: Secret): Promise<Result<null, AppError>>;
  remove(access: KeyOwner, slot: KeySlot): Promise<Result<null, AppError>>;
}

export interface KeySaverDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly credentials: CredentialRepository;
  readonly store: CredentialStore;
  readonly places: KeyPlaces;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly noteSecret: (secret: Secret) => void;
  readonly onChange: (providerId: ProviderId) => void;
}

/** Changes which key is in force. One change at a time, because each has a step in the keychain and one in the database. */
export function createKeySaver(deps: KeySaverDeps): KeySaver {
  const { places } = deps;
  let last: Promise<unknown> = Promise.resolve();

  const change = (
    { provider }: KeyOwner,
    slot: KeySlot,
    work: () => Promise<Result<CredentialId | null, AppError>>,
  ): Promise<Result<null, AppError>> => {
    const { id } = provider.capabilities;
    // It wins over everything that is entered, so what is entered would seem to do nothing.
    if (places.environment.has(placeOf(id, slot))) return Promise.resolve(err(appError('conflict', 'input.invalid')));
    const turn = last.then(async (): Promise<Result<null, AppError>> => {
      deps.store.retry();
      const changed = await work();
      if (!changed.ok) return changed;
      await clearOthers(deps, id, slot, changed.value);
      deps.onChange(id);
      return ok(null);
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    save: (access, slot, key) => change(access, slot, () => save(deps, access, slot, key)),
    remove: (access, slot) => change(access, slot, () => remove(deps, access.provider.capabilities.id, slot)),
  };
}

/** Answers the id of the key that is now in force. */
async function save(
  deps: KeySaverDeps,
  access: KeyOwner,
  slot: KeySlot,
  key: Secret,
): Promise<Result<CredentialId, AppError>> {
  const { db, credentials, store, places, clock } = deps;
  deps.noteSecret(key);
  const { id: providerId } = access.provider.capabilities;
  const seen = db.write(() => ok(recognise(deps, access, slot, key, places.salt)));
  if (!seen.ok) return seen;
  const { id } = seen.value;
  const [origins, savedAt] = [[...originsOf(access)], clock.nowMs()];
  const where = await store.write(secretName(id), key);
  const isSaved = where === 'keychain';
  const noted = db.write(() => {
    if (isSaved) credentials.markSaved(id, origins, savedAt);
    else credentials.clearSaved(providerId, slot);
    return ok(id);
  });
  if (!noted.ok) return noted;
  const credential = { ...seen.value, origins, isSaved, savedAt: isSaved ? savedAt : null };
  places.entered.set(placeOf(providerId, slot), { kind: isSaved ? 'saved' : 'session', credential });
  places.lost.delete(id);
  return noted;
}

async function remove(deps: KeySaverDeps, providerId: ProviderId, slot: KeySlot): Promise<Result<null, AppError>> {
  const { db, credentials, store, places } = deps;
  const place = placeOf(providerId, slot);
  const entered = places.entered.get(place);
  if (entered === undefined) return ok(null);
  const removed = await store.remove(secretName(entered.credential.id));
  // One that was only in memory is gone in any case. Of a saved one nobody may say so while the keychain has it.
  if (!removed.ok && entered.kind === 'saved') return removed;
  const noted = db.write(() => {
    credentials.clearSaved(providerId, slot);
    return ok(null);
  });
  if (noted.ok) places.entered.delete(place);
  return noted;
}

/** Keys that were replaced while the keychain was out of reach are still in it. */
async function clearOthers(
  { db, credentials, store }: KeySaverDeps,
  providerId: ProviderId,
  slot: KeySlot,
  newest: CredentialId | null,
): Promise<void> {
  const seen = db.read(() => ok(credentials.list(providerId, slot)));
  const others = seen.ok ? seen.value.filter(({ id }) => id !== newest) : [];
  for (const { id } of others) await store.remove(secretName(id));
}
