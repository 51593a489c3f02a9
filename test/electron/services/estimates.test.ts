import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { createEstimates } from '#electron/services/estimates.ts';
import { createQuotesService } from '#electron/services/quotes.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { quoteSchema, type Price } from '#shared/domain/quote.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { settingsSchema } from '#shared/domain/settings.ts';
import { appError, rateLimited } from '#shared/errors.ts';
import { providerIdSchema, tierIdSchema, type ClipId } from '#shared/ids.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { paidPrice } from '#test/fakes/paid-provider.ts';
import { centsPrice } from '#test/fakes/publishing-provider.ts';
import { createTellingProvider, toldBasis, toldPrice } from '#test/fakes/telling-provider.ts';
import { openJobLibrary, unwrap, unwrapError } from '#test/fixtures/job-library.ts';

const providerId = providerIdSchema.parse('paid');
const standard = tierIdSchema.parse('standard');
const minuteMs = 60_000;

async function setUp() {
  const clock = createManualClock();
  const tiers = ['standard', 'fast'].map((id) => ({ id: tierIdSchema.parse(id), name: id }));
  const provider = createTellingProvider({ tiers });
  const library = await openJobLibrary({ clock, providers: [provider] });
  const { repositories } = library;
  const quotes = createQuotesService({ ...library, ...repositories, clock, settings: library.settings });
  const { clipId, spec } = library.addClip();
  const about = { clipId, spec, providerId, tier: standard };
  const refine = async (change: Partial<typeof about> = {}) => unwrap(await quotes.refine({ ...about, ...change }));
  const listed = (asked = spec) => unwrap(quotes.list({ spec: asked }))[0]?.price;
  const click = (agreedPrice: Price) => library.click(clipId, { providerId, tier: standard, agreedPrice });
  const held = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    provider.estimateGate = promise;
    return resolve;
  };
  return { clock, provider, library, quotes, spec, about, refine, listed, click, held };
}

const written = (spec: ClipSpec, look: string): ClipSpec => ({ ...spec, look: plainText(look) });

describe('a price that the provider tells', () => {
  it('is the same in the answer, in the list and at the order', async () => {
    const { clock, provider, refine, listed, click, library } = await setUp();
    expect(listed()).toEqual(paidPrice);
    const quote = await refine();
    expect(quoteSchema.parse(quote)).toEqual(quote);
    expect(quote).toMatchObject({ price: toldPrice, basis: toldBasis, askedAt: clock.nowMs(), isStale: false });
    expect(listed()).toEqual(toldPrice);
    expect(unwrapError(library.generations.order(click(paidPrice)))).toMatchObject({
      code: 'price.changed',
      params: { agreedLow: 454, currentLow: 450 },
    });
    const input = click(toldPrice);
    const [job] = unwrap(library.generations.order(input));
    expect(job?.price).toEqual(toldPrice);
    expect(library.repositories.orders.findByToken(input.orderToken)?.priceBasis).toEqual(toldBasis);
    expect(provider.questions).toMatchObject([{ key: 'key-1', prepared: { tier: standard, prompt: 'as prepared' } }]);
  });

  it('is for exactly this clip, settings, table and key', async () => {
    const { provider, refine, listed, spec, library } = await setUp();
    await refine();
    expect(listed(written(spec, '35 mm'))).toEqual(paidPrice);
    // The same in another order of its fields is the same.
    expect(listed(Object.fromEntries(Object.entries(spec).toReversed()) as ClipSpec)).toEqual(toldPrice);

    library.repositories.settings.write({ providerOptions: { [providerId]: { model: 'plain' } } });
    expect(listed()).toEqual(paidPrice);
    library.repositories.settings.write({ providerOptions: {} });
    expect(listed()).toEqual(toldPrice);

    provider.basis = { ...toldBasis, source: 'a table', readOn: '2025-12-31' };
    expect(listed()).toEqual(paidPrice);
    provider.basis = null;
    expect(listed()).toEqual(toldPrice);

    library.keys.set('key-2');
    expect(listed()).toEqual(paidPrice);
    library.keys.set('key-1');
    expect(listed()).toEqual(toldPrice);
  });

  it('lives for ten minutes, whatever the wall clock does, and is not asked for again meanwhile', async () => {
    const { clock, provider, refine, listed } = await setUp();
    await refine();
    clock.jump(60 * minuteMs);
    clock.advance(10 * minuteMs - 1);
    await refine();
    expect(provider.questions).toHaveLength(1);
    expect(listed()).toEqual(toldPrice);
    clock.advance(1);
    expect(listed()).toEqual(paidPrice);
    await refine();
    expect(provider.questions).toHaveLength(2);
    expect(listed()).toEqual(toldPrice);
  });

  it('is forgotten when two hundred others came after it', async () => {
    const { refine, listed, spec } = await setUp();
    await refine();
    await refine({ spec: written(spec, 'first') });
    for (let other = 0; other < 199; other += 1) {
      await refine({ spec: written(spec, String(other)) });
      // In use, so not the one that goes.
      expect(listed()).toEqual(toldPrice);
    }
    expect(listed(written(spec, 'first'))).toEqual(paidPrice);
    expect(listed(written(spec, '0'))).toEqual(toldPrice);
  });
});

