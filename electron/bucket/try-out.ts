import { createHash, randomBytes } from 'node:crypto';
import type { BucketStep } from '#shared/domain/bucket.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { BucketCalls, OpenBucket } from './bucket-calls.ts';
import type { BucketSource } from './bucket.ts';

export interface FailedStep {
  readonly step: BucketStep;
  readonly error: AppError;
}

/** Puts a tiny object, fetches it by its signed address, compares, and deletes it: all that a job will need. */
export async function tryOut(
  calls: BucketCalls,
  bucket: OpenBucket,
  signal: AbortSignal,
): Promise<Result<null, FailedStep>> {
  const bytes = randomBytes(48);
  const put = await calls.put(bucket, sourceOf(bytes), { signal });
  if (!put.ok) return err({ step: 'put', error: put.error });
  const got = await calls.get(bucket, put.value, signal);
  // Whatever came back: nothing of a test stays behind, where it can be deleted.
  const removed = await calls.remove(bucket, put.value.remoteId, signal);
  if (!got.ok) return err({ step: 'get', error: got.error });
  if (!bytes.equals(got.value)) {
    return err({ step: 'compare', error: appError('provider-changed', 'bucket.other-bytes') });
  }
  return removed.ok ? ok(null) : err({ step: 'remove', error: removed.error });
}

function sourceOf(bytes: Uint8Array): BucketSource {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return {
    assetId: assetIdSchema.parse(createHash('sha256').update(bytes).digest('hex')),
    name: 'test.bin',
    mime: 'application/octet-stream',
    bytes: bytes.byteLength,
    open,
  };
}
