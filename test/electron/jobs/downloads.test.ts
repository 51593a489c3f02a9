import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { RemoteOutput } from '#electron/providers/provider.ts';
import { appError } from '#shared/errors.ts';
import { pass, settle, until } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap } from '#test/fixtures/job-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { entries, minute, orderPaid } from './paid-job.ts';

const outputAt = (url: string, expiresAt: number | null = null): RemoteOutput => ({
  kind: 'url',
  url,
  bytes: 1_000,
  expiresAt,
});
const doneAt = (url: string, expiresAt: number | null = null) =>
  ({ kind: 'completed', output: outputAt(url, expiresAt), bill: null }) as const;
const expired = appError('not-found', 'download.expired', { retry: 'auto' });

/** A job whose film waits at an address. */
async function orderDone(failures: Parameters<typeof appError>[] = [], url = 'https://cdn.test/1') {
  const setup = await orderPaid();
  const { library, clock, provider } = setup;
  library.downloads.film = await renderedFilm();
  library.downloads.failures.push(...failures.map((parameters) => appError(...parameters)));
  provider.statuses.push(doneAt(url));
  await pass(clock, 1_500, 500);
  const isReady = () => setup.view().state === 'ready';
  const staged = async () => await readdir(join(library.folder, 'staged')).catch(() => []);
  return { ...setup, isReady, staged };
}

describe('a film at an address', () => {
  it('is fetched, checked and kept, and leaves nothing behind', async () => {
    const { library, clock, view, isReady, staged, log } = await orderDone();
    await until(clock, isReady);
    expect(view()).toMatchObject({ state: 'ready', charged: 'yes', error: null });
    expect(library.repositories.takes.isKnown(view().takeId ?? newId())).toBe(true);
    expect(log()).toEqual(['started', 'frozen', 'sending', 'accepted', 'completed', 'fetched', 'kept']);
    await settle(clock);
    expect(await staged()).toEqual([]);
  });

  it('shows how far it is', async () => {
    const { library, clock, provider, view } = await orderPaid();
    let open = (): void => undefined;
    library.downloads.gate = new Promise((resolve) => (open = resolve));
    library.downloads.film = await renderedFilm();
    provider.statuses.push(doneAt('https://cdn.test/1'));
    await pass(clock, 1_500, 500);
    expect(view()).toMatchObject({ state: 'downloading', progress: 0.5 });
    open();
    await until(clock, () => view().state === 'ready');
    expect(view().progress).toBeNull();
  });

  it('goes on in the same file after a restart, and nobody sweeps it away', async () => {
    const { library, clock, provider, id } = await orderPaid();
    library.downloads.gate = new Promise(() => undefined);
    provider.statuses.push(doneAt('https://cdn.test/1'));
    await pass(clock, 1_500, 500);
    const [request] = library.downloads.requests;
    const stagedFileId = request?.stagedFileId ?? newId();
    expect(library.runner.isStagedFileInUse(stagedFileId)).toBe(true);
    expect(library.runner.isStagedFileInUse(newId())).toBe(false);
    await library.kill();
    const again = await openJobLibrary({ clock, providers: [provider], folder: library.folder });
    again.downloads.film = await renderedFilm();
    await settle(clock);
    expect(again.downloads.requests).toMatchObject([{ url: 'https://cdn.test/1', stagedFileId }]);
    await until(clock, () => again.store.find(id)?.state.name === 'ready');
    expect(provider.calls.filter((call) => call === 'submit')).toHaveLength(1);
  });

  it('that is fetched already is only kept after a restart', async () => {
    const broken = await orderPaid(createPaidProvider(), {
      wrapAssets: (assets) => ({
        ...assets,
        keepTake: async () => await new Promise(() => undefined),
      }),
    });
    broken.library.downloads.film = await renderedFilm();
    broken.provider.statuses.push(doneAt('https://cdn.test/1'));
    await pass(broken.clock, 1_500, 500);
    await until(broken.clock, () => entries(broken.library, broken.id).includes('fetched'));
    await broken.library.kill();
    const { clock, provider } = broken;
    const again = await openJobLibrary({ clock, providers: [provider], folder: broken.library.folder });
    await settle(clock);
    await until(clock, () => again.store.find(broken.id)?.state.name === 'ready');
    expect(again.downloads.requests).toEqual([]);
  });

  it('row 22: that then counts as failed there stays what it was, and both are in the log', async () => {
    const { clock, provider, view, library, id } = await orderPaid();
    library.downloads.failures.push(expired);
    const error = appError('provider-rejected', 'provider.rejected', { charged: 'no' });
    provider.statuses.push(doneAt('https://cdn.test/1'), { kind: 'failed', error, bill: null });
    await pass(clock, 3_000, 500);
    expect(view()).toMatchObject({ state: 'expired', charged: 'yes' });
    expect(entries(library, id)).toEqual(expect.arrayContaining(['completed', 'address-refused', 'remote-failed']));
  });
});

