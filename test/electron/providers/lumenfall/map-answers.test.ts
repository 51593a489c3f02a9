import { describe, expect, it } from 'vitest';
import { mapBalance } from '#electron/providers/lumenfall/account.ts';
import { mapFailedCall, mapRefusal } from '#electron/providers/lumenfall/map-error.ts';
import { chooseFromHistory } from '#electron/providers/lumenfall/map-history.ts';
import { billOf, mapRemembered, mapVideo } from '#electron/providers/lumenfall/map-status.ts';
import { centsOfDollars, centsOfMicros } from '#electron/providers/lumenfall/money.ts';
import { mapSubmit } from '#electron/providers/lumenfall/submit.ts';
import { historyItem } from '#electron/providers/lumenfall/wire-schema.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { answerOf, errorOf, nowMs, requestOf, videoOf } from './lumenfall-answers.ts';

const intentId = newId<IntentId>();

describe('a submit', () => {
  it.each([202, 200])('answered with %i has been accepted', (status) => {
    expect(mapSubmit(answerOf(status, { id: 'video_1', status: 'queued' }), intentId, nowMs)).toEqual({
      kind: 'accepted',
      remote: { intentId, id: 'video_1' },
    });
  });

  it.each([
    [400, 'INVALID_REQUEST', 'seconds', 'provider-rejected', 'provider.rejected'],
    [400, 'CONTENT_POLICY_VIOLATION', 'Refused', 'moderation', 'moderation.input'],
    [400, 'UPSTREAM_ERROR', 'The generated video has sensitive content', 'moderation', 'moderation.output'],
    [400, 'INSUFFICIENT_BALANCE', '', 'balance', 'balance.empty'],
    [401, 'AUTHENTICATION_FAILED', '', 'auth', 'key.rejected'],
    [402, 'INSUFFICIENT_BALANCE', '', 'balance', 'balance.empty'],
    [403, 'FORBIDDEN', '', 'auth', 'key.rejected'],
    [404, 'MODEL_NOT_FOUND', '', 'provider-changed', 'provider.changed'],
    [404, 'MODEL_DISABLED', '', 'provider-changed', 'provider.changed'],
    [429, 'RATE_LIMITED', '', 'rate-limited', 'rate.limited'],
  ])('answered with %i %s (%s) is refused for nothing', (status, code, message, kind, error) => {
    const refused = mapSubmit(answerOf(status, errorOf(code, message)), intentId, nowMs);
    expect(refused).toMatchObject({ kind: 'refused', error: { kind, code: error, charged: 'no' } });
  });

  it('is refused by a shield without a word about the key, and in flat words as well', () => {
    expect(mapRefusal(answerOf(403), nowMs)).toMatchObject({ code: 'provider.blocked', retry: 'manual' });
    const flat = answerOf(400, { error_code: 'CONTENT_POLICY_VIOLATION', message: 'No' });
    expect(mapRefusal(flat, nowMs)).toMatchObject({ code: 'moderation.input' });
  });

  it.each([
    [409, errorOf('CONFLICT')],
    [502, errorOf('ALL_PROVIDERS_EXHAUSTED')],
    [500, errorOf('INTERNAL_ERROR')],
    [202, { status: 'queued' }],
    [202, { id: '../balance' }],
    [418, {}],
  ])('answered with %i proves nothing', (status, json) => {
    const outcome = mapSubmit(answerOf(status, json), intentId, nowMs);
    expect(outcome).toMatchObject({ kind: 'ambiguous', error: { charged: 'unknown' } });
    // Row 93: the key is known there, so only the history can tell more.
    expect('isKeyTaken' in outcome).toBe(status === 409);
  });

  it('is told how long to wait, or waits a little', () => {
    expect(mapRefusal(answerOf(429, {}, { 'retry-after': '3' }), nowMs)).toMatchObject({ retryAfterMs: 3_000 });
    expect(mapRefusal(answerOf(429), nowMs)).toMatchObject({ retryAfterMs: 10_000 });
  });
});

