import { describe, expect, it } from 'vitest';
import { createProvidersService } from '#electron/services/providers.ts';
import { createPublishedTables } from '#electron/services/published-tables.ts';
import { createQuotesService } from '#electron/services/quotes.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import { appError } from '#shared/errors.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { events, type EventName } from '#shared/ipc/events.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock, type ManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { centsPrice, createPublishingProvider } from '#test/fakes/publishing-provider.ts';
import { openJobLibrary, shortSpec, unwrap, unwrapError } from '#test/fixtures/job-library.ts';

const paidId = providerIdSchema.parse('paid');
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

async function setUp({ folder, clock = createManualClock() }: { folder?: string; clock?: ManualClock } = {}) {
  const provider = createPublishingProvider(() => clock.nowMs());
  const silent = createPaidProvider({}, { id: providerIdSchema.parse('silent') });
  const library = await openJobLibrary({ clock, providers: [provider, silent], ...(folder && { folder }) });
  const { db, registry, repositories, keys, network } = library;
  const changed: unknown[] = [];
  const complaints: string[] = [];
  const complain = (message: string, facts: unknown): void =>
    void complaints.push(`${message} ${JSON.stringify(facts)}`);
  const tables = createPublishedTables({
    db,
    registry,
    keys,
    network,
    clock,
    providerTables: repositories.providerTables,
    announce: (name: EventName, payload: unknown) => {
      changed.push({ name, payload: events[name].parse(payload) });
    },
    logger: { info: () => undefined, warn: complain, error: complain },
  });
  const { settings: kept } = repositories;
  const settings = () => ({ grammar: kept.read().grammar, retentionSeconds: null });
  const quotes = createQuotesService({ ...library, ...repositories, clock, settings });
  const priceNow = () =>
    unwrap(quotes.list({ spec: shortSpec() })).find(({ providerId }) => providerId === paidId)?.price;
  const providers = createProvidersService({ registry, tables });
  const refresh: typeof providers.refresh = async (input) => await providers.refresh(input);
  const publish = (cents: number, readAt = clock.nowMs()) => void provider.published.push({ data: { cents }, readAt });
  return { clock, provider, library, tables, changed, complaints, priceNow, refresh, publish };
}

