import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Price } from '#shared/domain/quote.ts';
import { providerIdSchema, tierIdSchema, type ClipId } from '#shared/ids.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, unwrapError } from '#test/fixtures/job-library.ts';

const otherId = providerIdSchema.parse('other');
const standard = tierIdSchema.parse('standard');
const fast = tierIdSchema.parse('fast');
const otherPrice: Price = { kind: 'exact', price: { currency: 'USD', amount: 145 } };

async function setUp() {
  const clock = createManualClock();
  const paid = createPaidProvider({ maxConcurrent: 8 });
  const tiers = [standard, fast].map((id) => ({ id, name: id }));
  const other = createPaidProvider({ maxConcurrent: 8 }, { id: otherId, name: 'Other', tiers });
  other.price = otherPrice;
  other.basis = { code: 'seconds', params: {}, source: 'a page', readOn: '2026-01-01' };
  const library = await openJobLibrary({ clock, providers: [paid, other] });
  const { generations, repositories, db } = library;
  const twin = { providerId: otherId, tier: standard, agreedPrice: otherPrice };
  const click = (clipId: ClipId, change: Parameters<typeof library.click>[1] = {}) =>
    library.click(clipId, {
      providerId: paid.capabilities.id,
      tier: standard,
      agreedPrice: paidPrice,
      twin,
      ...change,
    });
  const count = (table: string) =>
    db.prepare<readonly [], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get([])?.n;
  const counts = () => ['snapshots', 'orders', 'generations', 'jobs'].map(count);
  return { clock, paid, other, library, generations, repositories, twin, click, counts };
}

const withTakes =
  (takes: number, seed: number | null = null) =>
  (spec: ClipSpec): ClipSpec => ({ ...spec, parameters: { ...spec.parameters, takes, seed } });