describe('any other call', () => {
  it.each([
    [500, 'provider.unavailable'],
    [408, 'provider.unavailable'],
    [400, 'provider.rejected'],
    [413, 'provider.rejected'],
    [418, 'provider.changed'],
    [401, 'key.rejected'],
  ])('that ends with %i is %s', (status, code) => {
    expect(mapFailedCall(answerOf(status), nowMs)).toMatchObject({ code, charged: 'no' });
  });
});

describe('a video', () => {
  const map = (change: Readonly<Record<string, unknown>>) => unwrap(mapVideo(answerOf(200, videoOf(change)), nowMs));
  const failed = (code: string, message = '', cost?: number) =>
    map({ status: 'failed', output: null, error: { code, message }, metadata: cost === undefined ? {} : { cost } });

  it('that is done says where it is, until when, and what it has cost', () => {
    expect(map({})).toEqual({
      kind: 'completed',
      output: { kind: 'url', url: 'https://media.lumenfall.ai/x.mp4', bytes: 1_024, expiresAt: 1_795_266_000_000 },
      bill: { charged: 'yes', amount: { currency: 'USD', amount: 182 }, basis: 'answer', at: nowMs },
    });
    const silent = map({ metadata: null, expires_at: 'soon', output: { url: 'https://x.test/a', size_bytes: 'many' } });
    expect(silent).toMatchObject({ output: { bytes: null, expiresAt: null }, bill: null });
  });

  it('that is done without an address has been thrown away', () => {
    expect(map({ output: null })).toEqual({ kind: 'output-gone' });
    expect(map({ output: { url: null } })).toEqual({ kind: 'output-gone' });
  });

  it('is under way under two words, and under every unknown one', () => {
    const running = { kind: 'running', progress: null, hold: 'none' };
    expect(map({ status: 'queued' })).toEqual(running);
    expect(map({ status: 'in_progress' })).toEqual(running);
    expect(map({ status: 'x'.repeat(99) })).toEqual({ ...running, unknownWord: 'x'.repeat(60) });
  });

  it('that has failed says whether it was charged only by its cost', () => {
    expect(failed('generation_failed')).toMatchObject({
      kind: 'failed',
      error: { code: 'provider.failed', retry: 'manual', charged: 'unknown' },
      bill: null,
    });
    expect(failed('UPSTREAM_ERROR', '', 0.4)).toMatchObject({
      error: { charged: 'yes' },
      bill: { amount: { amount: 40 } },
    });
    expect(failed('INVALID_REQUEST', 'seconds', 0)).toMatchObject({
      error: { code: 'provider.rejected', charged: 'no', retry: 'never' },
      bill: { charged: 'no', amount: null },
    });
  });

  it.each([
    ['CONTENT_POLICY_VIOLATION', 'The prompt was refused', 'moderation.input'],
    ['content_policy_violation', 'Output video has sensitive content', 'moderation.output'],
    ['ALL_PROVIDERS_EXHAUSTED', 'fal: content policy violation', 'moderation.input'],
  ])('row 23: refused for its content as %s, "%s", is %s', (code, message, expected) => {
    expect(failed(code, message)).toMatchObject({ error: { kind: 'moderation', code: expected, charged: 'unknown' } });
  });

  it('that was cancelled is so under each word that may be used', () => {
    expect(map({ status: 'cancelled', metadata: {} })).toEqual({ kind: 'cancelled', charged: 'unknown' });
    expect(map({ status: 'canceled', metadata: { cost: 0 } })).toEqual({ kind: 'cancelled', charged: 'no' });
    expect(failed('VIDEO_CANCELLED', '', 0.2)).toEqual({ kind: 'cancelled', charged: 'yes' });
  });

  it('that nobody knows, or that cannot be read, is neither failed nor done', () => {
    expect(unwrap(mapVideo(answerOf(404, errorOf('NOT_FOUND')), nowMs))).toEqual({ kind: 'unknown-job' });
    expect(unwrapError(mapVideo(answerOf(200, { status: 7 }), nowMs))).toMatchObject({ retry: 'auto' });
    expect(unwrapError(mapVideo(answerOf(200, undefined), nowMs))).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(mapVideo(answerOf(503), nowMs))).toMatchObject({ code: 'provider.unavailable' });
  });
});

