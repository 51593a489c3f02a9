import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { HttpCut, type HttpClient } from '#electron/http/http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import { createApiframeProvider } from '#electron/providers/apiframe/adapter.ts';
import { apiframeCapabilities, apiframeEndpoints } from '#electron/providers/apiframe/capabilities.ts';
import { multipartOf } from '#electron/providers/apiframe/multipart.ts';
import type {
  FrozenRequest,
  HistoryQuery,
  ProviderCall,
  RemoteJob,
  UploadSource,
  VideoProvider,
} from '#electron/providers/provider.ts';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema, type CredentialId, type IntentId } from '#shared/ids.ts';
import { startFakeApiframe, type ApiframeCall, type FakeApiframe } from '#test/fakes/apiframe/fake-apiframe.ts';
import { changeObject, refuse, resetAfterWork, truncateAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { nowMs } from './apiframe-answers.ts';
import { assets, clip, first, settings, standard } from './apiframe-specs.ts';

let fake: FakeApiframe;
let http: HttpClient;
let provider: VideoProvider;
let now = nowMs;

beforeEach(async () => {
  now = nowMs;
  fake = await startFakeApiframe({ nowMs: () => now });
  http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  const endpoints = unwrap(readEndpoints(apiframeCapabilities.id, apiframeEndpoints, fake.environment));
  provider = createApiframeProvider({ http, endpoints, clock: { nowMs: () => now } });
});

afterEach(async () => {
  await http.close();
  await fake.close();
});

const call = (change: Partial<ProviderCall> = {}): ProviderCall => ({
  signal: new AbortController().signal,
  keys: { credentialId: newId<CredentialId>(), main: new Secret(fake.key), billing: null },
  ...change,
});

/** A PNG by its first bytes; what follows is of no interest to anybody here. */
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200_000, 'dailies')]);

function sourceOf(bytes: Uint8Array, change: Partial<UploadSource> = {}): UploadSource {
  return {
    assetId: assetIdSchema.parse(sha256Of(bytes)),
    name: 'file.png',
    mime: 'image/png',
    bytes: bytes.byteLength,
    async *open() {
      for (let start = 0; start < bytes.byteLength; start += 70_001) yield bytes.subarray(start, start + 70_001);
    },
    ...change,
  };
}

const freeze = (intentId: IntentId, files: Parameters<VideoProvider['encode']>[1] = new Map()): FrozenRequest =>
  provider.encode(
    unwrap(provider.prepare(clip({}, { more: { lastFrame: true } }), assets, standard, settings)),
    files,
    intentId,
  );

async function submitted(): Promise<RemoteJob & { readonly frozen: FrozenRequest }> {
  const intentId = newId<IntentId>();
  const frozen = freeze(intentId);
  const outcome = await provider.submit(frozen, intentId, call());
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  return { ...outcome.remote, frozen };
}

const callsTo = (route: ApiframeCall['route']): ApiframeCall[] => fake.calls.filter((each) => each.route === route);

describe('every call', () => {
  it('says who is asking, and sends the key in its own header', async () => {
    const remote = await submitted();
    await provider.poll(remote, call());
    await provider.account?.(call());
    await provider.upload(sourceOf(png), settings, call());
    expect(fake.calls.length).toBe(4);
    for (const { headers } of fake.calls) {
      expect(headers['user-agent']).toBe('Mozilla/5.0 (compatible; Dailies)');
      expect(headers['x-api-key']).toBe(fake.key);
      expect(headers.authorization).toBeUndefined();
    }
  });

  it('is told apart from a bad key when a shield turns it away', async () => {
    fake.script.next('me', { when: 'before', answer: textAnswer(403, 'error code: 1010') });
    expect(unwrapError((await provider.account?.(call())) ?? missing())).toMatchObject({ code: 'provider.blocked' });
    fake.revoke('inactive');
    expect(unwrapError((await provider.account?.(call())) ?? missing())).toMatchObject({ code: 'key.rejected' });
  });
});

