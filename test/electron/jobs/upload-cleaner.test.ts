import { describe, expect, it } from 'vitest';
import { bucketUploads } from '#electron/db/repositories/uploads.ts';
import { appError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import { createFakeBucket } from '#test/fakes/bucket.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, type PaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, type JobLibrary } from '#test/fixtures/job-library.ts';
import { broken } from './job-samples.ts';
import { openWhole, orderWithFiles } from './order-with-files.ts';
import { minute } from './paid-job.ts';

const createNaming = (): PaidProvider => {
  const provider = createPaidProvider({ maxConcurrent: 5 });
  provider.namesUploads = true;
  return provider;
};
const count = (library: JobLibrary, table: 'uploads' | 'upload_deletions') =>
  library.db.prepare<readonly [], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get([])?.n;

/** Ends a running job. */
async function cancel({ library, provider, clock }: Awaited<ReturnType<typeof orderWithFiles>>, id: JobId) {
  provider.ended.add(library.store.find(id)?.remoteId ?? '');
  unwrap(library.runner.cancel(id));
  await pass(clock, 3_000, 500);
}

describe('uploaded files', () => {
  it('are deleted at the provider once the last job that uses them has settled', async () => {
    const provider = createNaming();
    const setup = await orderWithFiles(provider);
    const second = await setup.order();
    await cancel(setup, setup.id);
    expect(setup.view()?.state).toBe('cancelled');
    expect(provider.deleted).toEqual([]);
    await cancel(setup, second);
    expect(provider.deleted).toEqual(['file-1', 'file-2']);
    expect([count(setup.library, 'uploads'), count(setup.library, 'upload_deletions')]).toEqual([0, 0]);
    await setup.order();
    expect(setup.uploads()).toBe(4);
  });

  it('stay while nobody knows what became of the request that names them', async () => {
    const provider = createNaming();
    provider.submits.push({ kind: 'ambiguous', error: broken });
    const setup = await orderWithFiles(provider);
    await pass(setup.clock, 5 * minute, minute);
    expect(setup.view()?.state).toBe('unconfirmed');
    expect(provider.deleted).toEqual([]);
    unwrap(await setup.library.jobs.writeOff({ jobId: setup.id }));
    await settle(setup.clock);
    expect(provider.deleted).toHaveLength(2);
  });

  it('that were replaced are deleted as well, but only when no job needs the old ones', async () => {
    const provider = createNaming();
    provider.uploadExpiresAt = createManualClock().nowMs() + 60 * minute;
    const setup = await orderWithFiles(provider);
    await pass(setup.clock, 55 * minute, minute);
    provider.uploadExpiresAt = null;
    const second = await setup.order();
    expect(setup.uploads()).toBe(4);
    await cancel(setup, setup.id);
    expect(provider.deleted).toEqual([]);
    await cancel(setup, second);
    expect(new Set(provider.deleted).size).toBe(4);
  });

  it('that could not be deleted are logged, never in the way, and tried again at the next start', async () => {
    const provider = createNaming();
    provider.deletions.push(appError('network', 'network.failed'));
    const setup = await orderWithFiles(provider);
    await cancel(setup, setup.id);
    expect(setup.view()?.state).toBe('cancelled');
    expect(provider.deleted).toEqual(['file-2']);
    expect(setup.library.complaints.join()).toMatch(/could not be deleted.*network\.failed/);
    expect(setup.library.complaints.join()).not.toContain('files.test');
    const next = await setup.order();
    await cancel(setup, next);
    expect(provider.deleted).not.toContain('file-1');

    await setup.library.close();
    const { clock } = setup;
    const again = await openJobLibrary({ clock, providers: [provider], folder: setup.library.folder });
    await settle(clock);
    expect(provider.deleted).toContain('file-1');
    expect(count(again, 'upload_deletions')).toBe(0);
  });

  it('wait for the key that they belong to, and are given up after a month', async () => {
    const provider = createNaming();
    provider.submits.push({ kind: 'ambiguous', error: broken });
    const setup = await orderWithFiles(provider);
    await pass(setup.clock, 5 * minute, minute);
    setup.library.keys.set('key-2');
    unwrap(await setup.library.jobs.writeOff({ jobId: setup.id }));
    await settle(setup.clock);
    expect(setup.view()?.state).toBe('cancelled');
    expect(provider.calls).not.toContain('delete');
    expect(count(setup.library, 'upload_deletions')).toBe(2);
    await setup.library.close();
    setup.clock.jump(31 * 24 * 60 * minute);
    const { clock } = setup;
    const again = await openJobLibrary({ clock, providers: [provider], folder: setup.library.folder });
    await settle(clock);
    expect(count(again, 'upload_deletions')).toBe(0);
  });

  it('in the bucket go when no job at any provider needs them', async () => {
    const bucket = createFakeBucket();
    const provider = createPaidProvider(
      { maxConcurrent: 5 },
      { uploads: { image: 'bucket', video: 'none', audio: 'none' } },
    );
    const setup = await orderWithFiles(provider, {
      bucket,
      openUpload: openWhole,
      beforeOrder: ({ keys }) => (bucket.account = keys.current(bucketUploads)),
    });
    const second = await setup.order();
    await cancel(setup, second);
    expect(bucket.files.size).toBe(2);
    await cancel(setup, setup.id);
    expect(bucket.files.size).toBe(0);
    expect(provider.calls).not.toContain('delete');
  });
});
