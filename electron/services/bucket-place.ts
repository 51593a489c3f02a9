import type { BucketSettings } from '#shared/domain/bucket.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { CredentialId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readBucketAddress, type BucketAddress } from '../bucket/bucket-address.ts';
import type { OpenBucket } from '../bucket/bucket-calls.ts';
import { bucketKeyVariables, readEnvironmentBucket } from '../bucket/bucket-environment.ts';
import type { Database } from '../db/database.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import { bucketUploads } from '../db/repositories/uploads.ts';
import type { KeyOwner } from '../providers/provider-access.ts';
import type { HeldKey, KeyRing } from './key-ring.ts';
import { canBeUsed, keyInForce, keyProblem } from './key-source.ts';

/** Where the bucket is and whose key opens it, as far as the settings and the environment say. Opens no keychain but in `open`. */
export interface BucketPlace {
  /** What is in force; `null`: there is no bucket. */
  settings(): BucketSettings | null;
  /** Environment variables that the address comes from. */
  readonly variables: readonly string[];
  heldKey(): HeldKey | null;
  /** Why there is no bucket although the environment names one. */
  problem(): AppError | null;
  address(): BucketAddress | null;
  credentialId(): CredentialId | null;
  /** The address with the key, for one call. */
  open(): Promise<Result<OpenBucket, AppError>>;
}

interface BucketPlaceDeps {
  readonly db: Pick<Database, 'read'>;
  readonly settings: Pick<SettingsRepository, 'read'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The bucket as an owner of keys: its key is kept like a provider's, and bound to the origin in force. */
export interface OwnedBucket {
  readonly owner: KeyOwner;
  /** The place, once there is a ring that holds the owner's key. */
  place(ring: KeyRing): BucketPlace;
}

export function createOwnedBucket({ db, settings, environment }: BucketPlaceDeps): OwnedBucket {
  const named = readEnvironmentBucket(environment);
  const environmentBucket = named.ok ? named.value : null;

  const readSettings = (): BucketSettings | null => {
    if (!named.ok) return null;
    if (environmentBucket !== null) return environmentBucket.settings;
    // What a database that cannot be read just now would say is told elsewhere.
    const read = db.read(() => ok(settings.read().bucket));
    return read.ok ? read.value : null;
  };
  const readAddress = (): BucketAddress | null => {
    const inForce = readSettings();
    const read = inForce === null ? null : readBucketAddress(inForce, environmentBucket !== null);
    return read?.ok === true ? read.value : null;
  };

  const owner = ownerOf(readSettings, () => {
    if (!named.ok) return named;
    return ok(readAddress());
  });

  return {
    owner,
    place: (ring) => ({
      settings: readSettings,
      variables: environmentBucket?.variables ?? [],
      heldKey: () => ring.find(owner, 'main'),
      problem: () => keyProblem(ring, owner),
      address: readAddress,
      credentialId() {
        const held = ring.find(owner, 'main');
        const isOpen = keyProblem(ring, owner) === null && readAddress() !== null;
        return isOpen && canBeUsed(held) ? held.credential.id : null;
      },
      async open() {
        const [address, held] = [readAddress(), ring.find(owner, 'main')];
        const problem = keyProblem(ring, owner);
        if (problem !== null) return err(problem);
        if (address === null || held === null) return err(appError('auth', 'bucket.missing'));
        const inForce = keyInForce(ring, owner, 'main', held.credential.id);
        if (!inForce.ok) return inForce;
        const key = await ring.read(owner, inForce.value);
        return key.ok ? ok({ address, key: key.value }) : key;
      },
    }),
  };
}

function ownerOf(
  readSettings: () => BucketSettings | null,
  readAddress: () => Result<BucketAddress | null, AppError>,
): KeyOwner {
  return {
    provider: {
      capabilities: {
        id: bucketUploads,
        get name() {
          return readSettings()?.name ?? '';
        },
        keys: [{ slot: 'main' }],
      },
    },
    keyVariables: { main: [bucketKeyVariables] },
    get endpoints() {
      const address = readAddress();
      if (!address.ok) return address;
      const origins: Record<string, string> = address.value === null ? {} : { bucket: address.value.origin };
      return ok({ origins, trustedOrigins: address.value?.trustedOrigins ?? [], overridden: [] });
    },
  };
}