describe('row 37: an address that has expired', () => {
  it('is asked for again, and the download goes on in the same file', async () => {
    const { library, clock, provider, view } = await orderPaid();
    library.downloads.film = await renderedFilm();
    library.downloads.failures.push(expired);
    provider.statuses.push(doneAt('https://cdn.test/1'), doneAt('https://cdn.test/2'));
    await pass(clock, 3_000, 500);
    await until(clock, () => view().state === 'ready');
    const [first, second] = library.downloads.requests;
    expect([first?.url, second?.url]).toEqual(['https://cdn.test/1', 'https://cdn.test/2']);
    expect(second?.stagedFileId).toBe(first?.stagedFileId);
  });

  it('row 95: again and again, past its own date, ends as expired, without a loop', async () => {
    const { library, clock, provider, view } = await orderPaid();
    library.downloads.failures.push(...Array.from({ length: 50 }, () => expired));
    const past = clock.nowMs();
    provider.statuses.push(...Array.from({ length: 50 }, () => doneAt('https://cdn.test/1', past)));
    await pass(clock, 5 * minute, 5_000);
    expect(view()).toMatchObject({ state: 'expired', charged: 'yes' });
    expect(library.downloads.requests).toHaveLength(8);
  });

  it('again and again, later each time, waits for a person, who gets the film', async () => {
    const { library, clock, provider, view, id } = await orderPaid();
    library.downloads.film = await renderedFilm();
    library.downloads.failures.push(...Array.from({ length: 8 }, () => expired));
    provider.statuses.push(...Array.from({ length: 50 }, () => doneAt('https://cdn.test/1')));
    await pass(clock, 20_000, 500);
    expect(view()).toMatchObject({ state: 'downloading', hold: 'none' });
    expect(library.downloads.requests).toHaveLength(5);
    await pass(clock, 60 * minute, 10_000);
    expect(view()).toMatchObject({ state: 'downloading', hold: 'person', charged: 'yes', error: null });
    expect(library.downloads.requests).toHaveLength(8);
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await until(clock, () => view().state === 'ready');
    expect(provider.ledger).toHaveLength(1);
  });

  it('that cannot be asked for without the key waits for it', async () => {
    const { library, clock, provider, view, id } = await orderPaid();
    library.downloads.film = await renderedFilm();
    library.downloads.failures.push(expired);
    provider.statuses.push(doneAt('https://cdn.test/1'));
    await pass(clock, 900, 100);
    library.downloads.gate = new Promise((resolve) => {
      library.keys.set(null);
      resolve();
    });
    await pass(clock, 2_000, 500);
    expect(view()).toMatchObject({ hold: 'key', error: { code: 'key.missing' } });
    library.keys.set('key-1');
    provider.statuses.push(doneAt('https://cdn.test/1'), doneAt('https://cdn.test/2'));
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await pass(clock, 5_000, 500);
    await until(clock, () => view().state === 'ready');
  });
});

