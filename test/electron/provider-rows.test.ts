import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApplication, type Application } from '#electron/application.ts';
import type { Sender } from '#electron/ipc/sender.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { paidProviders, type PaidProvider } from '#electron/wiring/providers.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventName } from '#shared/ipc/events.ts';
import type { AppError } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import { eventually, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, shortSpec, unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { makeFolder } from '#test/fixtures/library-database.ts';
import { startSampleServer } from '../sample-provider/fake-server.ts';
import { sampleRow } from '../sample-provider/sample-row.ts';

const page: Sender = { sessionId: 'page', isTrusted: true };
const sampleId = providerIdSchema.parse('sample');
const standard = tierIdSchema.parse('standard');
const animatic = { providerId: providerIdSchema.parse('animatic'), tier: tierIdSchema.parse('animatic') };

/** The whole application over a list of providers. */
async function start(
  libraryFolder: string,
  providers: readonly PaidProvider[],
  environment: Readonly<Record<string, string>> = {},
) {
  const rendererFolder = join(makeFolder(), 'renderer');
  mkdirSync(rendererFolder);
  writeFileSync(join(rendererFolder, 'index.html'), '<title>Dailies</title>');
  const application: Application = await startApplication({
    libraryFolder,
    rendererFolder,
    providers,
    appVersion: '0.1.0',
    host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
    clock: systemClock,
    logger: silentLogger,
    environment: { ...environment, DAILIES_LOOPBACK_ONLY: '1' },
  });
  onTestFinished(async () => {
    await application.close();
  });
  const heard: EventName[] = [];
  application.onEvent((_session, { name }) => heard.push(name));
  const call = async <M extends MethodName>(method: M, input: MethodInput<M>) =>
    (await application.invoke(page, method, input)) as Result<MethodOutput<M>, AppError>;
  const snapshot = async () => unwrap(await call('app.snapshot', {}));
  return { application, call, snapshot, heard };
}

describe('a provider that is added', () => {
  it('is a folder and one row: keys, quotes, published and told prices, orders come with it', async () => {
    const server = await startSampleServer();
    onTestFinished(async () => {
      await server.close();
    });
    const folder = join(makeFolder(), 'library');
    const environment = { ...server.environment, SAMPLE_KEY: server.key };
    const { call, snapshot, heard } = await start(folder, [...paidProviders, sampleRow], environment);
    const { providers, accounts, open } = await snapshot();
    expect(providers.at(-1)).toMatchObject({ id: 'sample', isRefreshable: true });
    expect(accounts.find(({ providerId }) => providerId === sampleId)).toMatchObject({ isUsable: true });

    // Its published prices are read by themselves, as there is a key for it.
    await eventually(() => server.calls.includes('prices'));
    server.says.prices = { day: '2026-11-21', cents_per_second: { standard: 30, fast: 12 } };
    expect(unwrap(await call('providers.refresh', { providerId: sampleId })).source.readOn).toBe('2026-11-21');
    await eventually(() => heard.includes('providers.changed'));

    const clipId = open?.clips[0]?.id;
    if (clipId === undefined) throw new Error('the sample project has a clip');
    const spec = shortSpec();
    const priceIn = async () =>
      unwrap(await call('quotes.list', { spec })).find(
        ({ providerId, tier }) => providerId === sampleId && tier === standard,
      )?.price;
    expect(await priceIn()).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 120 } });
    const { price: agreedPrice } = unwrap(
      await call('quotes.refine', { clipId, spec, providerId: sampleId, tier: standard }),
    );
    expect(agreedPrice).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 99 } });
    expect(await priceIn()).toEqual(agreedPrice);
    expect(server.ledger.charges).toEqual([]);

    // What was told is what the order agrees to, from the saved draft as well; the twin is the animatic.
    const { revision: draftRevision } = unwrap(await call('drafts.save', { clipId, spec, baseRevision: 1 }));
    const click = { clipId, draftRevision, orderToken: newId<string>(), providerId: sampleId, tier: standard };
    const twin = { ...animatic, agreedPrice: { kind: 'free' } } as const;
    const ordered = unwrap(await call('generations.order', { ...click, agreedPrice, twin }));
    expect(ordered).toMatchObject([
      { takeNumber: 1, providerId: 'sample', price: agreedPrice },
      { takeNumber: 2, providerId: 'animatic', price: { kind: 'free' } },
    ]);
    await eventually(() => server.ledger.charges.length === 1);
  });

  it('shows a question for a price that became a job, as charged, and is asked no more', async () => {
    const server = await startSampleServer();
    onTestFinished(async () => {
      await server.close();
    });
    const environment = { ...server.environment, SAMPLE_KEY: server.key };
    const { call, snapshot } = await start(join(makeFolder(), 'library'), [sampleRow], environment);
    const clipId = (await snapshot()).open?.clips[0]?.id;
    if (clipId === undefined) throw new Error('the sample project has a clip');
    server.says.estimate = 'job';
    const about = { clipId, spec: shortSpec(), providerId: sampleId, tier: standard };
    const listed = { kind: 'exact', price: { currency: 'USD', amount: 80 } } as const;
    expect(unwrap(await call('quotes.refine', about)).price).toEqual(listed);
    expect(unwrap(await call('quotes.refine', about)).price).toEqual(listed);
    const { jobs, settings } = await snapshot();
    const remoteId = server.ledger.charges[0]?.requestId;
    expect(jobs).toMatchObject([{ origin: 'unasked', state: 'unconfirmed', charged: 'yes', remoteId, price: listed }]);
    expect(server.ledger.charges).toHaveLength(1);
    expect(settings.providerOptions).toEqual({ sample: { estimates: 'off' } });

    server.says.estimate = 99;
    unwrap(await call('settings.update', { providerOptions: { [sampleId]: { estimates: 'on' } } }));
    expect(unwrap(await call('quotes.refine', about)).price).toMatchObject({ price: { amount: 99 } });
  });

  it('carries a job from the order to the take', async () => {
    const server = await startSampleServer();
    onTestFinished(async () => {
      await server.close();
    });
    const folder = join(makeFolder(), 'library');
    const environment = { ...server.environment, SAMPLE_KEY: server.key };
    const first = await start(folder, [...paidProviders, sampleRow], environment);
    const clipId = (await first.snapshot()).open?.clips[0]?.id;
    if (clipId === undefined) throw new Error('the sample project has a clip');
    const spec = shortSpec();
    const saved = unwrap(await first.call('drafts.save', { clipId, spec, baseRevision: 1 }));
    const [quote] = unwrap(await first.call('quotes.list', { spec })).filter(
      ({ providerId }) => providerId === sampleId,
    );
    if (quote === undefined) throw new Error('it gives a quote');
    const { providerId, tier, price: agreedPrice } = quote;
    const click = { clipId, draftRevision: saved.revision, orderToken: newId<string>() };
    const [job] = unwrap(await first.call('generations.order', { ...click, providerId, tier, agreedPrice }));
    await eventually(() => server.ledger.charges.length === 1);
    const [charge] = server.ledger.charges;
    await server.finish(charge?.requestId ?? '');
    const stateOf = async ({ snapshot }: typeof first) => (await snapshot()).jobs.find(({ id }) => id === job?.id);
    for (;;) {
      if ((await stateOf(first))?.state === 'ready') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await stateOf(first)).toMatchObject({ providerId: 'sample', charged: 'yes', price: agreedPrice });
    expect(server.ledger.charges).toMatchObject([{ outcome: 'billed' }]);
    await first.application.close();

    // Without the row, what it made is still there.
    const second = await start(folder, paidProviders);
    const kept = await stateOf(second);
    expect(kept).toMatchObject({ providerId: 'sample', state: 'ready' });
    expect((await second.snapshot()).open?.takes).toMatchObject([{ id: kept?.takeId, providerId: 'sample' }]);
    const listed = unwrap(await second.call('quotes.list', { spec }));
    expect(listed.map(({ providerId: id }) => id)).not.toContain('sample');
  }, 30_000);
});

