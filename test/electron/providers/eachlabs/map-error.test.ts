import { describe, expect, it } from 'vitest';
import { isAboutContent, isAboutResult } from '#electron/providers/eachlabs/content-words.ts';
import { mapFailedCall, mapFailedUpload, mapRefusal, mapUnclear } from '#electron/providers/eachlabs/map-error.ts';
import { mapSubmit } from '#electron/providers/eachlabs/map-submit.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';
import { answerOf, id, nowMs } from './eachlabs-answers.ts';

const own = (error: string, details?: unknown) => ({ error, ...(details === undefined ? {} : { details }) });
const older = (message: string) => ({ status: 'error', message, details: '' });

describe('a refused submit', () => {
  it.each<[string, number, unknown, string, string, string]>([
    ['row 9: a bad key', 401, own('Invalid or missing API key'), 'auth', 'key.rejected', 'manual'],
    ['row 9: a bad key behind a page', 401, undefined, 'auth', 'key.rejected', 'manual'],
    ['row 9: not allowed', 403, own('operation not allowed'), 'auth', 'key.rejected', 'manual'],
    ['row 9: not allowed, in the older words', 403, older('Forbidden'), 'auth', 'key.rejected', 'manual'],
    ['a shield', 403, undefined, 'provider-rejected', 'provider.blocked', 'manual'],
    ['a shield that speaks JSON', 403, { message: 'Forbidden' }, 'provider-rejected', 'provider.blocked', 'manual'],
    [
      'row 10: payment required',
      402,
      { status: 402, error: 'payment required', details: 'balance is $0.20' },
      'balance',
      'balance.empty',
      'manual',
    ],
    ['row 10: payment required behind a page', 402, undefined, 'balance', 'balance.empty', 'manual'],
    ['row 10: no credit with 400', 400, own('Insufficient balance'), 'balance', 'balance.empty', 'manual'],
    [
      'row 11: the content filter',
      400,
      own('Invalid input for model', 'prompt was flagged by content moderation'),
      'moderation',
      'moderation.input',
      'never',
    ],
    [
      'row 11: the content filter, in an object',
      422,
      own('Invalid input', { reason: 'sensitive content' }),
      'moderation',
      'moderation.input',
      'never',
    ],
    [
      'a field',
      400,
      own('Invalid input for model', { 'input.duration': 'must be string' }),
      'provider-rejected',
      'provider.rejected',
      'never',
    ],
    ['a model that is gone', 404, own('Model not found'), 'provider-changed', 'provider.changed', 'manual'],
    ['too large', 413, undefined, 'provider-rejected', 'provider.rejected', 'never'],
    ['a sync run', 422, own('Unprocessable'), 'provider-rejected', 'provider.rejected', 'never'],
  ])('%s', (_name, status, json, kind, code, retry) => {
    const error = mapRefusal(answerOf(status, json), nowMs);
    expect(error).toMatchObject({ kind, code, retry, charged: 'no', detail: `HTTP ${String(status)}` });
  });

  it('row 7: waits as long as it is told, or a while, and shows the cap on jobs at a time', () => {
    const body = { status: 429, error: 'too many requests', details: '2 jobs in flight' };
    const wait = (headers = {}) => mapRefusal(answerOf(429, body, headers), nowMs);
    expect(wait({ 'retry-after': '7' })).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7_000 });
    expect(wait()).toMatchObject({ kind: 'rate-limited', retryAfterMs: 30_000, charged: 'no', detail: 'HTTP 429' });
  });

  it.each([200, 202, 301, 307, 408, 409, 499, 500, 502, 503, 504])('%i proves nothing', (status) => {
    const answer = answerOf(status, own('whatever'));
    expect(mapRefusal(answer, nowMs)).toBeNull();
    expect(mapUnclear(answer)).toMatchObject({ code: 'provider.answer-unclear', charged: 'unknown', retry: 'manual' });
  });
});

describe('an answered submit', () => {
  const intentId = newId<IntentId>();

  it.each([
    { status: 'success', message: 'Prediction created successfully', predictionID: id },
    { predictionID: id, output: 'http://169.254.169.254/' },
  ])('%j is accepted, and no more than that', (json) => {
    expect(mapSubmit(answerOf(200, json), intentId, nowMs)).toEqual({ kind: 'accepted', remote: { intentId, id } });
  });

  it.each([
    [200, undefined],
    [200, {}],
    // "Success" without an id is no job, and the name of the id elsewhere is not its name here.
    [200, { status: 'success', id }],
    [200, { status: 'success', prediction_id: id }],
    [200, { predictionID: '' }],
    [200, { predictionID: 'a/../b' }],
    [200, { predictionID: 'x'.repeat(201) }],
    [200, { predictionID: 12 }],
    [200, [id]],
    [500, { predictionID: id }],
    [302, { predictionID: id }],
  ])('row 14: %i with %j is ambiguous', (status, json) => {
    expect(mapSubmit(answerOf(status, json), intentId, nowMs)).toMatchObject({ kind: 'ambiguous' });
  });

  it('refused stays refused, whatever else it says', () => {
    expect(mapSubmit(answerOf(402, { predictionID: id }), intentId, nowMs)).toMatchObject({ kind: 'refused' });
  });
});

describe('any other call', () => {
  it.each<[number, unknown, string, string, string]>([
    [401, own('No'), 'auth', 'key.rejected', 'manual'],
    [402, undefined, 'balance', 'balance.empty', 'manual'],
    [429, undefined, 'rate-limited', 'rate.limited', 'auto'],
    [408, undefined, 'network', 'provider.unavailable', 'auto'],
    [500, undefined, 'network', 'provider.unavailable', 'auto'],
    [502, undefined, 'network', 'provider.unavailable', 'auto'],
    [413, undefined, 'provider-rejected', 'provider.rejected', 'never'],
    [400, own('content_type is required'), 'provider-changed', 'provider.changed', 'manual'],
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

describe('words about content', () => {
  it.each([
    'The request was blocked by content moderation',
    'InputImageSensitiveContentDetected',
    'Your prompt violates our content policy',
    'This prompt violates the usage guidelines',
    'Rejected by the safety system',
    'may contain likenesses of real people',
    'NSFW content detected',
  ])('%s', (sentence) => {
    expect(isAboutContent(sentence)).toBe(true);
  });

  it.each([
    'resolution must be equal to one of the allowed values',
    'slug is case-sensitive',
    'white balance is not supported',
    'content_type is required',
    'The content-length header is missing',
    'Prediction not found',
  ])('not: %s', (sentence) => {
    expect(isAboutContent(sentence)).toBe(false);
  });

  it('tell a film that was held back from an input that was refused', () => {
    for (const sentence of [
      'OutputVideoSensitiveContentDetected',
      'Output video has sensitive content',
      'The generated video was flagged',
    ]) {
      expect(isAboutResult(sentence)).toBe(true);
    }
    for (const sentence of ['InputImageSensitiveContentDetected', 'The prompt was flagged', 'could not be generated']) {
      expect(isAboutResult(sentence)).toBe(false);
    }
  });
});