describe('a disk or a network that says no', () => {
  it('row 39: waits for space, and goes on by itself', async () => {
    const { view, clock, isReady } = await orderDone([['storage', 'storage.full']]);
    expect(view()).toMatchObject({ state: 'downloading', hold: 'space', retry: { attempts: 1 } });
    await pass(clock, 16_000);
    await until(clock, isReady);
  });

  it('row 40: waits for a person when the folder is read-only', async () => {
    const { view, clock, isReady, library, id } = await orderDone([['storage', 'storage.read-only']]);
    await pass(clock, 5 * minute, 10_000);
    expect(view()).toMatchObject({ state: 'downloading', hold: 'person', error: { code: 'storage.read-only' } });
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await settle(clock);
    await until(clock, isReady);
  });

  it('row 34: tries a file again that was cut, then asks a person', async () => {
    const cuts = Array.from({ length: 30 }, () => ['network', 'download.incomplete'] as Parameters<typeof appError>);
    const { view, clock, library } = await orderDone(cuts);
    expect(view()).toMatchObject({ state: 'downloading', hold: 'none', retry: { attempts: 1 } });
    await pass(clock, 60 * minute, 10_000);
    expect(view()).toMatchObject({ hold: 'person', error: { code: 'download.incomplete' } });
    expect(library.downloads.requests).toHaveLength(9);
  });
});

describe('row 38: what is no film', () => {
  it('is fetched anew, and waits for a person when it never is one, who gets the film', async () => {
    const lies = Array.from({ length: 3 }, () => ['provider-changed', 'download.not-a-video']);
    const { view, clock, library, staged, id } = await orderDone(lies as Parameters<typeof appError>[]);
    // What came is removed in real time.
    await until(clock, () => view().hold === 'person');
    expect(view()).toMatchObject({ state: 'downloading', charged: 'yes', error: { code: 'download.not-a-video' } });
    expect(library.downloads.requests).toHaveLength(3);
    expect(await staged()).toEqual([]);
    unwrap(await library.jobs.resume({ jobId: id, useCurrentKey: false }));
    await until(clock, () => view().state === 'ready');
  });

  it('is kept when the second try brings it', async () => {
    const { clock, isReady, library } = await orderDone([['provider-changed', 'download.not-a-video']]);
    await pass(clock, 5_000);
    await until(clock, isReady);
    expect(library.downloads.requests).toHaveLength(2);
  });
});

describe('many films at once', () => {
  it('begin with the address that lives shortest, a few at a time', async () => {
    const provider = createPaidProvider({ maxConcurrent: 10 });
    const { clock, library, click } = await orderPaid(provider);
    for (let more = 0; more < 5; more += 1) unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    library.downloads.gate = new Promise(() => undefined);
    // Three that never end take all places; the others wait for one.
    for (let job = 0; job < 3; job += 1) provider.statuses.push(doneAt(`https://cdn.test/first-${String(job)}`));
    const soon = clock.nowMs() + 60 * minute;
    provider.statuses.push(doneAt('https://cdn.test/never'), doneAt('https://cdn.test/late', soon + 9));
    provider.statuses.push(doneAt('https://cdn.test/soon', soon));
    await pass(clock, 10_000, 200);
    expect(library.downloads.requests).toHaveLength(3);
    expect(library.generations.list(0).filter(({ state }) => state === 'downloading')).toHaveLength(6);
    await library.close();
    const again = await openJobLibrary({ clock, providers: [provider], folder: library.folder });
    again.downloads.gate = new Promise(() => undefined);
    await settle(clock);
    expect(again.downloads.requests.slice(0, 2).map(({ url }) => url)).toEqual([
      'https://cdn.test/soon',
      'https://cdn.test/late',
    ]);
    expect(again.downloads.requests).toHaveLength(3);
  });
});
