import { describe, expect, it } from 'vitest';
import { mapFailedCall, mapFailedUpload, mapRefusal, mapUnclear } from '#electron/providers/fal/map-error.ts';
import { mapSubmit } from '#electron/providers/fal/map-submit.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';
import { answerOf, detailOf, likeness, nowMs } from './fal-answers.ts';

const platform = (message: string) => ({ error: { type: 'forbidden', message, docs_url: 'https://fal.test' } });

describe('a refused submit', () => {
  it.each<[string, number, unknown, string, string, string]>([
    ['row 9: a bad key', 401, { detail: 'No such key' }, 'auth', 'key.rejected', 'manual'],
    ['row 9: a bad key behind a page', 401, undefined, 'auth', 'key.rejected', 'manual'],
    ['row 9: no permission', 403, { detail: 'Forbidden' }, 'auth', 'key.rejected', 'manual'],
    ['row 9: no permission, as the platform says it', 403, platform('Forbidden'), 'auth', 'key.rejected', 'manual'],
    ['a shield', 403, undefined, 'provider-rejected', 'provider.blocked', 'manual'],
    ['a shield that speaks JSON', 403, { message: 'denied' }, 'provider-rejected', 'provider.blocked', 'manual'],
    ['row 10: payment required', 402, undefined, 'balance', 'balance.empty', 'manual'],
    [
      'row 10: a locked account',
      403,
      { detail: 'User is locked. Reason: Exhausted balance' },
      'balance',
      'balance.empty',
      'manual',
    ],
    [
      'row 10: no credit, as the platform says it',
      403,
      platform('Insufficient credits'),
      'balance',
      'balance.empty',
      'manual',
    ],
    ['row 10: no credit with 400', 400, { detail: 'Please top up' }, 'balance', 'balance.empty', 'manual'],
    ['row 11: the content filter', 422, likeness, 'moderation', 'moderation.input', 'never'],
    ['row 11: the content filter with 400', 400, likeness, 'moderation', 'moderation.input', 'never'],
    [
      'a field',
      422,
      detailOf('literal_error', 'white balance', ['body', 'duration']),
      'provider-rejected',
      'provider.rejected',
      'never',
    ],
    ['a text', 422, { detail: 'No balance of colours' }, 'provider-rejected', 'provider.rejected', 'never'],
    [
      'an endpoint that is gone',
      404,
      { detail: 'Application not found' },
      'provider-changed',
      'provider.changed',
      'manual',
    ],
    ['too large', 413, undefined, 'provider-rejected', 'provider.rejected', 'never'],
  ])('%s', (_name, status, json, kind, code, retry) => {
    const error = mapRefusal(answerOf(status, json), nowMs);
    expect(error).toMatchObject({ kind, code, retry, charged: 'no', detail: `HTTP ${String(status)}` });
  });

  it('row 7: waits as long as it is told, or a while', () => {
    const wait = (headers = {}) => mapRefusal(answerOf(429, { detail: 'Too many requests' }, headers), nowMs);
    expect(wait({ 'retry-after': '7' })).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7_000 });
    expect(wait()).toMatchObject({ kind: 'rate-limited', retryAfterMs: 10_000 });
  });

  it.each([200, 202, 301, 307, 408, 409, 499, 500, 502, 503, 504])('%i proves nothing', (status) => {
    const answer = answerOf(status, { detail: 'whatever' });
    expect(mapRefusal(answer, nowMs)).toBeNull();
    expect(mapUnclear(answer)).toMatchObject({ code: 'provider.answer-unclear', charged: 'unknown', retry: 'manual' });
  });
});

describe('an answered submit', () => {
  const intentId = newId<IntentId>();
  const id = '764cabcf-b745-4b3e-ae38-1200304cf45b';

  it.each([
    [200, { status: 'IN_QUEUE', request_id: id, queue_position: 0, status_url: 'http://169.254.169.254/' }],
    [202, { request_id: id }],
  ])('%i with an id is accepted', (status, json) => {
    expect(mapSubmit(answerOf(status, json), intentId, nowMs)).toEqual({ kind: 'accepted', remote: { intentId, id } });
  });

  it.each([
    [200, undefined],
    [200, {}],
    [200, { request_id: '' }],
    [200, { request_id: 'a/../b' }],
    [200, { request_id: 'x'.repeat(201) }],
    [200, { request_id: 12 }],
    [200, [id]],
    [500, { request_id: id }],
    [302, { request_id: id }],
  ])('row 14: %i with %j is ambiguous', (status, json) => {
    expect(mapSubmit(answerOf(status, json), intentId, nowMs)).toMatchObject({ kind: 'ambiguous' });
  });

  it('refused stays refused, whatever else it says', () => {
    expect(mapSubmit(answerOf(422, { request_id: id }), intentId, nowMs)).toMatchObject({ kind: 'refused' });
  });
});

describe('any other call', () => {
  it.each<[number, unknown, string, string, string]>([
    [401, { detail: 'No' }, 'auth', 'key.rejected', 'manual'],
    [402, undefined, 'balance', 'balance.empty', 'manual'],
    [429, undefined, 'rate-limited', 'rate.limited', 'auto'],
    [408, undefined, 'network', 'provider.unavailable', 'auto'],
    [500, undefined, 'network', 'provider.unavailable', 'auto'],
    [503, undefined, 'network', 'provider.unavailable', 'auto'],
    [413, undefined, 'provider-rejected', 'provider.rejected', 'never'],
    [404, undefined, 'provider-changed', 'provider.changed', 'manual'],
    [302, undefined, 'provider-changed', 'provider.changed', 'manual'],
  ])('%i %j', (status, json, kind, code, retry) => {
    expect(mapFailedCall(answerOf(status, json), nowMs)).toMatchObject({ kind, code, retry, charged: 'no' });
  });

  it('tries again with a new address when the signature of an upload is not taken', () => {
    for (const status of [401, 403, 404]) {
      expect(mapFailedUpload(answerOf(status), nowMs)).toMatchObject({ kind: 'network', retry: 'auto' });
    }
    expect(mapFailedUpload(answerOf(413), nowMs)).toMatchObject({ kind: 'provider-rejected' });
  });
});
