import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema, providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { eventually, pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, noAnswer, paidPrice, type PaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { stage } from '../assets/asset-library.ts';
import { broken, noBalance, noKey, rejected } from './job-samples.ts';
import { minute, orderPaid } from './paid-job.ts';

describe('preparing', () => {
  it('fails when the provider cannot run the spec any more', async () => {
    const provider = createPaidProvider();
    const { library, click, clock } = await orderPaid(provider);
    let isOrdered = false;
    const setup = { ...click, orderToken: newId<string>() };
    const prepare = provider.prepare.bind(provider);
    provider.prepare = (...args) => {
      if (isOrdered) provider.problems = [{ code: 'tier-unknown', params: {}, assetId: null, fix: null }];
      isOrdered = true;
      return prepare(...args);
    };
    const [job] = unwrap(library.generations.order(setup));
    await settle(clock);
    const view = library.generations.list(0).find(({ id }) => id === job?.id);
    expect(view).toMatchObject({ state: 'failed', error: { code: 'spec.blocked', detail: 'tier-unknown' } });
  });
});

describe('polling', () => {
  it('never fails a job for a call without an answer, and slows down', async () => {
    const { clock, provider, view } = await orderPaid();
    provider.statuses.push(...Array.from({ length: 500 }, () => noAnswer));
    await pass(clock, 60 * minute, 10_000);
    expect(view().state).toBe('running');
    const polls = provider.calls.filter((call) => call === 'poll').length;
    expect(polls).toBeGreaterThan(5);
    expect(polls).toBeLessThan(30);
  });

  it('shows progress without writing it down each time', async () => {
    const { clock, provider, view, log } = await orderPaid();
    const before = log().length;
    provider.statuses.push({ kind: 'running', progress: 0.25, hold: 'none' });
    provider.statuses.push({ kind: 'running', progress: 0.5, hold: 'none' });
    await pass(clock, 2_500);
    expect(view().progress).toBe(0.5);
    expect(log()).toHaveLength(before);
  });

  it.each([
    [
      'failed',
      { kind: 'failed', error: { ...rejected, charged: 'no' }, bill: null },
      { state: 'failed', charged: 'no' },
    ],
    ['cancelled', { kind: 'cancelled', charged: 'unknown' }, { state: 'cancelled', charged: 'unknown' }],
    ['its result gone', { kind: 'output-gone' }, { state: 'expired', charged: 'yes' }],
  ] as const)('ends a job that is %s there', async (_what, status, end) => {
    const { clock, provider, view } = await orderPaid();
    provider.statuses.push(status);
    await pass(clock, 2_000);
    expect(view()).toMatchObject(end);
  });

  it('calls a job lost only after three denials over ten minutes', async () => {
    const { clock, provider, view } = await orderPaid();
    provider.statuses.push(...Array.from({ length: 2_000 }, () => ({ kind: 'unknown-job' }) as const));
    await pass(clock, 9 * minute, 5_000);
    expect(view().state).toBe('running');
    await pass(clock, 2 * minute, 5_000);
    expect(view()).toMatchObject({ state: 'lost', charged: 'yes' });
  });

  it('survives a bug in the adapter', async () => {
    const { clock, provider, view, library } = await orderPaid();
    provider.statuses.push(new Error('first'), new Error('second'), { kind: 'running', progress: 0.9, hold: 'none' });
    await pass(clock, minute);
    expect(library.complaints).toHaveLength(2);
    expect(view()).toMatchObject({ state: 'running', progress: null });
  });
});

describe('row 29: cancelling', () => {
  it('a running job asks once, however often a person does', async () => {
    const { clock, provider, library, view, id } = await orderPaid();
    expect(unwrap(library.runner.cancel(id))).toMatchObject({ state: 'running', isCancelRequested: true });
    expect(unwrap(library.runner.cancel(id)).isCancelRequested).toBe(true);
    await pass(clock, 5_000);
    expect(unwrap(library.runner.cancel(id)).isCancelRequested).toBe(true);
    expect(provider.calls.filter((call) => call === 'cancel')).toHaveLength(1);
    expect(view().state).toBe('running');
  });

  it('asks again only when the call itself got no answer', async () => {
    const { clock, provider, library, id } = await orderPaid();
    provider.cancels.push(noAnswer);
    unwrap(library.runner.cancel(id));
    await pass(clock, 10_000);
    expect(provider.calls.filter((call) => call === 'cancel')).toHaveLength(2);
  });

  it.each([
    [{ kind: 'cancelled', charged: 'no' }, 'no'],
    [{ kind: 'unknown-job' }, 'yes'],
  ] as const)('ends as cancelled on %o', async (status, charged) => {
    const { clock, provider, library, view, id } = await orderPaid();
    unwrap(library.runner.cancel(id));
    await settle(clock);
    provider.statuses.push(status);
    await pass(clock, 3_000);
    expect(view()).toMatchObject({ state: 'cancelled', charged });
  });

  it('is too late for a result: it is fetched, kept and shown as charged', async () => {
    const { clock, provider, library, view, id } = await orderPaid();
    const { store } = library.media;
    const stagedFileId = unwrap(await store.openStagedFile({ name: 'film', bytes: null }));
    const bytes = await stage(store, stagedFileId, await renderedFilm());
    unwrap(await store.sealStaged(stagedFileId, bytes));

    provider.cancels.push('too-late');
    unwrap(library.runner.cancel(id));
    provider.statuses.push({ kind: 'completed', output: { kind: 'staged', stagedFileId }, bill: null });
    await pass(clock, 3_000);
    // The file is checked in a thread of its own, which knows no clock of ours.
    await eventually(() => view().state !== 'downloading');
    expect(view()).toMatchObject({ state: 'ready', charged: 'yes', error: null });
    expect(library.repositories.takes.isKnown(view().takeId ?? newId())).toBe(true);
  });

  it('is refused for a settled job, and for one that nobody knows', async () => {
    const { provider, library, clock, id } = await orderPaid();
    provider.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(clock, 2_000);
    expect(unwrapError(library.runner.cancel(id)).code).toBe('job.not-cancellable');
    expect(unwrapError(library.runner.cancel(newId())).code).toBe('entity.not-found');
    expect(provider.calls).not.toContain('cancel');
  });

  it('a job whose bytes are leaving waits for the answer, then asks the provider', async () => {
    const provider = createPaidProvider();
    let open = (): void => undefined;
    provider.gate = new Promise((resolve) => (open = resolve));
    const { clock, library, id } = await orderPaid(provider);
    expect(unwrap(library.runner.cancel(id))).toMatchObject({ state: 'submitting', charged: 'unknown' });
    open();
    await settle(clock);
    expect(provider.calls).toEqual(['submit', 'cancel']);
  });

  it('needs a person when there is no end after a day', async () => {
    const { clock, library, view, id } = await orderPaid(
      createPaidProvider({ poll: { fastestMs: 600_000, slowestMs: 600_000 } }),
    );
    unwrap(library.runner.cancel(id));
    await pass(clock, 24 * 60 * minute + minute, 10 * minute);
    expect(view()).toMatchObject({ state: 'unconfirmed', charged: 'yes' });
  });
});

describe('places at a provider', () => {
  it('are given in the order of asking', async () => {
    const { clock, library, provider, click } = await orderPaid(createPaidProvider({ maxConcurrent: 2 }));
    for (let more = 0; more < 3; more += 1) unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    const states = () => library.generations.list(0).map(({ takeNumber, state }) => `${String(takeNumber)} ${state}`);
    expect(states()).toEqual(['1 running', '2 running', '3 waiting', '4 waiting']);
    provider.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(clock, 1_500);
    expect(states()).toEqual(['2 running', '3 running', '4 waiting', '1 cancelled']);
  });
});

describe('the end of the application', () => {
  it('leaves every job where the next start takes it up', async () => {
    const { clock, library, provider, click } = await orderPaid(createPaidProvider({ maxConcurrent: 1 }));
    unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    await library.close();
    const before = provider.calls.length;
    await pass(clock, minute);
    expect(provider.calls).toHaveLength(before);

    const again = await openJobLibrary({ clock, providers: [provider], folder: library.folder });
    await pass(clock, 3_000);
    expect(again.generations.list(0).map(({ state }) => state)).toEqual(['running', 'waiting']);
    expect(provider.ledger).toHaveLength(1);
  });

  it('keeps a job whose provider this version does not know', async () => {
    const { clock, library } = await orderPaid();
    await library.close();
    const again = await openJobLibrary({ clock, folder: library.folder });
    await pass(clock, minute);
    expect(again.generations.list(0)).toMatchObject([{ state: 'running' }]);
  });
});

describe('a disk that says no', () => {
  it('stops nothing but the job, which goes on when it says yes again', async () => {
    let isFull = true;
    const { clock, library, view } = await orderPaid(createPaidProvider(), {
      wrapStore: (store) => ({
        ...store,
        save(job, change) {
          if (isFull) throw new Error('SQLITE_FULL');
          store.save(job, change);
        },
      }),
    });
    await pass(clock, minute);
    expect(view().state).toBe('waiting');
    expect(library.complaints.length).toBeGreaterThan(2);
    isFull = false;
    await pass(clock, 2 * minute);
    expect(view().state).toBe('running');
  });
});

describe('an upload', () => {
  const withReference = async (provider: PaidProvider) => {
    const clock = createManualClock();
    const library = await openJobLibrary({ clock, providers: [provider] });
    const asset = library.repositories.assets.record({
      id: assetIdSchema.parse('0'.repeat(64)),
      kind: 'image',
      mime: 'image/png',
      bytes: 10,
      name: 'mira.png',
      origin: 'imported',
      createdAt: 1,
    });
    const { clipId } = library.addClip((spec) => ({
      ...spec,
      kind: 'references',
      references: [
        { id: newId(), assetId: asset.id, kind: 'image', name: 'Mira', role: 'identity', hue: 1, usedRange: null },
      ],
    }));
    const click = library.click(clipId, {
      providerId: providerIdSchema.parse('paid'),
      tier: tierIdSchema.parse('standard'),
      agreedPrice: paidPrice,
    });
    const [job] = unwrap(library.generations.order(click));
    await settle(clock);
    const view = () => library.generations.list(0).find(({ id }) => id === job?.id);
    return { clock, library, view };
  };

  it('comes before the request, which names its address', async () => {
    const provider = createPaidProvider();
    await withReference(provider);
    expect(provider.calls).toEqual(['upload', 'submit']);
    expect(JSON.parse(provider.ledger[0]?.body ?? '')).toMatchObject({
      files: [`https://files.test/${'0'.repeat(16)}.png?1`],
    });
  });

  it('that got no answer is tried again', async () => {
    const provider = createPaidProvider();
    provider.uploads.push(broken, broken);
    const { clock, view } = await withReference(provider);
    expect(view()).toMatchObject({ state: 'preparing', charged: 'no', error: { code: 'network.failed' } });
    await pass(clock, 10_000);
    expect(view()?.state).toBe('running');
  });

  it.each([
    [noKey, { state: 'preparing', hold: 'key' }],
    [noBalance, { state: 'preparing', hold: 'balance' }],
    [rejected, { state: 'failed', hold: 'none' }],
    [appError('storage', 'storage.failed'), { state: 'failed', hold: 'none' }],
  ] as const)('refused with %o does not go on by itself', async (error, end) => {
    const provider = createPaidProvider();
    provider.uploads.push(error);
    const { clock, view } = await withReference(provider);
    await pass(clock, minute);
    expect(view()).toMatchObject({ ...end, charged: 'no' });
    expect(provider.ledger).toHaveLength(0);
  });

  it('that throws three times holds for a person', async () => {
    const provider = createPaidProvider();
    provider.upload = async () => {
      throw new Error('a bug');
    };
    const { clock, view, library } = await withReference(provider);
    await pass(clock, 5 * minute);
    expect(view()).toMatchObject({ state: 'preparing', hold: 'person', error: { code: 'internal' } });
    expect(library.complaints).toHaveLength(3);
  });
});
