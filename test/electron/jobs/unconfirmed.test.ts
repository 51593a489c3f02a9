import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { jobLogSchema } from '#shared/domain/job.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createPaidProvider, noAnswer, paidPrice } from '#test/fakes/paid-provider.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { minute, orderPaid } from './paid-job.ts';

const candidate = { remoteId: 'maybe', startedAt: 5, status: 'COMPLETED', prompt: 'Rain', isExact: false };

/** A job of which nobody knows whether it was accepted. */
async function orderDoubtful() {
  const provider = createPaidProvider();
  provider.submits.push({ kind: 'ambiguous', error: noAnswer });
  const setup = await orderPaid(provider);
  await pass(setup.clock, minute);
  expect(setup.view()).toMatchObject({ state: 'unconfirmed', charged: 'unknown' });
  return { ...setup, jobs: setup.library.jobs, posts: () => provider.calls.filter((call) => call === 'submit').length };
}

describe('rows 5 and 6: looking again', () => {
  it('tells the history when the bytes left, and which jobs cannot be it', async () => {
    const { clock, provider, library, click, id } = await orderDoubtful();
    const [other] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    unwrap(await library.jobs.checkAgain({ jobId: id }));
    const sentAt = provider.queries[0]?.sentAt;
    expect(provider.queries.at(-1)).toMatchObject({ intentId: library.store.find(id)?.intentId, sentAt });
    const held = other === undefined ? null : library.store.find(other.id)?.remoteId;
    expect(provider.queries.at(-1)?.heldIds).toEqual(new Set([held]));
  });

  it('adopts what is certain', async () => {
    const { jobs, provider, id, clock, view, posts } = await orderDoubtful();
    provider.history = ok('found-there');
    expect(unwrap(await jobs.checkAgain({ jobId: id }))).toMatchObject({ job: { state: 'running', charged: 'yes' } });
    await pass(clock, 2_000);
    expect(view()).toMatchObject({ state: 'running', remoteId: 'found-there' });
    expect(posts()).toBe(1);
  });

  it('shows what it may be, and changes nothing', async () => {
    const { jobs, provider, id } = await orderDoubtful();
    provider.candidates = [candidate];
    const checked = unwrap(await jobs.checkAgain({ jobId: id }));
    expect(checked).toMatchObject({ job: { state: 'unconfirmed' }, candidates: [candidate] });
  });

  it('says why it could not look', async () => {
    const { jobs, provider, id, library } = await orderDoubtful();
    provider.history = err(appError('network', 'network.failed'));
    expect(unwrapError(await jobs.checkAgain({ jobId: id })).code).toBe('network.failed');
    library.keys.set(null);
    expect(unwrapError(await jobs.checkAgain({ jobId: id })).code).toBe('key.missing');
  });

  it('never adopts a job that another intent holds', async () => {
    const { jobs, provider, id, library, click, clock } = await orderDoubtful();
    const [other] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    const held = other === undefined ? null : (library.store.find(other.id)?.remoteId ?? null);
    provider.history = ok(held);
    expect(unwrap(await jobs.checkAgain({ jobId: id })).job.state).toBe('unconfirmed');
  });
});

describe('a person who attaches an id', () => {
  it('gets the job, once the provider knows it', async () => {
    const { jobs, id, clock, view, provider } = await orderDoubtful();
    expect(unwrap(await jobs.attach({ jobId: id, remoteId: 'by-hand' }))).toMatchObject({
      state: 'running',
      remoteId: 'by-hand',
    });
    await pass(clock, 2_000);
    expect(provider.polled.at(-1)).toBe('by-hand');
    expect(view().charged).toBe('yes');
  });

  it('is told when the provider does not know it, and when it cannot be asked', async () => {
    const { jobs, id, provider, view } = await orderDoubtful();
    provider.statuses.push({ kind: 'unknown-job' }, noAnswer);
    const attach = async () => unwrapError(await jobs.attach({ jobId: id, remoteId: 'by-hand' })).code;
    expect(await attach()).toBe('job.remote-id-unknown');
    expect(await attach()).toBe('network.timed-out');
    expect(view().state).toBe('unconfirmed');
  });

  it('is told when another job holds it', async () => {
    const { jobs, id, library, click, clock, provider } = await orderDoubtful();
    const [other] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    const remoteId = (other === undefined ? null : library.store.find(other.id)?.remoteId) ?? '';
    expect(unwrapError(await jobs.attach({ jobId: id, remoteId })).code).toBe('job.remote-id-taken');
    expect(provider.polled).not.toContain(remoteId);
  });
});

