import { createHash } from 'node:crypto';
import { afterAll } from 'vitest';
import type { BucketSource } from '#electron/bucket/bucket.ts';
import { createBucketCalls, type BucketCalls, type OpenBucket } from '#electron/bucket/bucket-calls.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { Secret } from '#electron/platform/secret.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { fakeKeyId, fakeSecret, type FakeS3 } from '#test/fakes/s3/fake-s3.ts';

export const noSignal = new AbortController().signal;

/** The calls over a real client that reaches this machine only, whatever the name. */
export function openCalls(): BucketCalls {
  const http = createHttpClient({
    mode: 'loopback-only',
    proxy: noProxy,
    logger: silentLogger,
    lookUp: async () => [{ address: '127.0.0.1', family: 4 }],
  });
  afterAll(() => http.close());
  return createBucketCalls({ http, clock: { nowMs: () => Date.now() } });
}

export function bucketAt(
  s3: FakeS3,
  change: { readonly key?: string; readonly region?: string; readonly name?: string } = {},
): OpenBucket {
  const { key = `${fakeKeyId}:${fakeSecret}`, region = s3.region, name = s3.bucket } = change;
  const { origin } = s3;
  return { address: { base: `${origin}/${name}`, origin, region, trustedOrigins: [origin] }, key: new Secret(key) };
}

export function sourceOf(bytes: Uint8Array, name = 'clip.mp4', mime = 'video/mp4'): BucketSource {
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += 50_000) yield bytes.subarray(from, from + 50_000);
  }
  const assetId = assetIdSchema.parse(createHash('sha256').update(bytes).digest('hex'));
  return { assetId, name, mime, bytes: bytes.length, open };
}
