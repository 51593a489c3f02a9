import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { createQuotesService } from '#electron/services/quotes.ts';
import { quoteSchema } from '#shared/domain/quote.ts';
import { takeIdSchema } from '#shared/ids.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice } from '#test/fakes/paid-provider.ts';
import { createAnimaticProvider } from '#electron/providers/animatic/adapter.ts';
import { openJobLibrary, shortSpec, unwrap } from '#test/fixtures/job-library.ts';

async function setUp() {
  const clock = createManualClock();
  const idle = { state: 'none', share: null, stagedFileId: null, error: null, hasWindow: false } as const;
  const animatic = createAnimaticProvider({
    enqueue: () => undefined,
    statusOf: () => idle,
    cancel: async () => undefined,
  });
  const paid = createPaidProvider();
  const library = await openJobLibrary({ clock, providers: [animatic, paid] });
  const { repositories } = library;
  const quotes = createQuotesService({
    ...library,
    ...repositories,
    clock,
    settings: () => ({ grammar: repositories.settings.read().grammar, retentionSeconds: null }),
  });
  /** Orders so many animatics and settles each with this duration. */
  let settledAt = 1_000;
  const addHistory = (tookMs: readonly number[]) => {
    const { clipId } = library.addClip();
    for (const took of tookMs) {
      for (const { id } of unwrap(library.generations.order(library.click(clipId)))) {
        const takeId = takeIdSchema.parse(newId());
        repositories.jobs.saveState(id, { name: 'ready', takeId, tookMs: took }, (settledAt += 1));
      }
    }
  };
  return { quotes, paid, library, addHistory, clock };
}

describe('the quotes of a spec', () => {
  it('are one per provider and tier, with size, length, price and losses', async () => {
    const { quotes } = await setUp();
    const list = unwrap(quotes.list({ spec: shortSpec() }));
    for (const quote of list) expect(quoteSchema.parse(quote)).toEqual(quote);
    expect(list).toMatchObject([
      { providerId: 'animatic', tier: 'animatic', price: { kind: 'free' }, width: 864, height: 496, problems: [] },
      { providerId: 'paid', tier: 'standard', price: paidPrice, durationMs: { low: 4_000, high: 4_000 } },
    ]);
    expect(list[0]?.losses.map(({ field }) => field)).toContain('parameters.tier');
  });

  it('say why one cannot, and keep its place', async () => {
    const { quotes } = await setUp();
    const spec = shortSpec();
    const large = { ...spec, parameters: { ...spec.parameters, resolution: '1080p', ratio: 'auto' } } as const;
    const [blocked] = unwrap(quotes.list({ spec: large }));
    expect(quoteSchema.parse(blocked)).toMatchObject({
      providerId: 'animatic',
      price: { kind: 'free' },
      width: 1_920,
      height: 1_080,
      durationMs: { low: 4_000, high: 4_000 },
      problems: [{ code: 'resolution-unsupported' }],
    });
  });

  it('expect the median of what the last nine takes needed', async () => {
    const { quotes, addHistory } = await setUp();
    const waitOf = () => unwrap(quotes.list({ spec: shortSpec() }))[0]?.wait;
    expect(waitOf()).toBeNull();
    addHistory([100_000, 100_000, 100_000]);
    expect(waitOf()).toEqual({ ms: 100_000, basis: 'own-history', runs: 3 });
    addHistory([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(waitOf()).toEqual({ ms: 5, basis: 'own-history', runs: 9 });
  });

  it("keep what the provider expects while there is no history of one's own", async () => {
    const { quotes } = await setUp();
    expect(unwrap(quotes.list({ spec: shortSpec() }))[1]?.wait).toEqual({ ms: 60_000, basis: 'provider' });
  });

  it('call a price stale when its table was read over 30 days ago', async () => {
    const { quotes, paid, clock } = await setUp();
    const day = 24 * 60 * 60_000;
    const isStale = () => unwrap(quotes.list({ spec: shortSpec() }))[1]?.isStale;
    expect(isStale()).toBe(false);
    const readOn = new Date(clock.nowMs()).toISOString().slice(0, 10);
    paid.basis = { code: 'tokens', params: {}, source: 'a page', readOn };
    clock.jump(30 * day);
    expect(isStale()).toBe(false);
    clock.jump(day);
    expect(isStale()).toBe(true);
    paid.basis = null;
    paid.isStale = true;
    expect(isStale()).toBe(true);
  });
});
