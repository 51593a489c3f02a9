import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appError } from '#shared/errors.ts';
import { createOutbox } from '#electron/jobs/outbox.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';
import { pass } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { makeFolder } from '#test/fixtures/library-database.ts';
import { minute, orderPaid, reopen } from './paid-job.ts';

/** A provider whose requests are larger than a row may be. */
function createWordyProvider() {
  const provider = createPaidProvider();
  const encode = provider.encode.bind(provider);
  provider.encode = (...args) => ({ ...encode(...args), body: new Uint8Array(300_000).fill(0x78) });
  return provider;
}

describe('a request that is too large for a row', () => {
  it('lies in a file of its own, is sent whole, and goes a day after the job settled', async () => {
    const provider = createWordyProvider();
    const { library, id, clock } = await orderPaid(provider);
    const folder = join(library.folder, 'outbox');
    const intentId = library.store.find(id)?.intentId ?? '';
    expect(readdirSync(folder)).toEqual([intentId]);
    expect(provider.ledger[0]?.body).toBe('x'.repeat(300_000));
    expect(library.repositories.frozenRequests.find(id)).toMatchObject({ bytes: null });

    provider.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(clock, 23 * 60 * minute, 30 * minute);
    expect(library.store.getFrozen(id).body).toHaveLength(300_000);
    await pass(clock, 2 * 60 * minute, 30 * minute);
    expect(existsSync(join(folder, intentId))).toBe(false);
    expect(library.repositories.frozenRequests.find(id)).toBeNull();
  });

  it('goes together with what the provider answered', async () => {
    const { library, clock, provider } = await orderPaid();
    const error = appError('provider-rejected', 'provider.failed', { charged: 'no', detail: 'HTTP 500 canary' });
    provider.statuses.push({ kind: 'failed', error, bill: null });
    await pass(clock, 23 * 60 * minute, 30 * minute);
    expect(library.generations.list(0)[0]?.error?.detail).toBe('HTTP 500 canary');
    await pass(clock, 2 * 60 * minute, 30 * minute);
    expect(library.generations.list(0)[0]?.error).toMatchObject({ code: 'provider.failed' });
    expect(library.generations.list(0)[0]?.error).not.toHaveProperty('detail');
  });

  it('that is damaged is never sent, and counts as no attempt', async () => {
    const provider = createWordyProvider();
    const { library, id } = await orderPaid(provider, {
      wrapStore: (store) => ({
        ...store,
        save(job, change) {
          if (change.name === 'sending') throw new Error('the power went');
          store.save(job, change);
        },
      }),
    });
    truncateSync(join(library.folder, 'outbox', library.store.find(id)?.intentId ?? ''), 1_000);
    const second = await reopen({ library, clock: (await orderPaid()).clock }, createWordyProvider());
    second.library.runner.resume(id, false);
    await pass(second.clock, 5 * minute, 5_000);
    expect(second.provider.calls).toEqual([]);
    expect(second.view(id)).toMatchObject({ state: 'waiting', hold: 'person', charged: 'no' });
  });

  it('that no job needs is swept at the start; one that is needed stays', async () => {
    const first = await orderPaid(createWordyProvider());
    const folder = join(first.library.folder, 'outbox');
    const litter = newId<string>();
    writeFileSync(join(folder, litter), 'x');
    const intentId = first.library.store.find(first.id)?.intentId;
    await reopen(first, createWordyProvider());
    expect(readdirSync(folder)).toEqual([intentId]);
  });
});

describe('the outbox', () => {
  it.skipIf(process.platform === 'win32')('is for nobody else to read', () => {
    const folder = makeFolder();
    const id = newId<IntentId>();
    createOutbox(folder).write(id, new Uint8Array([1]));
    expect(statSync(join(folder, 'outbox', id)).mode & 0o077).toBe(0);
  });

  it('gives back what was written, and nothing else', () => {
    const folder = makeFolder();
    const outbox = createOutbox(folder);
    const id = newId<IntentId>();
    expect(outbox.sweep(() => false)).toBe(0);
    const sha256 = outbox.write(id, new Uint8Array([1, 2, 3]));
    expect([...outbox.read(id, sha256)]).toEqual([1, 2, 3]);
    expect(() => outbox.read(id, 'other')).toThrow('not what was written');
    outbox.remove(id);
    outbox.remove(id);
    expect(() => outbox.read(id, sha256)).toThrow('ENOENT');
  });
});