describe('a job in doubt whose key was replaced', () => {
  const orderReplaced = async () => {
    const setup = await orderDoubtful();
    setup.library.keys.set('key-2');
    return setup;
  };

  it('is looked for with the key in force when a person says so, and asked about with it from then on', async () => {
    const { jobs, provider, id, clock, view, posts } = await orderReplaced();
    provider.history = ok('found-there');
    expect(unwrapError(await jobs.checkAgain({ jobId: id })).code).toBe('key.replaced');
    expect(unwrap(await jobs.checkAgain({ jobId: id, useCurrentKey: true })).job.state).toBe('running');
    await pass(clock, 5_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none', remoteId: 'found-there' });
    expect(provider.calls.at(-1)).toBe('poll');
    expect(provider.keysUsed.at(-1)).toBe('key-2');
    expect(posts()).toBe(1);
  });

  it('is attached with the key in force, unless that does not know it', async () => {
    const { jobs, provider, id, clock, view } = await orderReplaced();
    provider.statuses.push({ kind: 'unknown-job' });
    const attach = async (useCurrentKey?: boolean) =>
      await jobs.attach({ jobId: id, remoteId: 'by-hand', ...(useCurrentKey === undefined ? {} : { useCurrentKey }) });
    expect(unwrapError(await attach()).code).toBe('key.replaced');
    expect(unwrapError(await attach(true)).code).toBe('job.remote-id-unknown');
    expect(unwrap(await attach(true)).state).toBe('running');
    await pass(clock, 5_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none' });
    expect(provider.keysUsed.at(-1)).toBe('key-2');
  });
});

describe('a person who sends again', () => {
  it('gets a new intent, and writes the first one off', async () => {
    const { library, id, clock, provider, posts, view } = await orderDoubtful();
    const input = { jobId: id, agreedPrice: paidPrice, orderToken: newId<string>() };
    const again = unwrap(await library.generations.sendAgain(input));
    expect(again).toMatchObject({ state: 'waiting', takeNumber: 2 });
    expect(view()).toMatchObject({ state: 'cancelled', charged: 'unknown' });
    expect(unwrap(await library.generations.sendAgain(input)).id).toBe(again.id);
    await settle(clock);
    expect(posts()).toBe(2);
    expect(new Set(provider.ledger.map(({ key }) => key)).size).toBe(2);
  });

  it('agrees to the price of now', async () => {
    const { library, id, provider, posts, view } = await orderDoubtful();
    provider.price = { kind: 'range', low: { currency: 'USD', amount: 1 }, high: { currency: 'USD', amount: 9 } };
    const input = { jobId: id, agreedPrice: paidPrice, orderToken: newId<string>() };
    expect(unwrapError(await library.generations.sendAgain(input))).toMatchObject({
      code: 'price.changed',
      params: { agreedLow: 454, agreedHigh: 454, agreedCurrency: 'USD', currentLow: 1, currentHigh: 9 },
    });
    expect(view().state).toBe('unconfirmed');
    expect(posts()).toBe(1);
  });
});

describe('a person who writes it off', () => {
  it('ends it, with the money in doubt', async () => {
    const { jobs, id, view, log } = await orderDoubtful();
    expect(unwrap(await jobs.writeOff({ jobId: id }))).toMatchObject({ state: 'cancelled', charged: 'unknown' });
    expect(view().state).toBe('cancelled');
    expect(log().at(-1)).toBe('written-off');
  });
});

describe('what only an unconfirmed job can', () => {
  it('is refused for any other, and for one that nobody knows', async () => {
    const { library, id } = await orderPaid();
    const { jobs, generations } = library;
    for (const [jobId, code] of [
      [id, 'job.not-unconfirmed'],
      [newId<typeof id>(), 'entity.not-found'],
    ] as const) {
      expect(unwrapError(await jobs.checkAgain({ jobId })).code).toBe(code);
      expect(unwrapError(await jobs.attach({ jobId, remoteId: 'x' })).code).toBe(code);
      expect(unwrapError(await jobs.writeOff({ jobId })).code).toBe(code);
      const again = await generations.sendAgain({ jobId, agreedPrice: paidPrice, orderToken: newId() });
      expect(unwrapError(again).code).toBe(code);
    }
  });
});

describe('an answer that names a job of another intent', () => {
  it('is no answer: the submit is in doubt', async () => {
    const provider = createPaidProvider();
    const { library, click, clock, id } = await orderPaid(provider);
    const remoteId = library.store.find(id)?.remoteId ?? '';
    provider.submits.push({ kind: 'accepted', remote: { intentId: newId(), id: remoteId } });
    const [second] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await pass(clock, minute);
    const view = library.generations.list(0).find((job) => job.id === second?.id);
    expect(view).toMatchObject({ state: 'unconfirmed', charged: 'unknown', remoteId: null });
    expect(view?.error?.code).toBe('provider.answer-unclear');
  });
});

describe('row 14: the log', () => {
  it('keeps what the provider answered, without secrets, until the job is forgotten', async () => {
    const provider = createPaidProvider();
    const detail = '{"id":7,"url":"https://cdn.test/f?sig=abcdefgh","api_key":"s3cr3t-value"}';
    provider.submits.push({
      kind: 'ambiguous',
      error: appError('provider-changed', 'provider.answer-unclear', { detail }),
    });
    const { library, clock, id } = await orderPaid(provider);
    await pass(clock, minute);
    const log = () => jobLogSchema.parse(unwrap(library.jobs.log({ jobId: id })));
    const text = JSON.stringify(log());
    expect(text).toContain('cdn.test');
    expect(text).not.toContain('abcdefgh');
    expect(text).not.toContain('s3cr3t-value');
    expect(log().intentId).toBe(library.store.find(id)?.intentId);
    unwrap(await library.jobs.writeOff({ jobId: id }));
    await pass(clock, 26 * 60 * minute, 60 * minute);
    expect(JSON.stringify(log())).not.toContain('cdn.test');
    expect(log().entries.map(({ name }) => name)).toContain('ambiguous');
    expect(unwrapError(library.jobs.log({ jobId: newId() })).code).toBe('entity.not-found');
  });
});
