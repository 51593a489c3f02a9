import { describe, expect, it } from 'vitest';
import { mapFailedCall, mapRefusal, unreadable } from '#electron/providers/apiframe/map-error.ts';
import { mapSubmit } from '#electron/providers/apiframe/submit.ts';
import { mapAccount } from '#electron/providers/apiframe/account.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { answerOf, jobId, nowMs } from './apiframe-answers.ts';

const intentId = newId<IntentId>();
const said = (error: string) => ({ error });

describe('a refused submit', () => {
  it.each([
    [400, said('Validation failed'), 'provider-rejected', 'provider.rejected', 'never'],
    [400, said('Unrecognized keys: "webhook_url"'), 'provider-rejected', 'provider.rejected', 'never'],
    [400, said('Prompt violates the content policy'), 'moderation', 'moderation.input', 'never'],
    [401, said('Invalid API key'), 'auth', 'key.rejected', 'manual'],
    [401, undefined, 'auth', 'key.rejected', 'manual'],
    [402, said('Insufficient credits'), 'balance', 'balance.empty', 'manual'],
    [403, said('API key is inactive'), 'auth', 'key.rejected', 'manual'],
    [403, said('API key is disabled'), 'auth', 'key.rejected', 'manual'],
    [403, said('Forbidden'), 'auth', 'key.rejected', 'manual'],
    [403, said('Video modality is disabled for this team'), 'provider-rejected', 'provider.rejected', 'never'],
    [403, undefined, 'provider-rejected', 'provider.blocked', 'manual'],
    [404, said('Not found'), 'provider-changed', 'provider.changed', 'manual'],
    [413, undefined, 'provider-rejected', 'provider.rejected', 'never'],
    [422, said('No'), 'provider-rejected', 'provider.rejected', 'never'],
    [429, said('Too many requests'), 'rate-limited', 'rate.limited', 'auto'],
  ])('%i %o is %s, %s', (status, json, kind, code, retry) => {
    const error = mapRefusal(answerOf(status, json), nowMs);
    expect(error).toMatchObject({ kind, code, retry, charged: 'no' });
    expect(mapSubmit(answerOf(status, json), intentId, nowMs)).toEqual({ kind: 'refused', error });
  });

  it('for want of credits says how many there are and how many it needs', () => {
    const body = { error: 'Insufficient credits', creditsRequired: 132, creditsAvailable: 10 };
    const error = mapRefusal(answerOf(402, body), nowMs);
    expect(error?.params).toEqual({ provider: 'Apiframe', context: 'credits', required: 132, available: 10 });
    expect(error === null ? '' : errorSentence(error)).toBe(
      'This clip needs 132 credits, and Apiframe has 10 of yours. Add some, then resume.',
    );
    const vague = mapRefusal(answerOf(402, { ...body, creditsAvailable: '10' }), nowMs);
    expect(vague?.params).toEqual({ provider: 'Apiframe' });
    expect(vague === null ? '' : errorSentence(vague)).toBe(
      'There is not enough credit at Apiframe. Add some, then resume.',
    );
  });

  it.each([
    ['7', 7_000],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    [undefined, 10_000],
    ['soon', 10_000],
  ])('for its pace waits as Retry-After says: %s', (header, retryAfterMs) => {
    const headers = header === undefined ? {} : { 'retry-after': header };
    expect(mapRefusal(answerOf(429, said('Slow down'), headers), nowMs)).toMatchObject({ retryAfterMs });
  });

  it('names the id under which its people find it', () => {
    const answer = answerOf(400, said('No'), { 'x-request-id': 'req-7' });
    expect(mapRefusal(answer, nowMs)?.detail).toBe('HTTP 400\nx-request-id req-7');
    expect(unreadable(answer).detail).toContain('req-7');
  });
});

describe('a submit', () => {
  it.each(['QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED'])('row 90: that is %s already was accepted', (status) => {
    const outcome = mapSubmit(answerOf(202, { jobId, status }), intentId, nowMs);
    expect(outcome).toEqual({ kind: 'accepted', remote: { intentId, id: jobId } });
  });

  it.each([
    ['503, which may come from behind the queue', answerOf(503, said('Queue unavailable'))],
    ['500', answerOf(500)],
    ['202 without an id', answerOf(202, { status: 'QUEUED' })],
    ['202 with an id that leads elsewhere', answerOf(202, { jobId: '../me', status: 'QUEUED' })],
    ['202 that is not JSON', answerOf(202)],
    ['302', answerOf(302)],
  ])('%s proves nothing', (_name, answer) => {
    expect(mapSubmit(answer, intentId, nowMs)).toMatchObject({
      kind: 'ambiguous',
      error: { code: 'provider.answer-unclear', charged: 'unknown' },
    });
  });
});

describe('a key that is taken', () => {
  it('row 93: 409 is in doubt as well, and no replay will tell more', () => {
    const taken = mapSubmit(answerOf(409, said('Idempotency-Key was used before')), intentId, nowMs);
    expect(taken).toMatchObject({ kind: 'ambiguous', isKeyTaken: true, error: { charged: 'unknown' } });
    expect(mapSubmit(answerOf(503), intentId, nowMs)).not.toHaveProperty('isKeyTaken');
  });
});

describe('another call', () => {
  it.each([
    [500, undefined, 'provider.unavailable', 'auto'],
    [502, said('Upload failed upstream'), 'provider.unavailable', 'auto'],
    [408, undefined, 'provider.unavailable', 'auto'],
    [400, said('File exceeds the limit'), 'provider.rejected', 'never'],
    [413, undefined, 'provider.rejected', 'never'],
    [404, undefined, 'provider.changed', 'manual'],
    [409, said('No'), 'provider.changed', 'manual'],
    [401, said('API key is required'), 'key.rejected', 'manual'],
  ])('that is answered %i is %s', (status, json, code, retry) => {
    expect(mapFailedCall(answerOf(status, json), nowMs)).toMatchObject({ code, retry, charged: 'no' });
  });
});

describe('the account', () => {
  const team = (credits: unknown) => answerOf(200, { user: { id: 'u' }, team: { id: 't', credits } });

  it.each([
    [team(1_250), { currency: 'credits', amount: 1_250 }],
    [team(0), { currency: 'credits', amount: 0 }],
    [team(-4), { currency: 'credits', amount: 0 }],
    [team(7.9), { currency: 'credits', amount: 7 }],
    [answerOf(200, { user: { id: 'u' }, team: null }), null],
    [answerOf(200, { user: { id: 'u' } }), null],
  ])('%# tells the credits of its team', (answer, balance) => {
    expect(unwrap(mapAccount(answer, nowMs))).toEqual({ balance });
  });

  it('that cannot be read is an error', () => {
    expect(unwrapError(mapAccount(team('many'), nowMs))).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(mapAccount(answerOf(200), nowMs))).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(mapAccount(answerOf(401, said('Invalid API key')), nowMs))).toMatchObject({ kind: 'auth' });
  });
});
