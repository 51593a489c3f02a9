import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { tokenOfPart } from '#electron/services/order-token.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Price } from '#shared/domain/quote.ts';
import { providerIdSchema, tierIdSchema, type ClipId, type DialogueLineId } from '#shared/ids.ts';
import { contract } from '#shared/ipc/contract.ts';
import { agreeToSpeech } from '#shared/prompt/spoken-words.ts';
import { settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, unwrapError } from '#test/fixtures/job-library.ts';

const standard = tierIdSchema.parse('standard');
const otherId = providerIdSchema.parse('other');
const otherPrice: Price = { kind: 'exact', price: { currency: 'USD', amount: 145 } };

async function setUp() {
  const clock = createManualClock();
  const paid = createPaidProvider({ maxConcurrent: 8 });
  const other = createPaidProvider({ maxConcurrent: 8 }, { id: otherId, name: 'Other' });
  other.price = otherPrice;
  const library = await openJobLibrary({ clock, providers: [paid, other] });
  const { generations, db } = library;
  const orderOf = (clipId: ClipId, at = paid) => ({
    clipId,
    draftRevision: 1,
    providerId: at.capabilities.id,
    tier: standard,
    agreedPrice: at === paid ? paidPrice : otherPrice,
  });
  const count = (table: string) =>
    db.prepare<readonly [], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get([])?.n;
  const counts = () => ['snapshots', 'orders', 'generations', 'jobs'].map(count);
  const clips = (): ClipId[] => [1, 2, 3].map(() => library.addClip().clipId);
  return { clock, paid, other, library, generations, orderOf, counts, clips };
}

/** Thirty words in a shot of two and a half seconds. */
function withSpeech(spec: ClipSpec): ClipSpec {
  const line = { id: newId<DialogueLineId>(), speaker: [], voice: '', emotion: '', words: 'word '.repeat(30) };
  return { ...spec, shots: spec.shots.map((shot, index) => (index === 0 ? { ...shot, dialogue: [line] } : shot)) };
}

const withTakes =
  (takes: number) =>
  (spec: ClipSpec): ClipSpec => ({ ...spec, parameters: { ...spec.parameters, takes } });

