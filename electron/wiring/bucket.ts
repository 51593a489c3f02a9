import type { AppError } from '#shared/errors.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Bucket } from '../bucket/bucket.ts';
import { createBucketCalls } from '../bucket/bucket-calls.ts';
import type { Database } from '../db/database.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { noteSecret } from '../platform/known-secrets.ts';
import { Secret } from '../platform/secret.ts';
import { createBucketService, type BucketService } from '../services/bucket.ts';
import { createOwnedBucket } from '../services/bucket-place.ts';
import { createJobBucket } from '../services/job-bucket.ts';
import { createKeyRing } from '../services/key-ring.ts';
import type { Accounts } from './accounts.ts';
import type { LibraryOptions } from './library.ts';
import type { Repositories } from './repositories.ts';

export interface PersonalBucket {
  readonly service: BucketService;
  /** For jobs. */
  readonly bucket: Bucket;
}

interface BucketParts {
  readonly db: Database;
  readonly repositories: Pick<Repositories, 'credentials' | 'settings'>;
  readonly http: HttpClient;
  readonly store: Accounts['store'];
  readonly announce: Announce;
}

/** The person's own bucket. Its key is kept and recognised as a provider's is. */
export function createPersonalBucket(
  { clock, environment }: Pick<LibraryOptions, 'clock' | 'environment'>,
  { db, repositories, http, store, announce }: BucketParts,
): Result<PersonalBucket, AppError> {
  const { credentials, settings } = repositories;
  const owned = createOwnedBucket({ db, settings, environment });
  const { owner } = owned;
  const ring = createKeyRing({
    db,
    credentials,
    providers: [owner],
    environment,
    store,
    clock,
    noteSecret: noteSecretHalf,
    onChange: () => {
      service.announceChange();
    },
  });
  if (!ring.ok) return ring;
  const place = owned.place(ring.value);
  const calls = createBucketCalls({ http, clock });
  const service = createBucketService({ db, settings, place, owner, ring: ring.value, store, calls, announce, clock });
  return ok({ service, bucket: createJobBucket(place, calls) });
}

/** Signed addresses contain the key's id, and providers repeat addresses: only the other half is never to be seen. */
function noteSecretHalf(key: Secret): void {
  const text = key.reveal();
  noteSecret(new Secret(text.slice(text.indexOf(':') + 1)));
}