describe('what a provider publishes', () => {
  it('read anew is in the quotes, on the disk and told', async () => {
    const { provider, library, changed, priceNow, refresh, publish, clock } = await setUp();
    publish(500);
    const capabilities = unwrap(await refresh({ providerId: paidId }));
    expect(capabilities.source.text).toBe('published: 500');
    expect(capabilitiesSchema.parse(capabilities)).toEqual(capabilities);
    expect(priceNow()).toEqual(centsPrice(500));
    expect(changed).toEqual([{ name: 'providers.changed', payload: provider.capabilities }]);
    const stored = library.repositories.providerTables.find(paidId);
    expect(stored).toEqual({ data: { cents: 500 }, readAt: clock.nowMs() });
  });

  it('is given back to the provider after a restart, before the first quote', async () => {
    const first = await setUp();
    first.publish(500);
    unwrap(await first.refresh({ providerId: paidId }));
    await first.library.close();
    const second = await setUp({ folder: first.library.folder, clock: first.clock });
    expect(second.priceNow()).toEqual(centsPrice(454));
    second.tables.restore();
    expect(second.priceNow()).toEqual(centsPrice(500));
    expect(second.provider.readings).toEqual([]);
    expect(second.changed).toEqual([]);
  });

  it.each([
    ['is not understood', { rates: [] }],
    ['makes the folder of the provider fail', { cents: -1 }],
  ])('that %s changes nothing, and says so', async (_what, data) => {
    const { provider, library, changed, priceNow, refresh, publish } = await setUp();
    publish(500);
    unwrap(await refresh({ providerId: paidId }));
    const before = library.repositories.providerTables.find(paidId);
    provider.published.push({ data, readAt: 1 });
    expect(unwrapError(await refresh({ providerId: paidId }))).toMatchObject({
      kind: 'provider-changed',
      code: 'provider.changed',
      params: { provider: 'Paid' },
      charged: 'no',
    });
    expect(priceNow()).toEqual(centsPrice(500));
    expect(library.repositories.providerTables.find(paidId)).toEqual(before);
    expect(changed).toHaveLength(1);
  });

  it('that another version of the app kept and nobody understands any more does not stop the start', async () => {
    const { library, tables, priceNow, clock, provider } = await setUp();
    const { providerTables } = library.repositories;
    for (const data of [{ rates: [] }, { cents: -1 }]) {
      providerTables.save(paidId, { data, readAt: clock.nowMs() });
      tables.restore();
    }
    library.db.prepare("UPDATE provider_tables SET data = '{'").run([]);
    tables.restore();
    expect(providerTables.find(paidId)).toBeNull();
    expect(priceNow()).toEqual(centsPrice(454));
    // Nothing of it is in use, so it is read at once.
    tables.start();
    expect(provider.readings).toHaveLength(1);
    await tables.stop();
  });

  it('that could not be read leaves what stood before', async () => {
    const { provider, priceNow, refresh, changed } = await setUp();
    provider.published.push(appError('network', 'provider.unavailable'));
    expect(unwrapError(await refresh({ providerId: paidId })).code).toBe('provider.unavailable');
    expect(priceNow()).toEqual(centsPrice(454));
    expect(changed).toEqual([]);
  });

  it('is nothing where a provider publishes nothing, and not found where nobody is', async () => {
    const { refresh, changed } = await setUp();
    expect(unwrap(await refresh({ providerId: providerIdSchema.parse('silent') })).id).toBe('silent');
    expect(unwrapError(await refresh({ providerId: providerIdSchema.parse('gone') })).code).toBe('entity.not-found');
    expect(changed).toEqual([]);
  });

  it('is read once for all who ask at the same time', async () => {
    const { provider, refresh, publish } = await setUp();
    publish(500);
    publish(600);
    const answers = await Promise.all([refresh({ providerId: paidId }), refresh({ providerId: paidId })]);
    expect(answers.map((answer) => unwrap(answer).source.text)).toEqual(['published: 500', 'published: 500']);
    expect(provider.readings).toHaveLength(1);
  });

  it('is read anew for a person who asks while it is being read by itself', async () => {
    const { provider, refresh, tables, publish, priceNow } = await setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    provider.readingGate = promise;
    tables.start();
    publish(500);
    publish(600);
    const asked = [refresh({ providerId: paidId }), refresh({ providerId: paidId })];
    expect(provider.readings).toHaveLength(1);
    resolve();
    expect((await Promise.all(asked)).map((answer) => unwrap(answer).source.text)).toEqual([
      'published: 600',
      'published: 600',
    ]);
    expect(priceNow()).toEqual(centsPrice(600));
    expect(provider.readings).toHaveLength(2);
    await tables.stop();
  });

  it('is asked for without a key, and with it only where it is for those who have one', async () => {
    const { provider, refresh, library } = await setUp();
    unwrap(await refresh({ providerId: paidId }));
    expect(provider.readings).toEqual([null]);
    provider.wantsKey = appError('auth', 'key.missing');
    unwrap(await refresh({ providerId: paidId }));
    expect(provider.readings).toEqual([null, null, 'key-1']);
    library.keys.set(null);
    expect(unwrapError(await refresh({ providerId: paidId })).code).toBe('key.missing');
    expect(provider.readings).toHaveLength(4);
  });
});