describe('a twin take', () => {
  it('is ordered with the other: numbered on, each at its own quote', async () => {
    const { library, generations, click, counts, clock, paid, other } = await setUp();
    const { clipId } = library.addClip();
    const views = unwrap(generations.order(click(clipId)));
    expect(views).toMatchObject([
      { takeNumber: 1, providerId: 'paid', price: paidPrice, state: 'waiting' },
      { takeNumber: 2, providerId: 'other', price: otherPrice, state: 'waiting' },
    ]);
    expect(counts()).toEqual([2, 2, 2, 2]);
    await settle(clock);
    expect([paid, other].map(({ ledger }) => ledger.length)).toEqual([1, 1]);
  });

  it('keeps what each price rests on, and of which order it is the twin', async () => {
    const { library, generations, repositories, click, other } = await setUp();
    const input = click(library.addClip().clipId);
    const [first, second] = unwrap(generations.order(input));
    const rows = library.db
      .prepare<readonly [], { token: string }>('SELECT token FROM orders ORDER BY twin_of IS NOT NULL')
      .all([]);
    const [order, twin] = rows.map(({ token }) => repositories.orders.findByToken(token));
    expect(order).toMatchObject({ id: first?.orderId, token: input.orderToken, twinOf: null, priceBasis: null });
    expect(twin).toMatchObject({ id: second?.orderId, twinOf: first?.orderId, priceBasis: other.basis });
  });

  it('of several takes gives each provider the same seeds, and takes that follow each other', async () => {
    const { library, generations, click, clock, paid, other } = await setUp();
    const { clipId } = library.addClip(withTakes(3, 7));
    const views = unwrap(generations.order(click(clipId)));
    expect(views.map(({ takeNumber, providerId }) => `${String(takeNumber)} ${providerId}`)).toEqual([
      '1 paid',
      '2 paid',
      '3 paid',
      '4 other',
      '5 other',
      '6 other',
    ]);
    await settle(clock);
    const seedsOf = ({ ledger }: typeof paid) =>
      ledger.map(({ body }) => (JSON.parse(body) as { seed: number }).seed).toSorted((a, b) => a - b);
    expect([seedsOf(paid), seedsOf(other)]).toEqual([
      [7, 8, 9],
      [7, 8, 9],
    ]);
  });

  it('row 15: a double click is one order of both, and every press answers with all jobs', async () => {
    const { library, generations, click, counts, clock, paid, other } = await setUp();
    const { clipId } = library.addClip(withTakes(2));
    const input = click(clipId);
    const pressed: unknown[] = [];
    for (let press = 0; press < 5; press += 1) {
      pressed.push(unwrap(generations.order(input)).map(({ id }) => id));
      await pass(clock, 40, 40);
    }
    expect(pressed[0]).toHaveLength(4);
    for (const ids of pressed) expect(ids).toEqual(pressed[0]);
    expect(counts()).toEqual([2, 2, 4, 4]);
    expect([paid, other].map(({ ledger }) => ledger.length)).toEqual([2, 2]);
  });

  it('is what the first press said: the same token with another twin, or none, orders nothing more', async () => {
    const { library, generations, click, counts } = await setUp();
    const input = click(library.addClip().clipId);
    const { twin: _twin, ...alone } = input;
    const first = unwrap(generations.order(alone));
    expect(first).toHaveLength(1);
    expect(unwrap(generations.order(input)).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(counts()).toEqual([1, 1, 1, 1]);
  });

  it.each([
    ['its price has changed', { agreedPrice: paidPrice }, 'price.changed'],
    ['its provider is not there', { providerId: providerIdSchema.parse('gone') }, 'entity.not-found'],
  ] as const)('is not ordered when %s, and neither is the other', async (_why, change, code) => {
    const { library, generations, click, counts, clock, paid, other, twin } = await setUp();
    const input = click(library.addClip().clipId, { twin: { ...twin, ...change } });
    expect(unwrapError(generations.order(input))).toMatchObject({ code, charged: 'no' });
    await settle(clock);
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect([...paid.ledger, ...other.ledger]).toEqual([]);
    expect(unwrap(generations.order({ ...input, twin })).map(({ takeNumber }) => takeNumber)).toEqual([1, 2]);
  });

  it('is not ordered when the other cannot be made', async () => {
    const { library, generations, click, counts, paid } = await setUp();
    paid.problems = [{ code: 'kind-unsupported', params: {}, assetId: null, fix: null }];
    expect(unwrapError(generations.order(click(library.addClip().clipId))).code).toBe('spec.blocked');
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  it('is at another quote: the very same is refused, another tier of the provider is not', async () => {
    const { library, generations, click, counts, twin } = await setUp();
    const { clipId } = library.addClip();
    const same = { providerId: otherId, tier: standard, agreedPrice: otherPrice };
    expect(unwrapError(generations.order(click(clipId, same)))).toMatchObject({ code: 'input.invalid' });
    expect(counts()).toEqual([0, 0, 0, 0]);
    const views = unwrap(generations.order(click(clipId, { ...same, twin: { ...twin, tier: fast } })));
    expect(views.map(({ tier }) => tier)).toEqual([standard, fast]);
  });

  it('that cannot be written down whole is not written down at all', async () => {
    const { library, generations, click, counts, paid, clock } = await setUp();
    const { clipId } = library.addClip();
    library.db
      .prepare(
        "CREATE TRIGGER twin BEFORE INSERT ON orders WHEN NEW.twin_of IS NOT NULL BEGIN SELECT RAISE(FAIL, 'no'); END",
      )
      .run([]);
    expect(() => generations.order(click(clipId))).toThrow('no');
    await settle(clock);
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(paid.ledger).toEqual([]);
  });

  it('is tried again alone: the other is left as it is', async () => {
    const { library, generations, click, counts, clock, other } = await setUp();
    const [, second] = unwrap(generations.order(click(library.addClip().clipId)));
    if (second === undefined) throw new Error('a twin has a job');
    await settle(clock);
    other.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(clock, 2_000);
    const orderToken = newId<string>();
    const retried = unwrap(generations.retry({ jobId: second.id, agreedPrice: otherPrice, orderToken }));
    expect(retried).toMatchObject({ takeNumber: 3, providerId: 'other', price: otherPrice });
    expect(unwrap(generations.retry({ jobId: second.id, agreedPrice: otherPrice, orderToken })).id).toBe(retried.id);
    expect(counts()).toEqual([2, 3, 3, 3]);
  });
});