describe.each(paidProviders.map((row) => [row.capabilities.id, row] as const))('without the row of %s', (id, row) => {
  /** A library with one job of it that was cancelled, one that is at work, and what was kept of it. */
  const seed = async (): Promise<string> => {
    const clock = createManualClock(Date.now());
    const provider = createPaidProvider({}, { id });
    const library = await openJobLibrary({ clock, providers: [provider] });
    const { clipId } = library.addClip();
    const offer = { providerId: id, tier: standard, agreedPrice: paidPrice };
    unwrap(library.generations.order(library.click(clipId, offer)));
    const [first] = library.generations.list(0);
    if (first === undefined) throw new Error('an order has a job');
    unwrap(await library.jobs.cancel({ jobId: first.id }));
    unwrap(library.generations.order(library.click(clipId, offer)));
    await settle(clock);
    const { providerTables, settings } = library.repositories;
    providerTables.save(id, { data: { rates: [] }, readAt: 1 });
    settings.write({
      chosenProviderId: id,
      providerOptions: { [id]: { old: 'choice' } },
      retentionSeconds: { [id]: 60 },
    });
    await library.close();
    return library.folder;
  };

  it('the application starts, and shows the jobs that it made', async () => {
    const folder = await seed();
    const others = paidProviders.filter((other) => other !== row);
    const { application, call, snapshot } = await start(folder, others);
    expect(application.problem()).toBeNull();
    const { providers, jobs, accounts, settings, damagedRows } = await snapshot();
    expect(providers.map((provider) => provider.id)).toEqual([
      'animatic',
      ...others.map((other) => other.capabilities.id),
    ]);
    expect(accounts.map(({ providerId }) => providerId)).not.toContain(id);
    expect(damagedRows).toBe(0);
    expect(jobs.map(({ providerId, state, price }) => ({ providerId, state, price }))).toEqual(
      expect.arrayContaining([
        { providerId: id, state: 'cancelled', price: paidPrice },
        { providerId: id, state: 'running', price: paidPrice },
      ]),
    );
    expect(unwrap(await call('quotes.list', { spec: shortSpec() })).length).toBeGreaterThan(0);

    // What only it could do is refused, and what was chosen of it stays for the day it comes back.
    const settled = jobs.find(({ state }) => state === 'cancelled');
    if (settled === undefined) throw new Error('the old job is not shown');
    const retried = await call('jobs.retry', {
      jobId: settled.id,
      agreedPrice: paidPrice,
      orderToken: newId<string>(),
    });
    expect(unwrapError(retried).code).toBe('entity.not-found');
    expect(unwrapError(await call('providers.refresh', { providerId: id })).code).toBe('entity.not-found');
    const updated = unwrap(await call('settings.update', { providerOptions: settings.providerOptions, theme: 'dark' }));
    expect(updated.providerOptions).toEqual({ [id]: { old: 'choice' } });
  });
});