describe('reading again in the background', () => {
  it('happens at the start and once a day, not more often', async () => {
    const { clock, provider, tables } = await setUp();
    tables.start();
    await settle(clock);
    expect(provider.readings).toHaveLength(1);
    await pass(clock, dayMs - hourMs, hourMs);
    expect(provider.readings).toHaveLength(1);
    await pass(clock, 2 * hourMs, hourMs);
    expect(provider.readings).toHaveLength(2);
    await tables.stop();
    await pass(clock, 2 * dayMs, hourMs);
    expect(provider.readings).toHaveLength(2);
  });

  it('leaves alone what was read less than a day ago, also by the run before', async () => {
    const { clock, provider, tables, library } = await setUp();
    library.repositories.providerTables.save(paidId, { data: { cents: 500 }, readAt: clock.nowMs() - dayMs / 2 });
    tables.restore();
    tables.start();
    await pass(clock, dayMs / 2 - hourMs, hourMs);
    expect(provider.readings).toEqual([]);
    await pass(clock, 2 * hourMs, hourMs);
    expect(provider.readings).toHaveLength(1);
    await tables.stop();
  });

  it('reads at once what a clock of the future has dated', async () => {
    const { clock, provider, tables, library } = await setUp();
    library.repositories.providerTables.save(paidId, { data: { cents: 500 }, readAt: clock.nowMs() + dayMs });
    tables.restore();
    tables.start();
    expect(provider.readings).toHaveLength(1);
    await tables.stop();
  });

  it('tries again an hour after it failed, logs why, and never opens a keychain', async () => {
    const { clock, provider, tables, complaints } = await setUp();
    provider.wantsKey = appError('auth', 'key.missing');
    tables.start();
    await settle(clock);
    provider.wantsKey = null;
    provider.published.push(new Error('a bug'));
    await pass(clock, 2 * hourMs, hourMs / 2);
    expect(provider.readings).toEqual([null, null, null]);
    expect(complaints).toEqual([expect.stringContaining('key.missing'), expect.stringMatching(/unexpectedly.*a bug/u)]);
    await tables.stop();
  });

  it('asks nobody whom the person has no key for, and begins when there is one', async () => {
    const { clock, provider, tables, library } = await setUp();
    library.keys.set(null);
    tables.start();
    await pass(clock, 2 * hourMs, hourMs);
    expect(provider.readings).toEqual([]);
    library.keys.set('key-2');
    expect(provider.readings).toEqual([null]);
    await tables.stop();
  });

  it('waits while offline, and goes on when the provider is there again', async () => {
    const { clock, provider, tables, library } = await setUp();
    library.line.isUp = false;
    library.network.noteUnreachable(paidId);
    tables.start();
    await pass(clock, 2 * hourMs, hourMs);
    expect(provider.readings).toEqual([]);
    library.line.isUp = true;
    await pass(clock, 2 * 60_000, 30_000);
    expect(provider.readings).toEqual([null]);
    await tables.stop();
  });

  it('does not wait an hour after a failure for want of a network', async () => {
    const { clock, provider, tables, library } = await setUp();
    provider.published.push(appError('network', 'network.offline'));
    tables.start();
    await settle(clock);
    library.network.noteUnreachable(paidId);
    await pass(clock, 10_000, 1_000);
    expect(library.network.isOnline()).toBe(true);
    expect(provider.readings).toEqual([null, null]);
    await tables.stop();
  });

  it('ends with the application, whatever the provider does', async () => {
    const { provider, tables, changed, library } = await setUp();
    provider.readingGate = new Promise(() => undefined);
    tables.start();
    expect(provider.readings).toHaveLength(1);
    await tables.stop();
    expect(changed).toEqual([]);
    expect(library.repositories.providerTables.find(paidId)).toBeNull();
  });
});

describe('a price that was confirmed with an order', () => {
  it('row 19: stays as agreed when the table changes; a new order needs the new price', async () => {
    const { clock, provider, library, refresh, publish } = await setUp();
    const { clipId } = library.addClip();
    const offer = { providerId: paidId, tier: tierIdSchema.parse('standard'), agreedPrice: centsPrice(454) };
    const [job] = unwrap(library.generations.order(library.click(clipId, offer)));
    // It left at the price of the click; before that, a new price would have been asked about.
    await settle(clock);
    expect(provider.ledger).toHaveLength(1);
    publish(500);
    unwrap(await refresh({ providerId: paidId }));
    await settle(clock);
    const [running] = library.generations.list(0);
    expect(running).toMatchObject({ id: job?.id, state: 'running', price: centsPrice(454) });
    expect(provider.ledger).toHaveLength(1);

    const again = library.click(clipId, offer);
    expect(unwrapError(library.generations.order(again))).toMatchObject({
      code: 'price.changed',
      params: { agreedLow: 454, currentLow: 500 },
    });
    const [second] = unwrap(library.generations.order({ ...again, agreedPrice: centsPrice(500) }));
    expect(second).toMatchObject({ price: centsPrice(500) });
    await settle(clock);
    expect(provider.ledger).toHaveLength(2);
  });
});
