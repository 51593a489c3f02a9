import { describe, expect, it } from 'vitest';
import type { Bill } from '#shared/domain/job.ts';
import { appError } from '#shared/errors.ts';
import { eventually, pass } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary } from '#test/fixtures/job-library.ts';
import { minute, orderPaid } from './paid-job.ts';

const amount = { currency: 'USD', amount: 445 };
const byUnits: Bill = { charged: 'yes', amount, basis: 'units', at: 5 };
const byEvent: Bill = { charged: 'no', amount: null, basis: 'event', at: 9 };
const withheld = appError('moderation', 'moderation.output', { charged: 'unknown' });

const mainKey = { slot: 'main', isOptional: false, shape: null, example: 'k', page: 'https://paid.test/keys' } as const;
/** Its bills are read with a key of their own. */
const withBillingKey = () => createPaidProvider({}, { keys: [mainKey, { ...mainKey, slot: 'billing' }] });

/** A job that failed, and nobody knows whether it was charged. */
async function orderFailed(bill: Bill | null = null, billing: string | null = 'admin', provider = withBillingKey()) {
  const setup = await orderPaid(provider);
  setup.library.keys.billing = billing;
  setup.provider.statuses.push({ kind: 'failed', error: withheld, bill });
  await pass(setup.clock, 1_500, 500);
  const asked = () => setup.provider.calls.filter((call) => call === 'bill').length;
  return { ...setup, asked };
}

describe('what a job has cost', () => {
  it('is kept with the answer that says so, and "charged" follows it', async () => {
    const { view, library, id, clock, asked } = await orderFailed({ ...byUnits, charged: 'no' });
    expect(view()).toMatchObject({ state: 'failed', charged: 'no', bill: { charged: 'no', amount } });
    expect(library.store.find(id)?.bill?.basis).toBe('units');
    await pass(clock, 90 * minute, minute);
    expect(asked()).toBe(0);
  });

  it('is found out later, less and less often, and leaves the job as it ended', async () => {
    const { view, provider, clock, asked, log, library } = await orderFailed();
    expect(view()).toMatchObject({ state: 'failed', charged: 'unknown', bill: null });
    await pass(clock, minute + 1_000, 1_000);
    expect(asked()).toBe(1);
    await pass(clock, 13 * minute, minute);
    expect(asked()).toBe(2);
    provider.bills.push(byEvent);
    await pass(clock, 2 * minute, minute);
    expect(asked()).toBe(3);
    expect(view()).toMatchObject({ state: 'failed', charged: 'no', bill: byEvent, error: { charged: 'no' } });
    expect(log().at(-1)).toBe('billed');
    expect(library.announced.at(-1)).toMatchObject({ name: 'jobs.changed', payload: { charged: 'no' } });
    await pass(clock, 90 * minute, minute);
    expect(asked()).toBe(3);
  });

  it('is not asked for for ever, nor without the key that may read it', async () => {
    const { clock, asked } = await orderFailed();
    await pass(clock, 3 * 60 * minute, minute);
    expect(asked()).toBe(4);
    const without = await orderFailed(null, null);
    await pass(without.clock, 3 * 60 * minute, minute);
    expect(without.asked()).toBe(0);
  });

  it('is asked for with the one key of a provider that has no other', async () => {
    const { provider, clock, view } = await orderFailed(null, null, createPaidProvider());
    provider.bills.push(byEvent);
    await pass(clock, 2 * minute, minute);
    expect(view()).toMatchObject({ charged: 'no', bill: byEvent });
  });

  it('is asked for again when the question itself fails, or breaks', async () => {
    const { provider, clock, asked, view, library } = await orderFailed();
    provider.bills.push(appError('network', 'network.failed'), byEvent);
    await pass(clock, 6 * minute, minute);
    expect(asked()).toBe(2);
    expect(view().bill).toEqual(byEvent);
    expect(library.complaints).toEqual([]);
  });

  it('is asked for after a restart', async () => {
    const { provider, clock, library, id } = await orderFailed();
    await library.close();
    await pass(clock, 2 * minute, minute);
    const again = await openJobLibrary({ clock, providers: [provider], folder: library.folder });
    again.keys.billing = 'admin';
    provider.bills.push(byEvent);
    await pass(clock, 4 * minute, minute);
    await eventually(() => again.store.find(id)?.bill !== null);
    await again.close();
  });

  it('is settled also for a take that is there, whose bill says more than its price', async () => {
    const { provider, clock, library, id, view } = await orderPaid(createPaidProvider());
    library.keys.billing = 'admin';
    const saved = library.store.find(id);
    provider.statuses.push({ kind: 'cancelled', charged: 'unknown' });
    await pass(clock, 1_500, 500);
    expect(saved?.remoteId).not.toBeNull();
    provider.bills.push(byUnits);
    await pass(clock, 2 * minute, minute);
    expect(view()).toMatchObject({ state: 'cancelled', charged: 'yes', bill: byUnits });
  });
});
