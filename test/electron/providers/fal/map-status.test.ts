import { describe, expect, it } from 'vitest';
import { mapCancel, mapQueueStatus, mapResult } from '#electron/providers/fal/map-status.ts';
import type { FrozenRequest } from '#electron/providers/provider.ts';
import { answerOf, detailOf, likeness, nowMs } from './fal-answers.ts';

const running = { kind: 'running', progress: null, hold: 'none' };
const gone = answerOf(404, { status: 'NOT_FOUND' });

describe('the status of a request', () => {
  it.each<[number, unknown, unknown]>([
    [202, { status: 'IN_QUEUE', queue_position: 2 }, running],
    [200, { status: 'IN_QUEUE' }, running],
    [202, { status: 'IN_PROGRESS', logs: null }, running],
    [200, { status: 'COMPLETED', metrics: { inference_time: 42.1 } }, { kind: 'finished', errorType: null }],
    [
      200,
      { status: 'COMPLETED', error: 'gone', error_type: 'runner_disconnected' },
      { kind: 'finished', errorType: 'runner_disconnected' },
    ],
    [404, { status: 'NOT_FOUND' }, { kind: 'unknown-job' }],
  ])('%i %j', (status, json, value) => {
    expect(mapQueueStatus(answerOf(status, json), nowMs)).toEqual({ ok: true, value });
  });

  it('row 20: an unknown word means that it still runs, and is told', () => {
    expect(mapQueueStatus(answerOf(200, { status: 'PAUSED' }), nowMs)).toEqual({
      ok: true,
      value: { ...running, unknownWord: 'PAUSED' },
    });
    const long = mapQueueStatus(answerOf(200, { status: 'x'.repeat(100) }), nowMs);
    expect(long).toMatchObject({ value: { unknownWord: 'x'.repeat(60) } });
  });

  it.each<[string, number, unknown, string]>([
    ['row 25: trouble', 503, undefined, 'provider.unavailable'],
    ['another 404', 404, { detail: 'Not Found' }, 'provider.changed'],
    ['a 404 of somebody else', 404, undefined, 'provider.changed'],
    ['the page of a portal', 200, undefined, 'provider.changed'],
    ['JSON without a status', 200, { state: 'done' }, 'provider.changed'],
    ['a key that is not taken any more', 401, undefined, 'key.rejected'],
    ['the word alone is not enough', 410, { status: 'NOT_FOUND' }, 'provider.changed'],
  ])('%s settles nothing', (_name, status, json, code) => {
    expect(mapQueueStatus(answerOf(status, json), nowMs)).toMatchObject({ ok: false, error: { code } });
  });
});

const url = 'https://v3b.fal.media/files/b/0a1b2c3d/film.mp4';

function frozenAt(path: string, input: unknown): FrozenRequest {
  return { path, headers: {}, body: new TextEncoder().encode(JSON.stringify(input)), idempotencyKey: null };
}
const text = frozenAt('/bytedance/seedance-2.0/fast/text-to-video', { prompt: 'about "video_urls":' });
const withVideo = frozenAt('/bytedance/seedance-2.0/reference-to-video', { prompt: '', video_urls: ['https://x'] });
const elsewhere = frozenAt('/somebody/else', { prompt: '' });

function result(
  status: number,
  json: unknown,
  {
    units,
    told = null,
    frozen,
    type,
  }: { units?: string; told?: string | null; frozen?: FrozenRequest; type?: string } = {},
) {
  const headers = {
    ...(units === undefined ? {} : { 'x-fal-billable-units': units }),
    ...(type === undefined ? {} : { 'x-fal-error-type': type }),
  };
  return mapResult(answerOf(status, json, headers), { errorType: told, frozen, nowMs });
}

