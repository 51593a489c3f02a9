import { ok } from '#shared/result.ts';
import type { Bucket } from '../bucket/bucket.ts';
import type { BucketCalls } from '../bucket/bucket-calls.ts';
import type { BucketPlace } from './bucket-place.ts';

/** The bucket as jobs see it: the address and the key are those in force at each call. */
export function createJobBucket(place: BucketPlace, calls: BucketCalls): Bucket {
  return {
    isSet: () => place.credentialId() !== null,
    credentialId: () => place.credentialId(),
    isForAll: () => place.settings()?.isForAll ?? false,
    async put(file, call) {
      const opened = await place.open();
      return opened.ok ? await calls.put(opened.value, file, call) : opened;
    },
    async remove({ remoteId }, signal) {
      const base = place.address()?.base;
      // What lies in a bucket that is not in force any more is out of reach: its key went with it.
      if (base === undefined || remoteId?.startsWith(`${base}/`) !== true) return ok(null);
      const opened = await place.open();
      return opened.ok ? await calls.remove(opened.value, remoteId, signal) : opened;
    },
  };
}
