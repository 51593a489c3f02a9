import { describe, expect, it } from 'vitest';
import type { JobRunnerDeps } from '#electron/jobs/job-runner.ts';
import { ok } from '#shared/result.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { noBalance, offline } from './job-samples.ts';
import { openWhole, orderWithFiles } from './order-with-files.ts';
import { minute } from './paid-job.ts';

describe('files of a request', () => {
  it('go up once per account, however often they are used, with progress', async () => {
    const provider = createPaidProvider({ maxConcurrent: 5 });
    const { library, order, uploads } = await orderWithFiles(provider);
    const shares = library.announced.flatMap(({ payload }) => {
      const { state, progress } = payload as { readonly state?: string; readonly progress?: number | null };
      return state === 'preparing' && typeof progress === 'number' ? [progress] : [];
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares).toContain(0.25);
    expect(shares.at(-1)).toBe(1);
    await order();
    expect(uploads()).toBe(2);
    expect(provider.ledger[1]?.body).toBe(provider.ledger[0]?.body);
    library.keys.set('key-2');
    await order();
    expect(uploads()).toBe(4);
  });

  it('go up again when their address expires soon, or was made by a clock that was set back', async () => {
    const provider = createPaidProvider({ maxConcurrent: 5 });
    provider.uploadExpiresAt = createManualClock().nowMs() + 60 * minute;
    const { clock, order, uploads } = await orderWithFiles(provider);
    await pass(clock, 45 * minute, minute);
    await order();
    expect(uploads()).toBe(2);
    await pass(clock, 6 * minute, minute);
    // What comes lives shorter than we like; it is used once, and not uploaded again and again.
    await order();
    expect(uploads()).toBe(4);
    expect(provider.ledger).toHaveLength(3);
    provider.uploadExpiresAt = null;
    clock.jump(-24 * 60 * minute);
    await order();
    expect(uploads()).toBe(6);
  });

  it('are forgotten a day after nobody needs them any more', async () => {
    const provider = createPaidProvider();
    const { library, clock, id } = await orderWithFiles(provider);
    const count = () => library.db.prepare<readonly [], { n: number }>('SELECT count(*) AS n FROM uploads').get([])?.n;
    await pass(clock, 30 * 60 * minute, 30 * minute);
    expect(count()).toBe(2);
    unwrap(library.runner.cancel(id));
    provider.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(clock, 3 * 60 * minute, 30 * minute);
    expect(count()).toBe(0);
  });
});

describe('row 63: a file that changes while it is uploaded', () => {
  it('ends the job before anything is paid for, also when the provider took it', async () => {
    const provider = createPaidProvider();
    const upload = provider.upload.bind(provider);
    provider.upload = async (...args) => {
      await upload(...args);
      return ok({ url: 'https://files.test/taken', expiresAt: null });
    };
    const changing: JobRunnerDeps['openUpload'] = async (assetId, name) => {
      const opened = unwrap(await openWhole(assetId, name));
      return ok({
        ...opened,
        async *open(signal: AbortSignal) {
          yield* opened.open(signal);
          throw new Error('other bytes than before');
        },
      });
    };
    const { view, library } = await orderWithFiles(provider, { openUpload: changing });
    expect(view()).toMatchObject({ state: 'failed', charged: 'no', error: { code: 'asset.changed-while-reading' } });
    expect(view()?.error?.params).toEqual({ name: 'a.png' });
    expect(provider.ledger).toEqual([]);
    expect(library.db.prepare('SELECT * FROM uploads').all([])).toEqual([]);
  });
});

describe('row 96: files that expire before the request leaves', () => {
  const expiresSoon = () => {
    const provider = createPaidProvider();
    provider.uploadExpiresAt = createManualClock().nowMs() + 60 * minute;
    return provider;
  };

  it('are uploaded again, and the request is frozen anew, while nothing was ever sent', async () => {
    const provider = expiresSoon();
    provider.submits.push({ kind: 'not-sent', error: offline });
    const { clock, library, view, uploads } = await orderWithFiles(provider);
    library.line.isUp = false;
    expect(view()).toMatchObject({ state: 'waiting', hold: 'offline' });
    await pass(clock, 2 * 60 * minute, minute);
    provider.uploadExpiresAt = null;
    library.line.isUp = true;
    await pass(clock, 2 * minute, 5_000);
    expect(view()?.state).toBe('running');
    expect(uploads()).toBe(4);
    expect(provider.ledger).toHaveLength(1);
  });

  it('stay as they are once an attempt has reached the provider', async () => {
    const provider = expiresSoon();
    provider.submits.push({ kind: 'refused', error: noBalance });
    const { clock, library, view, uploads, id } = await orderWithFiles(provider);
    await pass(clock, 2 * 60 * minute, minute);
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await settle(clock);
    expect(view()?.state).toBe('running');
    expect(uploads()).toBe(2);
    expect(provider.ledger[1]).toEqual(provider.ledger[0]);
  });
});