describe('a result', () => {
  it('is where the film lies', () => {
    const json = { video: { url, content_type: 'video/mp4', file_name: 'film.mp4', file_size: 3_554_670 }, seed: 42 };
    expect(result(200, json)).toEqual({
      ok: true,
      value: { kind: 'completed', output: { kind: 'url', url, bytes: 3_554_670, expiresAt: null }, bill: null },
    });
    const odd = result(200, { video: { url, file_size: 'many' } });
    expect(odd).toMatchObject({ ok: true, value: { output: { url, bytes: null } } });
    expect(result(200, { video: { url } }, { told: 'runner_disconnected' })).toMatchObject({
      value: { kind: 'completed' },
    });
  });

  it.each([{ video: { url: null } }, { video: null }, { video: { url: '' } }, { seed: 1 }])(
    'row 21: %j is gone',
    (json) => {
      expect(result(200, json)).toEqual({ ok: true, value: { kind: 'output-gone' } });
    },
  );

  it.each<[string, number, unknown]>([
    ['a page', 200, undefined],
    ['a text', 200, 'done'],
    ['a film of a wrong type', 200, { video: [url] }],
    ['a gateway', 502, undefined],
    ['a gateway in JSON', 503, { detail: 'Service unavailable' }],
    ['an answer before the end', 400, { detail: 'Request is still in progress' }],
    ['another 404', 404, { detail: 'Not Found' }],
    ['a bad key', 401, { detail: 'No' }],
    ['no permission', 403, { detail: 'No' }],
    ['too fast', 429, { detail: 'Slow down' }],
  ])('%s settles nothing', (_name, status, json) => {
    expect(result(status, json).ok).toBe(false);
  });

  it('row 24: is not known any more', () => {
    expect(mapResult(gone, { errorType: null, frozen: undefined, nowMs })).toEqual({
      ok: true,
      value: { kind: 'unknown-job' },
    });
  });
});

describe('billable units', () => {
  const film = { video: { url } };
  const billOf = (units: string, frozen?: FrozenRequest) => {
    const mapped = result(200, film, frozen === undefined ? { units } : { units, frozen });
    return mapped.ok && mapped.value.kind === 'completed' ? mapped.value.bill : undefined;
  };

  it('cost what the endpoint takes for them', () => {
    const amount = { currency: 'USD', amount: 145 };
    expect(billOf('129.6', text)).toEqual({ charged: 'yes', amount, basis: 'units', at: nowMs });
  });

  it.each<[string, FrozenRequest | undefined]>([
    ['no request is at hand', undefined],
    ['input video makes it unclear which units these are', withVideo],
    ['the endpoint is none of ours', elsewhere],
  ])('are a fact without an amount when %s', (_name, frozen) => {
    expect(billOf('129.6', frozen)).toEqual({ charged: 'yes', amount: null, basis: 'units', at: nowMs });
  });

  it('of 0 are no charge, and nonsense says nothing', () => {
    expect(billOf('0.0', text)).toEqual({ charged: 'no', amount: null, basis: 'units', at: nowMs });
    expect(billOf('some', text)).toBeNull();
  });
});

describe('row 23: a refusal by the content filter, after COMPLETED', () => {
  const output = detailOf('content_policy_violation', 'Output video has sensitive content');
  const sound = detailOf('content_policy_violation', 'Output audio has sensitive content', ['body', 'prompt']);
  const generic = detailOf('content_policy_violation', 'Refused');

  it.each<[string, unknown, string, string]>([
    ['of the input, as a partner says it', likeness, 'moderation.input', 'no'],
    [
      'of a list of the input',
      detailOf('content_policy_violation', 'No', ['body', 'video_urls', 0]),
      'moderation.input',
      'no',
    ],
    ['of the prompt', detailOf('content_policy_violation', 'No', ['body', 'prompt']), 'moderation.input', 'no'],
    ['of the finished picture', output, 'moderation.output', 'unknown'],
    ['of the finished sound, whatever field it names', sound, 'moderation.output', 'unknown'],
    ['of nobody knows what', generic, 'moderation.input', 'unknown'],
    ['of both', { detail: [...likeness.detail, ...output.detail] }, 'moderation.output', 'unknown'],
    [
      'of the input and of nobody knows what',
      { detail: [...likeness.detail, ...generic.detail] },
      'moderation.input',
      'unknown',
    ],
  ])('%s', (_name, json, code, charged) => {
    expect(result(422, json)).toMatchObject({
      ok: true,
      value: { kind: 'failed', error: { kind: 'moderation', code, charged, retry: 'never' }, bill: null },
    });
  });

  it('is settled by the units, either way', () => {
    expect(result(422, output, { units: '0' })).toMatchObject({
      value: { kind: 'failed', error: { code: 'moderation.output', charged: 'no' }, bill: { charged: 'no' } },
    });
    expect(result(422, output, { units: '108', frozen: text })).toMatchObject({
      value: { error: { charged: 'yes' }, bill: { charged: 'yes', amount: { amount: 121 } } },
    });
  });
});

