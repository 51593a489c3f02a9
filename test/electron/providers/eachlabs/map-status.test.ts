import { describe, expect, it } from 'vitest';
import { mapCancel, mapPrediction } from '#electron/providers/eachlabs/map-status.ts';
import type { RemoteStatus } from '#electron/providers/provider.ts';
import { answerOf, nowMs, working } from './eachlabs-answers.ts';

const film = 'https://cdn-us.eachlabs.ai/outputs/film.mp4';
const poll = (change: Readonly<Record<string, unknown>>, status = 200) =>
  mapPrediction(answerOf(status, { ...working, ...change }), nowMs);
const statusOf = (change: Readonly<Record<string, unknown>>): RemoteStatus => {
  const polled = poll(change);
  if (!polled.ok) throw new Error(polled.error.code);
  return polled.value.status;
};

describe('a job under way', () => {
  it.each(['created', 'starting', 'processing'])('is %s', (status) => {
    expect(statusOf({ status })).toEqual({ kind: 'running', progress: null, hold: 'none' });
  });

  it.each(['queued', 'SUCCESS', 'completed', 'succeeded', 'x'.repeat(80)])(
    'row 20: is still running under the word %s',
    (status) => {
      expect(statusOf({ status, output: film })).toMatchObject({ kind: 'running', unknownWord: status.slice(0, 60) });
    },
  );

  it('is unknown only in the words of the provider', () => {
    const unknown = mapPrediction(answerOf(404, { error: 'Prediction not found' }), nowMs);
    expect(unknown).toMatchObject({ ok: true, value: { status: { kind: 'unknown-job' } } });
    for (const json of [undefined, { message: 'Not Found' }]) {
      expect(mapPrediction(answerOf(404, json), nowMs)).toMatchObject({
        ok: false,
        error: { code: 'provider.changed' },
      });
    }
  });

  it.each([
    [500, {}, 'provider.unavailable'],
    [401, { error: 'No' }, 'key.rejected'],
    [200, undefined, 'provider.changed'],
    [200, { id: 'x' }, 'provider.changed'],
    [200, { status: 3 }, 'provider.changed'],
  ])('%i %j settles nothing', (status, json, code) => {
    expect(mapPrediction(answerOf(status, json), nowMs)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a job that went well', () => {
  it.each([
    ['a text', film],
    ['a list', [film, 'https://cdn-us.eachlabs.ai/second.mp4']],
    ['an object', { url: film }],
    ['an object with a video', { video: film }],
    ['an object with an object', { video: { url: film } }],
    ['a list of objects', [{ url: film }]],
  ])('names its film as %s', (_name, output) => {
    expect(statusOf({ status: 'success', output, metrics: { predict_time: 12.5, cost: 1.4514 } })).toEqual({
      kind: 'completed',
      output: { kind: 'url', url: film, bytes: null, expiresAt: null },
      bill: { charged: 'yes', amount: { currency: 'USD', amount: 145 }, basis: 'answer', at: nowMs },
    });
  });

  it.each([undefined, null, {}, { cost: null }, { cost: 'much' }, { cost: -1 }, 'none'])(
    'has no bill while its cost is %j',
    (metrics) => {
      expect(statusOf({ status: 'success', output: film, metrics })).toMatchObject({ kind: 'completed', bill: null });
    },
  );

  it('was free when it says so', () => {
    expect(statusOf({ status: 'success', output: film, metrics: { cost: 0 } })).toMatchObject({
      bill: { charged: 'no', amount: null },
    });
  });

  it.each([null, undefined, '', [], [null], { url: null }, { video: { url: '' } }])(
    'row 21: %j: its film is gone',
    (output) => {
      expect(statusOf({ status: 'success', output })).toEqual({ kind: 'output-gone' });
    },
  );

  it.each([7, true, {}, { files: [film] }, [7]])('%j is no shape that is known', (output) => {
    expect(poll({ status: 'success', output })).toMatchObject({
      ok: false,
      error: { code: 'provider.changed', retry: 'auto' },
    });
  });

  it('of an unknown shape is kept for the log without the addresses of its files', () => {
    const input = { image_url: 'https://cdn-us.eachlabs.ai/uploads/open-to-all.png' };
    for (const change of [{ status: 'success', output: { files: [film] } }, { status: 3 }]) {
      const polled = poll({ ...change, input });
      if (polled.ok) throw new Error(polled.value.status.kind);
      expect(polled.error.detail).toContain('"logs":null');
      expect(polled.error.detail).not.toContain('open-to-all');
    }
  });
});

const envelope = (error_code: string, error_message: string, more: object = {}) => ({
  error_code,
  error_message,
  error: error_message,
  success: false,
  retryable: false,
  classification: { category: 'PROVIDER' },
  // What looks like a film in here is none.
  url: film,
  ...more,
});

describe.each(['error', 'failed'])('a job with the word %s', (status) => {
  const failed = (output: unknown, more: object = {}) => {
    const polled = poll({ status, output, ...more });
    if (!polled.ok || polled.value.status.kind !== 'failed') throw new Error(JSON.stringify(polled));
    const { mayBeContent } = polled.value;
    return { ...polled.value.status, mayBeContent };
  };

  it.each<[string, string, string, boolean]>([
    ['INPUT_VALIDATION_ERROR', 'provider.rejected', 'never', true],
    ['PROVIDER_BAD_REQUEST', 'provider.rejected', 'never', true],
    ['PROVIDER_REJECTED', 'provider.rejected', 'never', true],
    ['INPUT_DOWNLOAD_ERROR', 'provider.rejected', 'never', false],
    ['PROVIDER_FAILED', 'provider.failed', 'manual', true],
    ['PROVIDER_RATE_LIMIT', 'provider.failed', 'manual', false],
    ['PROVIDER_AUTH_ERROR', 'provider.failed', 'manual', false],
    ['PROVIDER_SERVER_ERROR', 'provider.failed', 'manual', false],
    ['NETWORK_ERROR', 'provider.failed', 'manual', false],
    ['EXECUTION_TIMEOUT', 'provider.failed', 'manual', false],
    ['SOMETHING_NEW', 'provider.failed', 'manual', true],
  ])('and the code %s is %s', (code, expected, retry, mayBeContent) => {
    expect(failed(envelope(code, 'It did not work'))).toMatchObject({
      error: {
        kind: 'provider-rejected',
        code: expected,
        retry,
        charged: 'unknown',
        detail: expect.stringContaining(code),
      },
      bill: null,
      mayBeContent,
    });
  });

  it('may be tried again when it says so, whatever the code', () => {
    expect(failed(envelope('PROVIDER_REJECTED', 'Busy', { retryable: true })).error).toMatchObject({ retry: 'manual' });
  });

  it('row 23: is about content by its words', () => {
    const refused = failed(envelope('PROVIDER_REJECTED', 'Blocked by content moderation'), { metrics: { cost: 0 } });
    expect(refused).toMatchObject({
      error: { kind: 'moderation', code: 'moderation.input', charged: 'no', retry: 'never' },
      bill: { charged: 'no' },
      mayBeContent: false,
    });
    const held = failed(envelope('OutputVideoSensitiveContentDetected', 'Output video was flagged'), {
      metrics: { cost: 0.5 },
    });
    expect(held).toMatchObject({
      error: { code: 'moderation.output', charged: 'yes' },
      bill: { amount: { amount: 50 } },
    });
    expect(failed({ error: 'NSFW content' }).error).toMatchObject({ code: 'moderation.input', charged: 'unknown' });
  });

  it.each<[string, unknown, object, string]>([
    ['only a sentence', { error: 'No worker took it' }, {}, 'No worker took it'],
    ['a text', 'Worker lost', {}, 'Worker lost'],
    ['nothing but a log', null, { logs: 'CUDA error' }, 'CUDA error'],
    ['the older words', { message: 'Failed', details: { step: 3 } }, {}, 'Failed {"step":3}'],
    ['strange types', { error_code: 7, error: ['x'], retryable: 'yes' }, {}, ''],
    ['a list', ['x'], {}, ''],
    ['nothing', null, {}, ''],
  ])('may come with %s', (_name, output, more, detail) => {
    expect(failed(output, more).error).toMatchObject({ code: 'provider.failed', detail });
  });

  it('keeps no address of a file in what it says', () => {
    const { error } = failed(envelope('PROVIDER_FAILED', 'No'), {
      input: { image_url: 'https://cdn-us.eachlabs.ai/uploads/secret' },
    });
    expect(error.detail).not.toContain('secret');
    expect(error.detail?.length).toBeLessThan(2_001);
  });
});

describe('a job that was cancelled', () => {
  it.each(['cancelled', 'canceled'])('is %s', (status) => {
    expect(statusOf({ status })).toEqual({ kind: 'cancelled', charged: 'unknown' });
    expect(statusOf({ status, metrics: { cost: 0 } })).toEqual({ kind: 'cancelled', charged: 'no' });
    expect(statusOf({ status, metrics: { cost: 0.4 } })).toEqual({ kind: 'cancelled', charged: 'yes' });
  });

  const running: RemoteStatus = { kind: 'running', progress: null, hold: 'none' };
  it.each<[number, unknown, RemoteStatus | null, 'requested' | 'too-late']>([
    [200, { status: 'cancelled' }, { kind: 'cancelled', charged: 'unknown' }, 'requested'],
    [200, { status: 'success' }, running, 'requested'],
    [200, undefined, null, 'requested'],
    [200, {}, { kind: 'unknown-job' }, 'too-late'],
    [
      200,
      {},
      { kind: 'completed', output: { kind: 'url', url: film, bytes: null, expiresAt: null }, bill: null },
      'too-late',
    ],
    [404, { error: 'Prediction not found' }, null, 'too-late'],
    [409, { error: 'Already finished' }, null, 'too-late'],
  ])('%i %j with %j afterwards is %s', (status, json, now, expected) => {
    expect(mapCancel(answerOf(status, json), now, nowMs)).toEqual({ ok: true, value: expected });
  });

  it.each([
    [401, { error: 'No' }, 'key.rejected'],
    [404, undefined, 'provider.changed'],
    [500, { error: 'No' }, 'provider.unavailable'],
  ])('%i %j settles nothing', (status, json, code) => {
    expect(mapCancel(answerOf(status, json), null, nowMs)).toMatchObject({ ok: false, error: { code } });
  });
});
