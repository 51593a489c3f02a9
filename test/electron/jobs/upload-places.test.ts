import { describe, expect, it } from 'vitest';
import { bucketUploads } from '#electron/db/repositories/uploads.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { appError } from '#shared/errors.ts';
import { ok } from '#shared/result.ts';
import { createFakeBucket } from '#test/fakes/bucket.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { unwrap, type JobLibrary } from '#test/fixtures/job-library.ts';
import { offline } from './job-samples.ts';
import { orderWithFiles } from './order-with-files.ts';
import { minute } from './paid-job.ts';

const ways = (image: Capabilities['uploads']['image']) => ({ uploads: { image, video: image, audio: image } }) as const;

/** Two files that the provider itself has no room for, or that a person keeps in the bucket. */
async function orderThroughBucket(image: Capabilities['uploads']['image'], isForEverything: boolean) {
  const bucket = createFakeBucket();
  bucket.isForEverything = isForEverything;
  const provider = createPaidProvider({ maxConcurrent: 5 }, ways(image));
  const beforeOrder = ({ keys }: JobLibrary) => (bucket.account = keys.current(bucketUploads));
  const setup = await orderWithFiles(provider, { bucket, beforeOrder });
  const rows = () => setup.library.db.prepare<readonly [], { provider_id: string }>('SELECT * FROM uploads').all([]);
  return { ...setup, bucket, rows };
}

describe('files that a provider fetches from the bucket', () => {
  it.each([
    ['because it stores none itself', 'bucket', false],
    ['because a person chose so', 'own', true],
  ] as const)('%s lie there once for all orders', async (_why, way, isForAll) => {
    const { bucket, order, uploads, provider, rows } = await orderThroughBucket(way, isForAll);
    await order();
    expect(uploads()).toBe(0);
    expect(bucket.names).toEqual([`${'a'.repeat(16)}.png`, `${'b'.repeat(16)}.png`]);
    expect(provider.ledger[0]?.body).toContain('https://bucket.test/copy-1');
    expect(provider.ledger[1]?.body).toBe(provider.ledger[0]?.body);
    expect(rows().map(({ provider_id }) => provider_id)).toEqual(['bucket', 'bucket']);
  });

  it('stay where the provider wants them while nobody chose otherwise', async () => {
    const { bucket, uploads } = await orderThroughBucket('own', false);
    expect([bucket.names.length, uploads()]).toEqual([0, 2]);
  });

  it('are put there again before the first sending, when their address has expired meanwhile', async () => {
    const bucket = createFakeBucket();
    bucket.expiresAt = createManualClock().nowMs() + 60 * minute;
    const provider = createPaidProvider({}, ways('bucket'));
    provider.submits.push({ kind: 'not-sent', error: offline });
    const { clock, library, view } = await orderWithFiles(provider, {
      bucket,
      beforeOrder: ({ keys }) => (bucket.account = keys.current(bucketUploads)),
    });
    library.line.isUp = false;
    await pass(clock, 120 * minute, minute);
    bucket.expiresAt = null;
    library.line.isUp = true;
    await pass(clock, 2 * minute, 5_000);
    expect(view()?.state).toBe('running');
    expect(provider.ledger[0]?.body).toContain('copy-3');
    expect(bucket.names).toHaveLength(4);
  });

  it('that it does not take hold the job for a person, not for the key of the provider', async () => {
    const bucket = createFakeBucket();
    const provider = createPaidProvider({}, ways('bucket'));
    bucket.failures.push(appError('auth', 'key.rejected'));
    const { clock, library, view, id } = await orderWithFiles(provider, { bucket });
    expect(view()).toMatchObject({
      state: 'preparing',
      hold: 'person',
      charged: 'no',
      error: { code: 'key.rejected' },
    });
    bucket.account = library.keys.current(bucketUploads);
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await settle(clock);
    expect(view()?.state).toBe('running');
  });

  it('go on by themselves after a moment without a network', async () => {
    const bucket = createFakeBucket();
    bucket.failures.push(appError('network', 'network.timed-out'));
    const { clock, view } = await orderWithFiles(createPaidProvider({}, ways('bucket')), { bucket });
    expect(view()).toMatchObject({ state: 'preparing', hold: 'none', retry: { attempts: 1 } });
    await pass(clock, 10_000);
    expect(view()?.state).toBe('running');
  });
});

describe('files within the request', () => {
  it('are made anew for each order, and nothing of them is remembered', async () => {
    const provider = createPaidProvider({ maxConcurrent: 5 }, ways('inline'));
    provider.inlinesUploads = true;
    const { library, order, uploads } = await orderWithFiles(provider);
    await order();
    expect(uploads()).toBe(4);
    expect(provider.ledger[1]?.body).toBe(provider.ledger[0]?.body);
    expect(library.db.prepare('SELECT * FROM uploads').all([])).toEqual([]);
  });

  it('go through the bucket one by one, where the request says that they are too large for it', async () => {
    const bucket = createFakeBucket();
    const inline = createPaidProvider({}, ways('inline'));
    inline.inlinesUploads = true;
    const prepare: typeof inline.prepare = (...args) => {
      const prepared = inline.prepare(...args);
      return prepared.ok ? ok({ ...prepared.value, throughBucket: prepared.value.files.slice(1) }) : prepared;
    };
    const { provider } = await orderWithFiles({ ...inline, prepare }, { bucket });
    expect(bucket.names).toEqual([`${'b'.repeat(16)}.png`]);
    expect(provider.ledger[0]?.body).toContain('data:');
    expect(provider.ledger[0]?.body).toContain('https://bucket.test/copy-1');
  });

  it('stay within it although the bucket is for everything, except those that are too large', async () => {
    const provider = createPaidProvider({}, ways('inline'));
    provider.inlinesUploads = true;
    const prepare = provider.prepare.bind(provider);
    provider.prepare = (...parameters) => {
      const prepared = prepare(...parameters);
      return prepared.ok ? ok({ ...prepared.value, throughBucket: prepared.value.files.slice(1) }) : prepared;
    };
    const bucket = createFakeBucket();
    bucket.isForEverything = true;
    const beforeOrder = ({ keys }: JobLibrary) => (bucket.account = keys.current(bucketUploads));
    const { library } = await orderWithFiles(provider, { bucket, beforeOrder });
    expect(bucket.names).toEqual([`${'b'.repeat(16)}.png`]);
    expect(provider.ledger[0]?.body).toMatch(/data:a+.*bucket\.test/);
    expect(library.db.prepare('SELECT * FROM uploads').all([])).toHaveLength(1);
  });

  it('are never remembered, whatever the provider says of its uploads', async () => {
    const provider = createPaidProvider({}, ways('own'));
    provider.inlinesUploads = true;
    const { library } = await orderWithFiles(provider);
    expect(provider.ledger[0]?.body).toContain('data:');
    expect(library.db.prepare('SELECT * FROM uploads').all([])).toEqual([]);
  });
});