describe('several clips at once', () => {
  it('are one order each, each at its own quote, and all leave', async () => {
    const { generations, orderOf, counts, clips, other, paid, clock } = await setUp();
    const [a, b, c] = clips() as [ClipId, ClipId, ClipId];
    const orders = [orderOf(a), orderOf(b, other), orderOf(c)];
    const views = unwrap(generations.orderSeveral({ orders, orderToken: newId<string>() }));
    expect(views).toMatchObject([
      { clipId: a, providerId: 'paid', price: paidPrice, takeNumber: 1 },
      { clipId: b, providerId: 'other', price: otherPrice, takeNumber: 1 },
      { clipId: c, providerId: 'paid', price: paidPrice, takeNumber: 1 },
    ]);
    expect(new Set(views.map(({ orderId }) => orderId)).size).toBe(3);
    expect(counts()).toEqual([3, 3, 3, 3]);
    await settle(clock);
    expect([paid, other].map(({ ledger }) => ledger.length)).toEqual([2, 1]);
  });

  it('are ordered once, however often the same press arrives', async () => {
    const { generations, orderOf, counts, clips, paid, clock } = await setUp();
    const input = { orders: clips().map((id) => orderOf(id)), orderToken: newId<string>() };
    const first = unwrap(generations.orderSeveral(input)).map(({ id }) => id);
    await settle(clock);
    const again = unwrap(generations.orderSeveral(input)).map(({ id }) => id);
    expect(again).toEqual(first);
    expect(counts()).toEqual([3, 3, 3, 3]);
    await settle(clock);
    expect(paid.ledger).toHaveLength(3);
  });

  it('keep the takes that each of them asks for', async () => {
    const { library, generations, orderOf } = await setUp();
    const ids = [library.addClip(withTakes(2)).clipId, library.addClip(withTakes(3)).clipId];
    const input = { orders: ids.map((id) => orderOf(id)), orderToken: newId<string>() };
    const views = unwrap(generations.orderSeveral(input));
    expect(views.map(({ takeNumber }) => takeNumber)).toEqual([1, 2, 1, 2, 3]);
    expect(unwrap(generations.orderSeveral(input))).toHaveLength(5);
  });

  it('are none when one of them has another price now, and the failure names it', async () => {
    const { generations, orderOf, counts, clips, other, paid, clock } = await setUp();
    const [a, b, c] = clips() as [ClipId, ClipId, ClipId];
    const orders = [orderOf(a), orderOf(b, other), orderOf(c)];
    other.price = { kind: 'exact', price: { currency: 'USD', amount: 150 } };
    const refused = unwrapError(generations.orderSeveral({ orders, orderToken: newId<string>() }));
    expect(refused).toMatchObject({ code: 'price.changed', params: { clipId: b, agreedLow: 145, currentLow: 150 } });
    expect(counts()).toEqual([0, 0, 0, 0]);
    await settle(clock);
    expect(paid.ledger).toEqual([]);
  });

  it('are none when the words of one have changed, or it is in the trash', async () => {
    const { library, generations, orderOf, counts, clips } = await setUp();
    const [a, b] = clips() as [ClipId, ClipId, ClipId];
    const stale = [orderOf(a), { ...orderOf(b), draftRevision: 7 }];
    const refused = unwrapError(generations.orderSeveral({ orders: stale, orderToken: newId<string>() }));
    expect(refused).toMatchObject({ code: 'draft.stale', params: { clipId: b } });
    library.repositories.clips.setTrashed(a, 1);
    const orders = [orderOf(b), orderOf(a)];
    const gone = unwrapError(generations.orderSeveral({ orders, orderToken: newId<string>() }));
    expect(gone).toMatchObject({ code: 'entity.not-found', params: { clipId: a } });
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  it('are none while one of them says more than can be spoken, until somebody agrees to that', async () => {
    const { library, generations, orderOf, counts, clips, paid, clock } = await setUp();
    const speech = library.addClip(withSpeech);
    const orders = [orderOf(clips()[0] as ClipId), orderOf(speech.clipId)];
    const refused = unwrapError(generations.orderSeveral({ orders, orderToken: newId<string>() }));
    expect(refused).toMatchObject({
      code: 'spec.blocked',
      charged: 'no',
      detail: 'dialogue.too-dense',
      params: { clipId: speech.clipId },
    });
    expect(counts()).toEqual([0, 0, 0, 0]);
    await settle(clock);
    expect(paid.ledger).toEqual([]);

    const spec = agreeToSpeech(speech.spec, speech.spec.shots[0]?.id ?? null);
    library.repositories.drafts.save({ clipId: speech.clipId, spec, baseRevision: 1, updatedAt: 2 });
    const agreed = orders.map((order) => (order.clipId === speech.clipId ? { ...order, draftRevision: 2 } : order));
    expect(unwrap(generations.orderSeveral({ orders: agreed, orderToken: newId<string>() }))).toHaveLength(2);
  });

  it('a refused press leaves its token free for the next', async () => {
    const { generations, orderOf, clips, other } = await setUp();
    const [a, b] = clips() as [ClipId, ClipId, ClipId];
    const orderToken = newId<string>();
    const wrong = [orderOf(a), { ...orderOf(b, other), agreedPrice: paidPrice }];
    unwrapError(generations.orderSeveral({ orders: wrong, orderToken }));
    expect(unwrap(generations.orderSeveral({ orders: [orderOf(a)], orderToken }))).toHaveLength(1);
  });

  it('a clip stands once in a press', () => {
    const order = { clipId: newId<ClipId>(), draftRevision: 1, providerId: 'paid', tier: 'standard' };
    const twice = [order, order].map((each) => ({ ...each, agreedPrice: paidPrice }));
    const { input } = contract['generations.orderSeveral'];
    expect(input.safeParse({ orders: twice, orderToken: newId<string>() }).success).toBe(false);
    expect(input.safeParse({ orders: twice.slice(1), orderToken: newId<string>() }).success).toBe(true);
  });
});

it('the tokens of one press are UUIDs, one per place, and always the same', () => {
  const click = newId<string>();
  const tokens = Array.from({ length: 200 }, (_, index) => tokenOfPart(click, index));
  expect(tokens[0]).toBe(click);
  expect(new Set(tokens).size).toBe(200);
  for (const token of tokens)
    expect(token).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(tokenOfPart(click, 7)).toBe(tokens[7]);
  expect(tokenOfPart(newId<string>(), 7)).not.toBe(tokens[7]);
});
