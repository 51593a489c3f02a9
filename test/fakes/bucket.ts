import type { FileBucket } from '#electron/jobs/file-bucket.ts';
import type { CredentialId } from '#shared/ids.ts';
import type { AppError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';

export interface FakeBucket extends FileBucket {
  /** `null`: nobody has set one. */
  account: CredentialId | null;
  isForEverything: boolean;
  /** Copies that lie in it, by their ids. */
  readonly files: Set<string>;
  /** Names of what was put there, in order. */
  readonly names: string[];
  /** Answers of the next calls; with none left they work. */
  readonly failures: AppError[];
  /** Until when what comes next can be fetched. */
  expiresAt: number | null;
}

/** A bucket in memory that does exactly what a test tells it. */
export function createFakeBucket(): FakeBucket {
  let count = 0;
  const bucket: FakeBucket = {
    account: null,
    isForEverything: false,
    files: new Set(),
    names: [],
    failures: [],
    expiresAt: null,
    isSet: () => bucket.account !== null,
    isForAll: () => bucket.isForEverything,
    credentialId: () => bucket.account,
    async put(file) {
      const failure = bucket.failures.shift();
      if (failure !== undefined) return err(failure);
      count += 1;
      const remoteId = `copy-${String(count)}`;
      bucket.files.add(remoteId);
      bucket.names.push(file.name);
      return ok({ url: `https://bucket.test/${remoteId}?sign=x`, expiresAt: bucket.expiresAt, remoteId });
    },
    async remove({ remoteId }) {
      const failure = bucket.failures.shift();
      if (failure !== undefined) return err(failure);
      bucket.files.delete(remoteId ?? '');
      return ok(null);
    },
  };
  return bucket;
}
