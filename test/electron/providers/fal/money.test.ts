import { describe, expect, it } from 'vitest';
import { mapBalance } from '#electron/providers/fal/map-balance.ts';
import { mapBill } from '#electron/providers/fal/map-bill.ts';
import { answerOf, nowMs } from './fal-answers.ts';

const event = (cost: number | null, id = 'mine') => ({
  request_id: id,
  endpoint_id: 'bytedance/seedance-2.0/text-to-video',
  output_units: 108,
  unit_price: 0.014,
  percent_discount: null,
  cost_estimate_nano_usd: cost,
});
const bill = (...events: unknown[]) =>
  mapBill(answerOf(200, { billing_events: events, has_more: false }), 'mine', nowMs);
const billed = (amount: number) => ({
  ok: true,
  value: { charged: 'yes', amount: { currency: 'USD', amount }, basis: 'event', at: nowMs },
});

describe('the records of billing', () => {
  it('are added up in cents, half up', () => {
    expect(bill(event(1_512_000_000))).toEqual(billed(151));
    expect(bill(event(1_515_000_000))).toEqual(billed(152));
    expect(bill(event(1_514_999_999))).toEqual(billed(151));
    expect(bill(event(1_000_000_000), event(512_000_000), event(9_000_000_000, 'other'))).toEqual(billed(151));
  });

  it('show nothing yet, or that nothing was charged', () => {
    expect(bill()).toEqual({ ok: true, value: null });
    expect(bill(event(1, 'other'))).toEqual({ ok: true, value: null });
    expect(bill(event(0))).toEqual({ ok: true, value: { charged: 'no', amount: null, basis: 'event', at: nowMs } });
  });

  it('without a cost are a fact without an amount', () => {
    const value = { charged: 'yes', amount: null, basis: 'event', at: nowMs };
    expect(bill(event(null))).toEqual({ ok: true, value });
    expect(bill(event(1_000_000_000), event(null))).toEqual({ ok: true, value });
  });

  it.each<[number, unknown, string]>([
    [403, { error: { type: 'authorization_error', message: 'Needs an admin key' } }, 'key.rejected'],
    [200, { events: [] }, 'provider.changed'],
    [503, undefined, 'provider.unavailable'],
  ])('%i %j is an error', (status, json, code) => {
    expect(mapBill(answerOf(status, json), 'mine', nowMs)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the balance', () => {
  it.each<[unknown, number]>([
    [{ username: 'a', credits: { current_balance: 24.5, currency: 'USD' } }, 2_450],
    [{ credits: { balance: '3.999' } }, 399],
    [{ credits: 12 }, 1_200],
    [{ credits: { available: { amount: 1.1 } } }, 110],
    [{ balance: 0.29, currency: 'usd' }, 29],
    [{ credits: { current_balance: -3 } }, 0],
  ])('of %j is %i cents', (json, amount) => {
    expect(mapBalance(answerOf(200, json))).toEqual({ currency: 'USD', amount });
  });

  it.each([
    undefined,
    7,
    '7',
    {},
    { credits: { current_balance: 'much' } },
    { credits: { current_balance: 3, currency: 'EUR' } },
    { credits: { credits: { credits: { credits: { credits: { amount: 1 } } } } } },
  ])('of %j is not known', (json) => {
    expect(mapBalance(answerOf(200, json))).toBeNull();
  });
});
