import { describe, expect, it } from 'vitest';
import { encodeApiframe } from '#electron/providers/apiframe/encode-request.ts';
import { prepareApiframe } from '#electron/providers/apiframe/map-request.ts';
import { mapJob } from '#electron/providers/apiframe/map-status.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { JsonAnswer } from '#electron/providers/json-answer.ts';
import type { FrozenRequest } from '#electron/providers/provider.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { answerOf, jobOf, nowMs } from './apiframe-answers.ts';
import { assets, clip, settings, standard } from './apiframe-specs.ts';

const frozenWith = (lastFrame: boolean): FrozenRequest =>
  encodeApiframe(
    unwrap(prepareApiframe(clip({}, { more: { lastFrame } }), assets, standard, settings)),
    new Map(),
    newId(),
  );
const map = (answer: JsonAnswer, frozen?: FrozenRequest) => mapJob(answer, { frozen, nowMs });
const status = (change: Readonly<Record<string, unknown>>, frozen?: FrozenRequest) =>
  unwrap(map(answerOf(200, jobOf(change)), frozen));

describe('a job under way', () => {
  it.each([
    ['QUEUED', null, null],
    ['QUEUED', undefined, null],
    ['PROCESSING', 40, 0.4],
    ['PROCESSING', 0, 0],
    ['PROCESSING', 140, 1],
    ['PROCESSING', -3, 0],
    ['PROCESSING', 'most', null],
  ])('%s at %s', (word, progress, share) => {
    const running = status({ status: word, progress, result: null, creditCost: null, completedAt: null });
    expect(running).toEqual({ kind: 'running', progress: share, hold: 'none' });
  });

  it('row 20: under an unknown word is still under way', () => {
    const word = 'x'.repeat(100);
    expect(status({ status: word, progress: null })).toMatchObject({ kind: 'running', unknownWord: 'x'.repeat(60) });
  });
});

describe('a finished job', () => {
  it('has its film, and has cost what it says', () => {
    expect(status({})).toEqual({
      kind: 'completed',
      output: { kind: 'url', url: 'https://cdn.apiframe.ai/jobs/film.mp4', bytes: null, expiresAt: null },
      bill: { charged: 'yes', amount: { currency: 'credits', amount: 132 }, basis: 'answer', at: nowMs },
    });
  });

  it.each([
    [null, null],
    [undefined, null],
    ['132', null],
    [0, { charged: 'no', amount: null, basis: 'answer', at: nowMs }],
    [10.5, { charged: 'yes', amount: { currency: 'credits', amount: 11 }, basis: 'answer', at: nowMs }],
  ])('with a cost of %s', (creditCost, bill) => {
    expect(status({ creditCost })).toMatchObject({ kind: 'completed', bill });
  });

  it('has a still of its last frame only where one was asked for', () => {
    const result = { videoUrl: 'https://cdn.apiframe.ai/film.mp4', lastFrameUrl: 'https://cdn.apiframe.ai/frame.png' };
    expect(status({ result }, frozenWith(true))).toMatchObject({ lastFrameUrl: result.lastFrameUrl });
    expect(status({ result }, frozenWith(false))).not.toHaveProperty('lastFrameUrl');
    expect(status({ result })).not.toHaveProperty('lastFrameUrl');
    expect(status({}, frozenWith(true))).not.toHaveProperty('lastFrameUrl');
  });

  it('row 21: whose film was thrown away says so', () => {
    expect(status({ expired: true, result: null })).toEqual({ kind: 'output-gone' });
    expect(status({ expired: true })).toEqual({ kind: 'output-gone' });
    expect(status({ expired: false })).toMatchObject({ kind: 'completed' });
  });

  it('whose result nobody can read is asked for again, and keeps what came', () => {
    const error = unwrapError(map({ ...answerOf(200, jobOf({ result: { film: 7 } })), detail: 'HTTP 200 {"film":7}' }));
    expect(error).toMatchObject({ code: 'provider.changed', retry: 'auto', detail: 'HTTP 200 {"film":7}' });
  });
});

describe('a job that failed', () => {
  it.each([
    ['Provider returned an error: content policy violation', 'moderation.input'],
    ['Blocked by moderation', 'moderation.input'],
    ['The input image may contain sensitive information', 'moderation.input'],
    ['Failed safety check', 'moderation.input'],
    ['Prohibited content', 'moderation.input'],
    ['The input may relate to copyright restrictions', 'moderation.input'],
    ['The input image may contain a real person', 'moderation.input'],
    ['The generated video may contain sensitive information', 'moderation.output'],
  ])('row 23: "%s" is the content filter, and the credits are given back', (error, code) => {
    expect(status({ status: 'FAILED', error, result: null, creditCost: 132 })).toMatchObject({
      kind: 'failed',
      error: { kind: 'moderation', code, charged: 'no', retry: 'never' },
      bill: { charged: 'no', amount: null, basis: 'answer' },
    });
  });

  it.each([['Provider returned an error: 503 no capacity'], [null], [undefined], [{ code: 7 }]])(
    'with %s may be tried again by a person',
    (error) => {
      expect(status({ status: 'FAILED', error, result: null })).toMatchObject({
        kind: 'failed',
        error: { kind: 'provider-rejected', code: 'provider.failed', charged: 'no', retry: 'manual' },
      });
    },
  );

  it('or was cancelled by somebody else is over, charged as it says', () => {
    expect(status({ status: 'CANCELLED', creditCost: 0 })).toEqual({ kind: 'cancelled', charged: 'no' });
    expect(status({ status: 'CANCELLED', creditCost: 132 })).toEqual({ kind: 'cancelled', charged: 'unknown' });
    expect(status({ status: 'CANCELLED', creditCost: null })).toEqual({ kind: 'cancelled', charged: 'unknown' });
  });
});

describe('no job', () => {
  it('is known under another id, or one that is none', () => {
    expect(unwrap(map(answerOf(404, { error: 'Job not found' })))).toEqual({ kind: 'unknown-job' });
    expect(unwrap(map(answerOf(400, { error: 'Invalid job ID' })))).toEqual({ kind: 'unknown-job' });
  });

  it.each([
    ['404 of a gateway', answerOf(404), 'provider.changed'],
    ['400 of a gateway', answerOf(400), 'provider.rejected'],
    ['401', answerOf(401, { error: 'Invalid API key' }), 'key.rejected'],
    ['403 of the shield', answerOf(403), 'provider.blocked'],
    ['429', answerOf(429, { error: 'Too many requests' }), 'rate.limited'],
    ['503', answerOf(503, { error: 'Queue unavailable' }), 'provider.unavailable'],
    ['a page with 200', answerOf(200), 'provider.changed'],
    ['a status of a wrong type', answerOf(200, jobOf({ status: 7 })), 'provider.changed'],
    ['a list', answerOf(200, []), 'provider.changed'],
  ])('is proven lost by %s', (_name, answer, code) => {
    expect(unwrapError(map(answer))).toMatchObject({ code, charged: 'no' });
  });
});
