import type { BucketView } from '#shared/domain/bucket.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/result.ts';
import { client } from '#renderer/platform/client.ts';

/** Keeps the address and the key. From here on this window no longer has the key. */
export function saveBucket(input: MethodInput<'bucket.save'>): Promise<Result<BucketView, AppError>> {
  return client().invoke('bucket.save', input);
}

/** What the test says comes back with the view; an error: there was nothing to test. */
export function testBucket(): Promise<Result<BucketView, AppError>> {
  return client().invoke('bucket.test', {});
}

export function removeBucket(): Promise<Result<BucketView, AppError>> {
  return client().invoke('bucket.remove', {});
}