describe('a video that only the history knows', () => {
  const map = (change: Readonly<Record<string, unknown>>) =>
    mapRemembered(historyItem.parse(requestOf(change)), 'detail', nowMs);

  it.each([
    ['completed', { kind: 'output-gone' }],
    ['cancelled', { kind: 'cancelled', charged: 'yes' }],
    ['pending', { kind: 'running' }],
    ['processing', { kind: 'running' }],
    ['a new word', { kind: 'running' }],
    ['rejected', { kind: 'failed', error: { code: 'provider.failed', charged: 'yes' } }],
  ])('as %s', (status, expected) => {
    expect(map({ status })).toMatchObject(expected);
  });

  it('has failed for the reason that stands there', () => {
    const change = { status: 'upstream_failure', error_code: 'CONTENT_POLICY_VIOLATION', cost: 0 };
    expect(map(change)).toMatchObject({ error: { code: 'moderation.input', charged: 'no' } });
  });
});

describe('the history', () => {
  const sentAt = nowMs;
  const choose = (items: readonly Readonly<Record<string, unknown>>[], held: readonly string[] = []) =>
    chooseFromHistory(
      items.map((item) => historyItem.parse(requestOf(item))),
      { intentId, sentAt, heldIds: new Set(held) },
    );

  it('adopts the one that carries the intent, and shows who may be it besides', () => {
    const found = choose([{ id: 'a', user: intentId, created_at: null }, { id: 'b' }]);
    expect(found.adopted).toEqual({ intentId, id: 'a' });
    expect(found.candidates.map(({ remoteId, isExact }) => [remoteId, isExact])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('leaves out what is held, of others, of another time or no video', () => {
    const items = [
      { id: 'a', user: intentId },
      { id: 'b', user: newId() },
      { id: 'c', created_at: '2026-11-21T12:11:00Z' },
      { id: 'd', modality: 'image' },
    ];
    expect(choose(items, ['a'])).toEqual({ adopted: null, candidates: [] });
  });

  it('row 94: adopts none of two that carry the intent', () => {
    const found = choose([
      { id: 'a', user: intentId },
      { id: 'b', user: intentId },
    ]);
    expect(found.adopted).toBeNull();
    expect(found.candidates).toHaveLength(2);
  });
});

describe('money', () => {
  it('is in cents, half up, once', () => {
    expect([0, 4_999, 5_000, 80_000, 1_818_000].map((micros) => centsOfMicros(micros).amount)).toEqual([
      0, 0, 1, 8, 182,
    ]);
    expect([1.005, 1.004_999, 0.045].map((dollars) => centsOfDollars(dollars).amount)).toEqual([101, 100, 5]);
    expect(billOf(null, 'event', 1)).toBeNull();
    expect(billOf(0.001, 'event', 1)).toEqual({ charged: 'yes', amount: null, basis: 'event', at: 1 });
  });

  it('of an account is told in dollars, never rounded up, and not at all by those that pay later', () => {
    const read = (available: unknown) => unwrap(mapBalance(answerOf(200, { object: 'balance', available })));
    expect(read({ amount: 12.509, currency: 'usd' })).toEqual({ currency: 'USD', amount: 1_250 });
    expect(read({ amount: 4.35 })).toEqual({ currency: 'USD', amount: 435 });
    expect(read({ amount: -3, currency: 'USD' })).toEqual({ currency: 'USD', amount: 0 });
    expect(read({ amount: null, currency: 'usd' })).toBeNull();
    expect(read({ amount: 3, currency: 'eur' })).toBeNull();
    expect(read(null)).toBeNull();
    expect(unwrapError(mapBalance(answerOf(200, { available: 7 })))).toMatchObject({ code: 'provider.changed' });
  });
});