describe('a failure', () => {
  it.each<[string, number, unknown, string | null, string, string]>([
    [
      'a lost machine',
      503,
      { detail: 'Runner disconnected', error_type: 'runner_disconnected' },
      null,
      'provider.failed',
      'no',
    ],
    [
      'a lost machine, told by the status',
      503,
      { detail: 'Runner disconnected' },
      'runner_disconnected',
      'provider.failed',
      'no',
    ],
    [
      'time ran out',
      504,
      { detail: 'Request timed out', error_type: 'request_timeout' },
      null,
      'provider.failed',
      'no',
    ],
    [
      'the model gave up',
      500,
      detailOf('internal_server_error', 'Internal server error'),
      null,
      'provider.failed',
      'no',
    ],
    [
      'the model took too long',
      504,
      detailOf('generation_timeout', 'Generation timeout'),
      null,
      'provider.failed',
      'no',
    ],
    [
      'a file it could not fetch',
      422,
      detailOf('file_download_error', 'No', ['body', 'image_url']),
      null,
      'provider.rejected',
      'unknown',
    ],
    [
      'a refusal in a text',
      422,
      { detail: 'The request could not be processed' },
      null,
      'provider.rejected',
      'unknown',
    ],
    ['a service behind it', 400, detailOf('downstream_service_error', 'Downstream'), null, 'provider.rejected', 'no'],
  ])('%s', (_name, status, json, told, code, charged) => {
    const mapped = result(status, json, { told });
    expect(mapped).toMatchObject({ ok: true, value: { kind: 'failed', error: { code, charged } } });
  });

  it.each([
    [500, { detail: 'Internal Server Error' }],
    [400, { detail: 'Bad Request' }],
    [502, { detail: 'Bad gateway' }],
  ])('is not what a bare %i says: the film may be there, and paid for', (status, json) => {
    expect(result(status, json)).toMatchObject({ ok: false });
  });

  it('may be named in a header', () => {
    expect(result(502, { detail: 'Bad' }, { type: 'runner_incomplete_response' })).toMatchObject({
      value: { kind: 'failed' },
    });
  });

  it.each<[string, number, unknown, string | null]>([
    ['499', 499, undefined, null],
    ['the type in the result', 500, { detail: 'Cancelled', error_type: 'client_cancelled' }, null],
    ['the type in the status', 500, { detail: 'Cancelled' }, 'client_cancelled'],
  ])('that somebody wanted, by %s, is a cancelled request and not charged', (_name, status, json, told) => {
    expect(result(status, json, { told })).toEqual({ ok: true, value: { kind: 'cancelled', charged: 'no' } });
  });

  it('that somebody wanted was charged when units say so', () => {
    expect(result(499, undefined, { units: '5' })).toEqual({ ok: true, value: { kind: 'cancelled', charged: 'yes' } });
  });
});

describe('row 29: an answer to a wish to cancel', () => {
  it.each<[number, unknown, string]>([
    [202, { status: 'CANCELLATION_REQUESTED' }, 'requested'],
    [200, { success: true }, 'requested'],
    [204, undefined, 'requested'],
    [400, { status: 'ALREADY_COMPLETED' }, 'too-late'],
    [404, { status: 'NOT_FOUND' }, 'too-late'],
  ])('%i %j is "%s"', (status, json, value) => {
    expect(mapCancel(answerOf(status, json), nowMs)).toEqual({ ok: true, value });
  });

  it.each<[number, unknown]>([
    [400, undefined],
    [404, null],
    [400, { detail: 'Bad' }],
    [503, { status: 'x' }],
    [401, { detail: 'No' }],
  ])('%i %j settles nothing', (status, json) => {
    expect(mapCancel(answerOf(status, json), nowMs).ok).toBe(false);
  });
});