describe('a submit', () => {
  it('row 90: sent again under its key is the same job and one charge, whatever has become of it', async () => {
    const intentId = newId<IntentId>();
    const frozen = freeze(intentId);
    fake.script.next('submit', resetAfterWork);
    expect(await provider.submit(frozen, intentId, call())).toMatchObject({
      kind: 'ambiguous',
      error: { code: 'provider.no-answer', charged: 'unknown' },
    });
    const [job] = fake.jobs();
    if (job === undefined) throw new Error('it was accepted');
    await fake.finish(job.id);
    const replayed = await provider.submit(frozen, intentId, call());
    expect(replayed).toEqual({ kind: 'accepted', remote: { intentId, id: job.id } });
    expect(fake.ledger.charges).toHaveLength(1);
    expect(callsTo('submit').map(({ headers }) => headers['idempotency-key'])).toEqual([intentId, intentId]);
  });

  it('row 93: whose key came with other bytes is in doubt, and no other key is tried', async () => {
    const intentId = newId<IntentId>();
    const frozen = freeze(intentId);
    await provider.submit(frozen, intentId, call());
    const other = { ...frozen, body: Buffer.from(Buffer.from(frozen.body).toString().replace('waits', 'leaves')) };
    expect(await provider.submit(other, intentId, call())).toMatchObject({
      kind: 'ambiguous',
      isKeyTaken: true,
    });
    expect(fake.ledger.charges).toHaveLength(1);
  });

  it('row 92: under a key older than a day would be a second job, so it is not replayed for that long', async () => {
    const { intentId, frozen } = await submitted();
    now += provider.rules.replayWithinMs - 1;
    await provider.submit(frozen, intentId, call());
    expect(fake.ledger.charges).toHaveLength(1);
    now = nowMs + 24 * 60 * 60_000;
    await provider.submit(frozen, intentId, call());
    expect(fake.ledger.charges).toHaveLength(2);
  });

  it('without enough credits is refused with both figures', async () => {
    fake.setCredits(10);
    const outcome = await provider.submit(freeze(newId()), newId(), call());
    expect(outcome).toMatchObject({ kind: 'refused', error: { params: { required: 6 * 22, available: 10 } } });
  });

  it('frozen without a key goes out without one', async () => {
    await provider.submit({ ...freeze(newId()), idempotencyKey: null }, newId(), call());
    expect(callsTo('submit')[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});

describe('a poll', () => {
  it('finds the film, the still of its last frame and what it has cost', async () => {
    const remote = await submitted();
    await fake.finish(remote.id);
    const status = unwrap(await provider.poll(remote, call()));
    expect(status).toMatchObject({
      kind: 'completed',
      bill: { charged: 'yes', amount: { currency: 'credits', amount: 132 } },
      lastFrameUrl: `${fake.origin}${fake.jobs()[0]?.stillPath ?? ''}`,
    });
  });

  it.each(['text', 'videoUrl', 'video_url', 'url', 'videos', 'output', 'video', 'deep'] as const)(
    'finds the film in a result of the shape %s',
    async (resultShape) => {
      fake.script.lives({ resultShape, tellsCost: false });
      const remote = await submitted();
      await fake.finish(remote.id);
      const url = `${fake.origin}${fake.jobs()[0]?.filmPath ?? ''}`;
      expect(unwrap(await provider.poll(remote, call()))).toMatchObject({ output: { url }, bill: null });
    },
  );

  it('never asks for what is no id', async () => {
    for (const id of ['..', 'a/b', '%2e%2e', '', 'x?y', 'x'.repeat(201)]) {
      expect(unwrap(await provider.poll({ intentId: newId(), id }, call()))).toEqual({ kind: 'unknown-job' });
    }
    expect(fake.calls).toEqual([]);
  });

  it('is all there is: a job cannot be stopped, and nobody is asked to', async () => {
    const remote = await submitted();
    const before = fake.calls.length;
    expect(unwrap(await provider.cancel(remote, call()))).toBe('unsupported');
    expect(fake.calls).toHaveLength(before);
  });
});

describe('an upload', () => {
  const upload = async (source = sourceOf(png)) => await provider.upload(source, settings, call());

  it('is one form with one file, and lives as long as the answer says', async () => {
    fake.script.keepUploadsFor(4_000_000);
    const file = unwrap(await upload(sourceOf(png, { name: 'a"b\r\nc.png' })));
    expect(fake.uploads).toMatchObject([
      { url: file.url, name: 'a_b__c.png', bytes: png.byteLength, sha256: sha256Of(png), contentType: 'image/png' },
    ]);
    expect(file.expiresAt).toBe(nowMs + 4_000_000);
  });

  it.each([undefined, null, 'soon'])('lives an hour when the answer says %s', async (expiresAt) => {
    fake.script.next(
      'upload',
      changeObject((honest) => ({ ...honest, expiresAt })),
    );
    expect(unwrap(await upload()).expiresAt).toBe(nowMs + 3_600_000);
  });

  it('row 73: is never fetched from plain http or an address with a password', async () => {
    for (const url of ['http://198.51.100.7/file', 'https://a:b@cdn.apiframe.ai/file', 'file:///etc/passwd']) {
      fake.script.next(
        'upload',
        changeObject((honest) => ({ ...honest, url })),
      );
      expect(unwrapError(await upload())).toMatchObject({ code: 'network.address-refused', charged: 'no' });
    }
  });

  it('that arrived with another size is not used', async () => {
    fake.script.next(
      'upload',
      changeObject((honest) => ({ ...honest, byteSize: png.byteLength - 1 })),
    );
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.changed', retry: 'auto' });
    fake.script.next(
      'upload',
      changeObject(({ byteSize: _size, ...rest }) => rest),
    );
    expect((await upload()).ok).toBe(true);
  });

  it('fails when it is not taken, or the answer does not come whole', async () => {
    expect(unwrapError(await upload(sourceOf(Buffer.from('no picture'))))).toMatchObject({ code: 'provider.rejected' });
    fake.script.next('upload', refuse(502, { error: 'Upload failed' }), truncateAfterWork, resetAfterWork);
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.unavailable', retry: 'auto' });
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.changed', retry: 'auto' });
    expect(unwrapError(await upload())).toMatchObject({ kind: 'network', charged: 'no' });
  });

  it('row 63: whose file changes meanwhile is not finished', async () => {
    const changed = appError('invalid-input', 'asset.changed-while-reading', { params: { name: 'film.mp4' } });
    const source = sourceOf(png, {
      async *open() {
        yield png.subarray(0, 1_000);
        throw new HttpCut(changed);
      },
    });
    expect(unwrapError(await upload(source))).toEqual(changed);
    expect(fake.uploads).toEqual([]);
  });

  it('has a boundary of its own each time', () => {
    const types = [sourceOf(png), sourceOf(png)].map((source) => multipartOf('file', source).contentType);
    expect(new Set(types).size).toBe(2);
    expect(types[0]).toMatch(/^multipart\/form-data; boundary=dailies-[0-9a-f-]{72}$/u);
    expect((types[0]?.split('=')[1] ?? '').length).toBeLessThanOrEqual(80);
  });

  it('row 96: that is gone makes the job fail there, and costs nothing', async () => {
    const file = unwrap(await upload());
    const prepared = unwrap(provider.prepare(clip({ kind: 'frames', startFrame: first }), assets, standard, settings));
    const intentId = newId<IntentId>();
    const frozen = provider.encode(prepared, new Map([[first, file]]), intentId);
    fake.files.expire(new URL(file.url).pathname);
    const outcome = await provider.submit(frozen, intentId, call());
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    await fake.finish(outcome.remote.id);
    expect(unwrap(await provider.poll(outcome.remote, call()))).toMatchObject({
      kind: 'failed',
      error: { code: 'provider.failed', charged: 'no', retry: 'manual' },
      bill: { charged: 'no' },
    });
    expect(fake.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });
});

describe('the history', () => {
  const find = async (change: Partial<HistoryQuery> = {}) => {
    const remote = fake.jobs()[0] === undefined ? await submitted() : null;
    const intentId = remote?.intentId ?? newId<IntentId>();
    const query = { frozen: remote?.frozen ?? freeze(intentId), intentId, sentAt: nowMs, heldIds: new Set<string>() };
    return (await provider.findSubmitted?.({ ...query, ...change }, call())) ?? missing();
  };
  const page = (change: Readonly<Record<string, unknown>>) => changeObject((honest) => ({ ...honest, ...change }));

  it('is asked for one model, page by page, and each job of that time for what it was', async () => {
    fake.script.next('jobs', page({ jobs: [], nextCursor: '0', hasMore: true }));
    expect(unwrap(await find()).adopted?.id).toBe(fake.jobs()[0]?.id);
    expect(callsTo('jobs').map(({ path }) => path)).toEqual([
      '/v2/jobs?model=seedance-2&limit=100',
      '/v2/jobs?model=seedance-2&limit=100&cursor=0',
    ]);
    expect(callsTo('job').map(({ path }) => path)).toEqual([`/v2/jobs/${fake.jobs()[0]?.id ?? ''}`]);
  });

  it('is read no further than to the time of the submit', async () => {
    await submitted();
    now += 2 * 60 * 60_000;
    fake.script.always('jobs', page({ nextCursor: '0', hasMore: true }));
    expect(unwrap(await find({ sentAt: now }))).toEqual({ adopted: null, candidates: [] });
    expect(callsTo('jobs')).toHaveLength(1);
  });

  it('that never ends is given up, and then nothing is adopted', async () => {
    fake.script.always('jobs', page({ nextCursor: '0', hasMore: true }));
    expect(unwrap(await find())).toMatchObject({ adopted: null, candidates: [{ isExact: true }] });
    expect(callsTo('jobs')).toHaveLength(2);
    let turn = 0;
    fake.script.always(
      'jobs',
      changeObject((honest) => ({ ...honest, nextCursor: '0'.repeat((turn += 1)), hasMore: true })),
    );
    expect(unwrap(await find()).adopted).toBeNull();
    expect(callsTo('jobs')).toHaveLength(2 + 5);
  });

  it('with more jobs than can be looked at leaves it to a person', async () => {
    const intentId = newId<IntentId>();
    const frozen = freeze(intentId);
    const body = Buffer.from(Buffer.from(frozen.body).toString().replace('waits', 'leaves'));
    for (let count = 0; count < 20; count += 1) {
      await provider.submit({ ...frozen, body, idempotencyKey: newId<string>() }, newId(), call());
    }
    const held = new Set([fake.jobs()[0]?.id ?? '']);
    now += 1_000;
    await provider.submit(frozen, intentId, call());
    const found = unwrap(await find({ frozen, intentId }));
    expect(found).toMatchObject({ adopted: null, candidates: { length: 20, 0: { isExact: true } } });
    expect(unwrap(await find({ frozen, intentId, heldIds: held })).adopted?.id).toBe(fake.jobs().at(-1)?.id);
  });

  it('that cannot be read is an error, also half-way', async () => {
    fake.script.next('jobs', page({ jobs: null }), refuse(500, { error: 'No' }), resetAfterWork);
    expect(unwrapError(await find())).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(await find())).toMatchObject({ code: 'provider.unavailable' });
    expect(unwrapError(await find())).toMatchObject({ kind: 'network' });
    fake.script.next('job', refuse(429, { error: 'Slow down' }), resetAfterWork);
    expect(unwrapError(await find())).toMatchObject({ kind: 'rate-limited' });
    expect(unwrapError(await find())).toMatchObject({ kind: 'network' });
  });
});

describe('the list of models', () => {
  const quotePrice = () => provider.quote(unwrap(provider.prepare(clip(), assets, standard, settings))).price;

  it('is read without a key, and gives prices from then on', async () => {
    expect(quotePrice()).toEqual({ kind: 'unknown' });
    const table = unwrap((await provider.readPublished?.(call({ keys: null }))) ?? missing());
    expect(quotePrice()).toEqual({ kind: 'unknown' });
    expect(provider.capabilities.source).toEqual(apiframeCapabilities.source);
    now += 2 * 24 * 60 * 60_000;
    expect(provider.usePublished?.({ ...table, readAt: now })).toBe(true);
    expect(provider.capabilities).toEqual({
      ...apiframeCapabilities,
      source: { text: 'Apiframe, list of models', readOn: '2026-11-23' },
    });
    expect(quotePrice()).toEqual({
      kind: 'range',
      low: { currency: 'credits', amount: 60 },
      high: { currency: 'credits', amount: 720 },
    });
    expect(callsTo('models').map(({ path, headers }) => [path, headers['x-api-key']])).toEqual([
      ['/v2/models?modality=video', undefined],
    ]);
  });

  it('that is not understood leaves the prices that stood', async () => {
    provider.usePublished?.(unwrap((await provider.readPublished?.(call())) ?? missing()));
    const before = quotePrice();
    expect(provider.usePublished?.({ data: { models: [] }, readAt: now })).toBe(false);
    expect(quotePrice()).toEqual(before);
    fake.script.next('models', resetAfterWork);
    expect(unwrapError((await provider.readPublished?.(call())) ?? missing())).toMatchObject({ kind: 'network' });
  });
});

function textAnswer(status: number, text: string) {
  const body = Buffer.from(text);
  return { status, headers: { 'content-type': 'text/plain', 'content-length': String(body.length) }, body };
}

function missing(): never {
  throw new Error('Apiframe has this');
}
