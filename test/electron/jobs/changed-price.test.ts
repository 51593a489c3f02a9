import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { Price } from '#shared/domain/quote.ts';
import { appError } from '#shared/errors.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createPaidProvider, paidPrice, type PaidProvider } from '#test/fakes/paid-provider.ts';
import { centsPrice } from '#test/fakes/publishing-provider.ts';
import { createTellingProvider, toldBasis } from '#test/fakes/telling-provider.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { offline } from './job-samples.ts';
import { minute, orderPaid, reopen } from './paid-job.ts';

const dearer = centsPrice(999);

/** A paid order that no network took, which `price` costs by the time there is one again. */
async function orderOffline(price: Price, provider: PaidProvider = createPaidProvider()) {
  provider.submits.push({ kind: 'not-sent', error: offline });
  const setup = await orderPaid(provider);
  setup.library.line.isUp = false;
  await pass(setup.clock, 10 * minute, 5_000);
  expect(setup.view()).toMatchObject({ state: 'waiting', hold: 'offline' });
  provider.price = price;
  setup.library.line.isUp = true;
  await pass(setup.clock, 2 * minute, 5_000);
  const agree = async (agreedPrice: Price, orderToken = newId<string>()) =>
    await setup.library.generations.agree({ jobId: setup.id, agreedPrice, orderToken });
  return { ...setup, provider, agree };
}

describe('a job that waited while its price changed', () => {
  it('is not sent: it asks, and says both prices', async () => {
    const { view, provider, clock } = await orderOffline(dearer);
    expect(view()).toMatchObject({
      state: 'waiting',
      hold: 'price',
      charged: 'no',
      price: paidPrice,
      error: { code: 'price.changed', params: { agreedLow: 454, currentLow: 999, currentCurrency: 'USD' } },
    });
    await pass(clock, 30 * minute, minute);
    expect(provider.ledger).toEqual([]);
    expect(provider.calls).toEqual(['submit']);
  });

  it('asks for a lower price too, and goes on by itself with the agreed one', async () => {
    expect((await orderOffline(centsPrice(1))).view().hold).toBe('price');
    const same = await orderOffline(paidPrice);
    expect(same.view()).toMatchObject({ state: 'running', price: paidPrice });
    expect(same.provider.ledger).toHaveLength(1);
  });

  it('goes out once as the same take, with the same intent, at the price that was agreed to', async () => {
    const { view, provider, agree, clock, library, id } = await orderOffline(dearer);
    const intentId = library.store.find(id)?.intentId;
    const token = newId<string>();
    expect(unwrap(await agree(dearer, token))).toMatchObject({ id, takeNumber: 1, hold: 'none', price: dearer });
    expect(unwrap(await agree(dearer, token))).toMatchObject({ id, price: dearer });
    await settle(clock);
    expect(view()).toMatchObject({ state: 'running', price: dearer, charged: 'yes' });
    expect(provider.ledger).toMatchObject([{ key: intentId }]);
    expect(library.repositories.orders.findByToken(token)).toMatchObject({ agreedPrice: dearer });
    expect(library.generations.list(0)).toHaveLength(1);
  });

  it('takes only the price of now', async () => {
    const { view, provider, agree } = await orderOffline(dearer);
    provider.price = centsPrice(1_500);
    expect(unwrapError(await agree(dearer))).toMatchObject({ code: 'price.changed', params: { currentLow: 1_500 } });
    expect(view()).toMatchObject({ hold: 'price', price: paidPrice });
    expect(provider.ledger).toEqual([]);
  });

  it('looks again when a person lets it go on without agreeing', async () => {
    const { view, provider, library, id, clock } = await orderOffline(dearer);
    const resume = async () => {
      unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
      await settle(clock);
    };
    await resume();
    expect(view().hold).toBe('price');
    expect(provider.ledger).toEqual([]);
    provider.price = paidPrice;
    await resume();
    expect(view()).toMatchObject({ state: 'running', price: paidPrice });
  });

  it('can be cancelled, which costs nothing', async () => {
    const { library, id } = await orderOffline(dearer);
    expect(unwrap(await library.jobs.cancel({ jobId: id }))).toMatchObject({ state: 'cancelled', charged: 'no' });
  });

  it('keeps what it asks over a restart, and the new price after it', async () => {
    const first = await orderOffline(dearer);
    const provider = createPaidProvider();
    provider.price = dearer;
    const second = await reopen(first, provider);
    await settle(second.clock);
    expect(second.view(first.id)).toMatchObject({ hold: 'price', error: { params: { currentLow: 999 } } });
    const { generations } = second.library;
    unwrap(await generations.agree({ jobId: first.id, agreedPrice: dearer, orderToken: newId() }));
    await settle(second.clock);
    expect(second.view(first.id)).toMatchObject({ state: 'running', price: dearer });
  });

  it('waits for a person when it cannot be made any more', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: appError('balance', 'balance.empty') });
    const { view, library, id, clock } = await orderPaid(provider);
    expect(view().hold).toBe('balance');
    provider.problems = [{ code: 'tier.unknown', params: {}, assetId: null, fix: null }];
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await settle(clock);
    expect(view()).toMatchObject({ state: 'waiting', hold: 'person', error: { code: 'spec.blocked' } });
  });
});

