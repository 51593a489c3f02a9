import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { pass, until } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { offline } from './job-samples.ts';
import { minute, orderPaid } from './paid-job.ts';
import { orderWithFiles } from './order-with-files.ts';

const output = { kind: 'url', url: 'https://cdn.test/1', bytes: 1_000, expiresAt: null } as const;
const certificate = appError('network', 'network.certificate', { retry: 'manual' });
const proxy = appError('network', 'network.proxy', { retry: 'manual' });
const repeat = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** A job whose film waits at an address that fails so often. */
async function orderDone(failures: readonly AppError[], isUp = true) {
  const setup = await orderPaid();
  const { library, clock, provider } = setup;
  library.downloads.film = await renderedFilm();
  library.downloads.failures.push(...failures);
  library.line.isUp = isUp;
  provider.statuses.push({ kind: 'completed', output, bill: null });
  await pass(clock, 1_500, 500);
  return { ...setup, isReady: () => setup.view().state === 'ready' };
}

describe('a host of films without an address', () => {
  it('says nothing about the provider, and is asked more and more rarely', async () => {
    const { library, view, clock, click, provider, isReady } = await orderDone(repeat(20, offline));
    expect(view()).toMatchObject({ state: 'downloading', hold: 'offline', charged: 'yes', retry: { attempts: 1 } });
    await pass(clock, 10 * minute, 1_000);
    expect(library.network.isOnline()).toBe(true);
    expect(library.announced.filter(({ name }) => name === 'network.changed')).toEqual([]);
    // 1 + 2 + 4 … seconds, then once a minute; every five seconds it would be 120.
    expect(library.downloads.requests.length).toBeGreaterThan(10);
    expect(library.downloads.requests.length).toBeLessThanOrEqual(17);
    // Others go on meanwhile.
    const [other] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await pass(clock, 2_000, 500);
    expect(library.store.find(other?.id ?? newId())?.state.name).toBe('running');
    expect(provider.ledger).toHaveLength(2);
    await pass(clock, 10 * minute, 5_000);
    await until(clock, isReady);
  });

  it('is the network itself when the provider is gone too; then everything goes on with the provider', async () => {
    const { library, view, clock, isReady } = await orderDone(repeat(2, offline), false);
    expect(view()).toMatchObject({ state: 'downloading', hold: 'offline' });
    expect(library.network.isOnline()).toBe(false);
    library.line.isUp = true;
    await pass(clock, 15_000, 1_000);
    expect(library.network.isOnline()).toBe(true);
    await until(clock, isReady);
  });
});

describe('a host of uploads without an address', () => {
  it('is tried again by itself, and holds up nobody else', async () => {
    const provider = createPaidProvider();
    provider.uploads.push(...repeat(4, offline));
    const { view, clock, library } = await orderWithFiles(provider);
    expect(view()).toMatchObject({ state: 'preparing', hold: 'offline', charged: 'no', retry: { attempts: 1 } });
    expect(library.network.isOnline()).toBe(true);
    await pass(clock, minute, 1_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none' });
    expect(library.announced.filter(({ name }) => name === 'network.changed')).toEqual([]);
  });
});

describe.each([
  ['certificate', certificate],
  ['proxy', proxy],
])('row 77, 78: a %s in the way', (_name, problem) => {
  it('is told while a job is sent, which is tried again by itself', async () => {
    const provider = createPaidProvider();
    provider.submits.push(...repeat(3, { kind: 'not-sent', error: problem } as const));
    const { view, clock, library } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'submitting', hold: 'none', charged: 'no', error: { code: problem.code } });
    expect(view().retry).toMatchObject({ attempts: 1 });
    expect(library.network.isOnline()).toBe(true);
    await pass(clock, minute, 1_000);
    expect(view()).toMatchObject({ state: 'running', error: null });
    expect(provider.ledger).toHaveLength(1);
  });

  it('is told while files are uploaded, and does not fail the job', async () => {
    const provider = createPaidProvider();
    provider.uploads.push(...repeat(3, problem));
    const { view, clock } = await orderWithFiles(provider);
    expect(view()).toMatchObject({ state: 'preparing', hold: 'none', error: { code: problem.code } });
    await pass(clock, minute, 1_000);
    expect(view()).toMatchObject({ state: 'running', error: null });
  });

  it('is told while a job is asked about, and forgotten with the next answer', async () => {
    const { view, clock, provider } = await orderPaid();
    provider.statuses.push(...repeat(2, problem));
    await pass(clock, 1_500, 500);
    expect(view()).toMatchObject({ state: 'running', error: { code: problem.code }, retry: { attempts: 1 } });
    await pass(clock, 15_000, 1_000);
    expect(view()).toMatchObject({ state: 'running', error: null, retry: null });
  });

  it('is told while a film is fetched, which goes on by itself', async () => {
    const { view, clock, isReady } = await orderDone(repeat(2, problem));
    expect(view()).toMatchObject({ state: 'downloading', hold: 'none', error: { code: problem.code } });
    await pass(clock, minute, 1_000);
    await until(clock, isReady);
  });
});

describe('a fault that passes by itself', () => {
  it('is no sentence of its own', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'not-sent', error: appError('network', 'network.failed') });
    const { view } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'submitting', error: null, retry: { attempts: 1 } });
  });
});