describe('asking for a price', () => {
  type Parts = Awaited<ReturnType<typeof setUp>>;

  it.each<[string, (parts: Parts) => void]>([
    [
      'there is no key',
      ({ library }) => {
        library.keys.set(null);
      },
    ],
    [
      'the network is gone',
      ({ library }) => {
        library.network.noteUnreachable(providerId);
      },
    ],
    [
      'it is switched off',
      ({ library }) => {
        library.repositories.settings.write({ providerOptions: { [providerId]: { estimates: 'off' } } });
      },
    ],
    [
      'it cannot make the clip',
      ({ provider }) => {
        provider.problems = [{ code: 'kind-unsupported', params: {}, assetId: null, fix: null }];
      },
    ],
    [
      'the library is being closed',
      ({ library }) => {
        void library.estimates.stop();
      },
    ],
  ])('asks nobody when %s', async (_why, change) => {
    const parts = await setUp();
    change(parts);
    const quote = await parts.refine();
    expect(quote.askedAt).toBeUndefined();
    expect(parts.provider.questions).toEqual([]);
  });

  it('needs a clip and a provider that are there', async () => {
    const { quotes, about, provider } = await setUp();
    const gone = { providerId: providerIdSchema.parse('gone') };
    expect(unwrapError(await quotes.refine({ ...about, ...gone })).code).toBe('entity.not-found');
    expect(unwrapError(await quotes.refine({ ...about, clipId: newId<ClipId>() })).code).toBe('entity.not-found');
    expect(provider.questions).toEqual([]);
  });

  it.each([
    ['an error', appError('network', 'provider.unavailable')],
    ['a bug', new Error('oh')],
    ['no price', { kind: 'price', price: { kind: 'unknown' }, basis: toldBasis } as const],
  ])('leaves the price of the table standing after %s', async (_what, answer) => {
    const { provider, refine, listed } = await setUp();
    provider.estimates.push(answer);
    expect((await refine()).price).toEqual(paidPrice);
    expect(listed()).toEqual(paidPrice);
    expect((await refine()).price).toEqual(toldPrice);
  });

  it('is quiet for as long as the provider says', async () => {
    const { clock, provider, refine } = await setUp();
    provider.estimates.push(rateLimited(30_000));
    await refine();
    clock.advance(29_999);
    await refine();
    expect(provider.questions).toHaveLength(1);
    clock.advance(1);
    expect((await refine()).price).toEqual(toldPrice);
  });

  it('does not try a refused key again with every word, but another one at once', async () => {
    const { clock, provider, library, refine } = await setUp();
    provider.estimates.push(appError('auth', 'key.rejected'));
    await refine();
    clock.advance(5 * minuteMs - 1);
    await refine();
    expect(provider.questions).toHaveLength(1);
    library.keys.set('key-2');
    expect((await refine()).price).toEqual(toldPrice);
    library.keys.set('key-1');
    clock.advance(1);
    expect((await refine()).price).toEqual(toldPrice);
    expect(provider.questions.map(({ key }) => key)).toEqual(['key-1', 'key-2', 'key-1']);
  });

  it('answers at once when a newer question comes, and of those that wait asks only the newest', async () => {
    const { clock, provider, refine, listed, spec, held } = await setUp();
    const release = held();
    const answers: string[] = [];
    const ask = async (look: string) => {
      const { price } = await refine({ spec: written(spec, look) });
      answers.push(`${look} ${price.kind === 'exact' ? String(price.price.amount) : price.kind}`);
    };
    const all = ['a', 'ab', 'abc'].map(ask);
    await settle(clock);
    expect(answers).toEqual(['a 454', 'ab 454']);
    expect(provider.questions).toHaveLength(1);
    release();
    await Promise.all(all);
    expect(answers).toEqual(['a 454', 'ab 454', 'abc 450']);
    expect(provider.questions.map(({ prepared }) => prepared.spec.look)).toEqual([plainText('a'), plainText('abc')]);
    // The one that nobody waited for any more was heard all the same.
    expect(listed(written(spec, 'a'))).toEqual(toldPrice);
  });

  it('asks once for those who ask the same, and for each tier on its own', async () => {
    const { provider, refine, held, clock } = await setUp();
    const release = held();
    const asked = [refine(), refine(), refine({ tier: tierIdSchema.parse('fast') })];
    await settle(clock);
    expect(provider.questions.map(({ prepared }) => prepared.tier)).toEqual(['standard', 'fast']);
    release();
    expect((await Promise.all(asked)).map(({ price }) => price)).toEqual([toldPrice, toldPrice, toldPrice]);
  });
});

