import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { appError } from '#shared/errors.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { noKey } from './job-samples.ts';
import { minute, orderPaid } from './paid-job.ts';

describe('an order', () => {
  it('belongs to the key in force, and every call of it is made with that key', async () => {
    const { library, provider, clock, id } = await orderPaid();
    await pass(clock, 2_000);
    expect(library.store.find(id)?.credentialId).toBe(library.keys.current(provider.capabilities.id));
    expect(new Set(provider.keysUsed)).toEqual(new Set(['key-1']));
    expect(provider.calls).toContain('poll');
  });

  it('without a key is refused, and nothing is written', async () => {
    const { library, click } = await orderPaid();
    library.keys.set(null);
    const refused = library.generations.order({ ...click, orderToken: newId() });
    expect(unwrapError(refused)).toMatchObject({ kind: 'auth', code: 'key.missing', charged: 'no' });
    expect(library.generations.list(0)).toHaveLength(1);
  });
});

describe('row 9: a key that the provider rejects', () => {
  it('holds its job, leaves other providers alone, and is in no log', async () => {
    const provider = createPaidProvider();
    provider.submits.push({
      kind: 'refused',
      error: { ...noKey, code: 'key.rejected', detail: 'Key key-1:0123456789' },
    });
    const { library, view, clock, id } = await orderPaid(provider);
    await pass(clock, 5 * minute, minute);
    expect(view()).toMatchObject({ state: 'waiting', hold: 'key', charged: 'no', error: { code: 'key.rejected' } });
    expect(provider.calls).toEqual(['submit']);
    const log = JSON.stringify(unwrap(library.jobs.log({ jobId: id })));
    expect(log).toContain('key.rejected');
    expect(log).not.toContain('0123456789');
    expect(library.complaints.join()).not.toContain('0123456789');
  });
});

describe('a key that is gone while the job runs', () => {
  it('holds it, keeps what is needed in the view, and asks again when a person says so', async () => {
    const { library, provider, view, clock, id } = await orderPaid();
    library.keys.set(null);
    await pass(clock, 3_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'key', charged: 'yes', error: { code: 'key.missing' } });
    const polls = provider.calls.length;
    await pass(clock, 5 * minute, minute);
    expect(provider.calls).toHaveLength(polls);

    library.keys.set('key-2');
    await settle(clock);
    expect(view()).toMatchObject({ hold: 'key', error: { code: 'key.replaced' } });
    library.keys.set('key-1');
    await settle(clock);
    expect(view()).toMatchObject({ hold: 'key', error: null });
    await pass(clock, minute);
    expect(provider.calls).toHaveLength(polls);
    expect(unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }))).toMatchObject({ hold: 'none' });
    await pass(clock, 2_000);
    expect(provider.calls.length).toBeGreaterThan(polls);
  });

  it('can be asked about with the key in force, whose 404 proves nothing', async () => {
    const { library, provider, view, clock, id } = await orderPaid();
    library.keys.set('key-2');
    await pass(clock, 3_000);
    expect(view()).toMatchObject({ hold: 'key', error: { code: 'key.replaced' } });
    provider.statuses.push(...Array.from({ length: 3_000 }, () => ({ kind: 'unknown-job' }) as const));
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: true }));
    await pass(clock, 30 * minute, 10_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none', charged: 'yes' });
    expect(provider.keysUsed.at(-1)).toBe('key-2');
    // The first key again: now the same answer is one about this very job.
    library.keys.set('key-1');
    await pass(clock, 15 * minute, 10_000);
    expect(view().state).toBe('lost');
  });

  it('is not what one slip of a gateway means, but three in a row are', async () => {
    const { provider, view, clock } = await orderPaid();
    const refusal = appError('auth', 'key.rejected');
    provider.statuses.push(refusal, { kind: 'running', progress: null, hold: 'none' }, refusal, refusal);
    await pass(clock, 15_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none' });
    provider.statuses.push(refusal);
    provider.statuses.push(refusal, refusal);
    await pass(clock, minute);
    expect(view()).toMatchObject({ state: 'running', hold: 'key', error: { code: 'key.rejected' } });
  });
});

describe('a key that is gone before anything was sent', () => {
  it('sends nothing, and nothing with another key either', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: { ...noKey, code: 'key.rejected' } });
    const { library, view, clock, id } = await orderPaid(provider);
    library.keys.set('key-2');
    await settle(clock);
    expect(view()).toMatchObject({ state: 'waiting', hold: 'key', error: { code: 'key.replaced' } });
    const other = await library.jobs.resume({ jobId: id, useCurrentKey: true });
    expect(unwrapError(other).code).toBe('job.not-retryable');
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await settle(clock);
    expect(view()).toMatchObject({ state: 'waiting', hold: 'key', error: { code: 'key.replaced' } });
    expect(provider.calls).toEqual(['submit']);
  });

  it('leaves a submit in doubt to a person', async () => {
    const provider = createPaidProvider({ replayWithinMs: 60 * minute });
    provider.submits.push({
      kind: 'ambiguous',
      error: appError('network', 'network.timed-out', { charged: 'unknown' }),
    });
    const { library, view, clock } = await orderPaid(provider);
    library.keys.set(null);
    await pass(clock, minute);
    expect(view()).toMatchObject({ state: 'unconfirmed', charged: 'unknown', error: { code: 'key.missing' } });
    expect(provider.calls).toEqual(['submit']);
  });
});

describe('resuming', () => {
  it('is refused for a job that waits for nobody, and for one that nobody knows', async () => {
    const { library, id } = await orderPaid();
    const resume = async (jobId: typeof id) =>
      unwrapError(await library.jobs.resume({ jobId, useCurrentKey: false })).code;
    expect(await resume(id)).toBe('job.not-retryable');
    expect(await resume(newId())).toBe('entity.not-found');
  });
});