describe('a job whose provider refused it', () => {
  it('is held to its price before it goes out once more', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: appError('balance', 'balance.empty') });
    const { view, library, id, clock } = await orderPaid(provider);
    provider.price = dearer;
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await settle(clock);
    expect(view()).toMatchObject({ hold: 'price' });
    expect(provider.calls).toEqual(['submit']);
  });

  it('is the same intent once it is in doubt: its replay asks nobody', async () => {
    const provider = createPaidProvider({ replayWithinMs: 60 * minute });
    provider.submits.push({
      kind: 'ambiguous',
      error: appError('network', 'network.timed-out', { charged: 'unknown' }),
    });
    const { view, clock } = await orderPaid(provider);
    provider.price = dearer;
    await pass(clock, minute);
    expect(view()).toMatchObject({ state: 'running', price: paidPrice });
  });
});

describe('a price that the provider told', () => {
  /** The table says 700 by the time it can be sent. */
  const orderTold = async (provider = createTellingProvider()) => await orderOffline(centsPrice(700), provider);

  it('is asked for again, not taken from a table that never knew it', async () => {
    const provider = createTellingProvider();
    provider.estimates.push({ kind: 'price', price: paidPrice, basis: toldBasis });
    const { view } = await orderTold(provider);
    expect(view()).toMatchObject({ state: 'running', price: paidPrice });
    expect(provider.questions).toHaveLength(1);
  });

  it('holds the job when the provider says another by now', async () => {
    const { view } = await orderTold();
    expect(view()).toMatchObject({ hold: 'price', error: { params: { currentLow: 450 } } });
  });
});

describe('while the provider is asked for its price', () => {
  const askSlowly = async () => {
    const provider = createTellingProvider();
    let tell = (): void => undefined;
    provider.estimateGate = new Promise((resolve) => (tell = resolve));
    provider.estimates.push({ kind: 'price', price: paidPrice, basis: toldBasis });
    const setup = await orderOffline(centsPrice(700), provider);
    expect([provider.questions.length, provider.ledger.length]).toEqual([1, 0]);
    return {
      ...setup,
      provider,
      tell: () => {
        tell();
      },
    };
  };

  it('a cancel wins: nothing leaves, whatever the answer is', async () => {
    const { library, id, tell, clock, provider } = await askSlowly();
    expect(unwrap(await library.jobs.cancel({ jobId: id }))).toMatchObject({ state: 'cancelled', charged: 'no' });
    tell();
    await pass(clock, 2 * minute, 5_000);
    expect([provider.calls, provider.ledger]).toEqual([['submit'], []]);
    expect(library.store.find(id)?.state.name).toBe('cancelled');
  });

  it('nobody can agree to anything yet, and it goes out once when the answer is the agreed price', async () => {
    const { agree, tell, clock, provider, view } = await askSlowly();
    expect(unwrapError(await agree(centsPrice(700))).code).toBe('job.not-retryable');
    tell();
    await pass(clock, 2 * minute, 5_000);
    expect(view()).toMatchObject({ state: 'running', price: paidPrice });
    expect(provider.ledger).toHaveLength(1);
  });
});

describe('agreeing', () => {
  it('five times in a moment is one order, and one sending', async () => {
    const { agree, clock, provider, library, id } = await orderOffline(dearer);
    const tokens = [newId<string>(), newId<string>()];
    const pressed = await Promise.all([0, 0, 1, 1, 0].map(async (each) => await agree(dearer, tokens[each])));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(3);
    await settle(clock);
    expect(provider.ledger).toHaveLength(1);
    expect(tokens.map((token) => library.repositories.orders.findByToken(token) !== null)).toEqual([true, false]);
    expect(library.store.find(id)?.price).toEqual(dearer);
  });

  it('is refused for a job that waits for nothing of the kind, and for one that nobody knows', async () => {
    const { library, id } = await orderPaid();
    const agree = async (jobId: typeof id) =>
      unwrapError(await library.generations.agree({ jobId, agreedPrice: paidPrice, orderToken: newId() })).code;
    expect(await agree(id)).toBe('job.not-retryable');
    expect(await agree(newId())).toBe('entity.not-found');
  });
});