describe('a question that became a job', () => {
  const becomeJob = async () => {
    const parts = await setUp();
    parts.provider.estimates.push({ kind: 'job', remoteId: 'video-1' });
    const quote = await parts.refine();
    return { ...parts, quote };
  };

  it('is reported with all that is known of it', async () => {
    const { library, about, quote } = await becomeJob();
    const credentialId = library.keys.current(providerId);
    expect(library.unasked).toEqual([{ ...about, remoteId: 'video-1', credentialId, price: paidPrice }]);
    expect(quote.price).toEqual(paidPrice);
  });

  it('switches such questions off for good, tells it, and forgets what was told', async () => {
    const { provider, library, refine, listed, spec } = await setUp();
    await refine();
    library.repositories.settings.write({ providerOptions: { [providerId]: { model: 'plain' } } });
    provider.estimates.push({ kind: 'job', remoteId: 'video-1' });
    await refine();
    await refine({ spec: written(spec, '35 mm') });
    expect(provider.questions).toHaveLength(2);
    const kept = library.repositories.settings.read();
    expect(kept.providerOptions).toEqual({ [providerId]: { model: 'plain', estimates: 'off' } });
    expect(library.announced.filter(({ name }) => name === 'settings.changed')).toEqual([
      { name: 'settings.changed', payload: settingsSchema.parse(kept) },
    ]);
    library.repositories.settings.write({ providerOptions: {} });
    expect(listed()).toEqual(paidPrice);
  });

  it('is heard of even when nobody waits for the price any more', async () => {
    const { provider, library, refine, spec, held } = await setUp();
    const release = held();
    provider.estimates.push({ kind: 'job', remoteId: 'video-1' });
    const first = refine();
    const second = refine({ spec: written(spec, '35 mm') });
    expect((await first).price).toEqual(paidPrice);
    release();
    await second;
    expect(library.unasked).toMatchObject([{ remoteId: 'video-1', spec }]);
    // The one that waited its turn is not asked any more.
    expect(provider.questions).toHaveLength(1);
  });

  it('ends the questions until a person switches them on again', async () => {
    const { provider, library, refine } = await becomeJob();
    await refine();
    expect(provider.questions).toHaveLength(1);
    library.repositories.settings.write({ providerOptions: { [providerId]: { estimates: 'on' } } });
    expect((await refine()).price).toEqual(toldPrice);
  });

  it('ends them also when that cannot be written down', async () => {
    const { provider, library, refine } = await setUp();
    library.db
      .prepare(
        "CREATE TRIGGER no BEFORE INSERT ON settings BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END",
      )
      .run([]);
    provider.estimates.push({ kind: 'job', remoteId: 'video-1' });
    await refine();
    await refine();
    expect(provider.questions).toHaveLength(1);
    expect(library.unasked).toHaveLength(1);
  });
});

describe('the end of the application', () => {
  it('waits a moment for answers: one may name a job', async () => {
    const { clock, provider, library, refine, spec, held } = await setUp();
    const release = held();
    provider.estimates.push({ kind: 'job', remoteId: 'video-1' });
    const asked = refine();
    const waiting = refine({ spec: written(spec, '35 mm') });
    await settle(clock);
    const stopped = library.estimates.stop();
    release();
    await stopped;
    expect(library.unasked).toMatchObject([{ remoteId: 'video-1' }]);
    await Promise.all([asked, waiting]);
    expect(provider.questions).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    const { clock, library, refine, held } = await setUp();
    const release = held();
    const asked = refine();
    await settle(clock);
    let isStopped = false;
    const stopped = library.estimates.stop().then(() => (isStopped = true));
    await pass(clock, 2_000);
    expect(isStopped).toBe(false);
    await pass(clock, 1_000);
    expect(isStopped).toBe(true);
    release();
    await Promise.all([stopped, asked]);
  });
});

describe('a job that cannot be written down', () => {
  it('ends the questions all the same, for this run and the next', async () => {
    const { clock, provider, library, about } = await setUp();
    const complaints: string[] = [];
    const complain = (message: string): void => void complaints.push(message);
    const estimates = createEstimates({
      ...library,
      settings: library.repositories.settings,
      clock,
      noteUnaskedJob: () => {
        throw new Error('a bug');
      },
      announce: () => undefined,
      logger: { info: () => undefined, warn: complain, error: complain },
    });
    const quotes = createQuotesService({
      ...library,
      ...library.repositories,
      clock,
      settings: library.settings,
      estimates,
    });
    provider.estimates.push({ kind: 'job', remoteId: 'video-1' });
    expect(unwrap(await quotes.refine(about)).price).toEqual(paidPrice);
    expect(unwrap(await quotes.refine(about)).price).toEqual(paidPrice);
    expect(provider.questions).toHaveLength(1);
    expect(complaints).toHaveLength(1);
    expect(library.repositories.settings.read().providerOptions).toEqual({ [providerId]: { estimates: 'off' } });
  });
});

describe('a price that was told and agreed', () => {
  it('is the price of the job, however often the provider changes its mind', async () => {
    const { clock, provider, library, refine, click } = await setUp();
    await refine();
    unwrap(library.generations.order(click(toldPrice)));
    provider.price = centsPrice(900);
    await settle(clock);
    expect(library.generations.list(0)).toMatchObject([{ state: 'running', price: toldPrice }]);
  });
});
