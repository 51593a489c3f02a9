import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { HttpCut, type HttpClient } from '#electron/http/http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { Secret } from '#electron/platform/secret.ts';
import { newId } from '#electron/platform/new-id.ts';
import { createFalProvider } from '#electron/providers/fal/adapter.ts';
import { createFalCalls } from '#electron/providers/fal/calls.ts';
import { uploadParts } from '#electron/providers/fal/upload-parts.ts';
import { initiateAnswer } from '#electron/providers/fal/wire-schema.ts';
import type { Endpoints } from '#electron/providers/endpoints.ts';
import { falCapabilities, falEndpoints } from '#electron/providers/fal/capabilities.ts';
import type { ProviderCall, RemoteJob, UploadSource, VideoProvider } from '#electron/providers/provider.ts';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema, type CredentialId, type IntentId } from '#shared/ids.ts';
import { startFakeFal, type FakeFal } from '#test/fakes/fal/fake-fal.ts';
import { outputRefusal } from '#test/fakes/fal/endings.ts';
import { changeObject, refuse, resetAfterWork, truncateAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import type { Behaviour } from '#test/fakes/provider-server/script.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { nowMs } from './fal-answers.ts';
import { assets, falSpec, fast, settings } from './fal-specs.ts';

let fake: FakeFal;
let http: HttpClient;
let provider: VideoProvider;

const large = Buffer.alloc(10 * 1024 * 1024 + 1, 'dailies');

function endpointsOf({ environment }: FakeFal): Endpoints {
  return unwrap(readEndpoints(falCapabilities.id, falEndpoints, environment));
}

beforeEach(async () => {
  fake = await startFakeFal();
  http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  provider = createFalProvider({ http, endpoints: endpointsOf(fake), clock: { nowMs: () => nowMs } });
});

afterEach(async () => {
  await http.close();
  await fake.close();
});

function callWith(billing: string | null = null, onProgress?: (share: number) => void): ProviderCall {
  return {
    signal: new AbortController().signal,
    keys: {
      credentialId: newId<CredentialId>(),
      main: new Secret(fake.key),
      billing: billing === null ? null : new Secret(billing),
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

function sourceOf(bytes: Uint8Array, pieceBytes = 1_000_000): UploadSource {
  return {
    assetId: assetIdSchema.parse(sha256Of(bytes)),
    name: 'file.mp4',
    mime: 'video/mp4',
    bytes: bytes.byteLength,
    async *open() {
      for (let start = 0; start < bytes.byteLength; start += pieceBytes)
        yield bytes.subarray(start, start + pieceBytes);
    },
  };
}

async function submitted(): Promise<RemoteJob> {
  const frozen = provider.encode(unwrap(provider.prepare(falSpec(), assets, fast, settings)), new Map(), newId());
  const outcome = await provider.submit(frozen, newId(), callWith());
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  return { ...outcome.remote, frozen };
}

describe('uploads', () => {
  it('are kept as long as a person says, and no key goes to the address they are put to', async () => {
    const kept = unwrap(
      await provider.upload(sourceOf(Buffer.from('film')), { ...settings, retentionSeconds: 3_600 }, callWith()),
    );
    expect(kept.expiresAt).toBe(nowMs + 3_600_000);
    expect(fake.uploads).toMatchObject([
      { url: kept.url, name: 'file.mp4', contentType: 'video/mp4', keepSeconds: 3_600 },
    ]);
    const open = unwrap(await provider.upload(sourceOf(Buffer.from('more')), settings, callWith()));
    expect(open.expiresAt).toBeNull();
    expect(fake.uploads[1]?.keepSeconds).toBeNull();
    expect(fake.calls.filter(({ route }) => route === 'put').map(({ hasCredentials }) => hasCredentials)).toEqual([
      false,
      false,
    ]);
  });

  /** The parts of a large file without the rest of it: two of them. */
  async function uploadTwoParts(onProgress?: (share: number) => void) {
    const calls = createFalCalls({ http, endpoints: endpointsOf(fake), clock: { nowMs: () => nowMs } });
    const call = callWith(null, onProgress);
    const body = Buffer.from(JSON.stringify({ content_type: 'video/mp4', file_name: 'file.mp4' }));
    const path = '/storage/upload/initiate-multipart?storage_type=fal-cdn-v3';
    const asked = unwrap(await calls.ask({ method: 'POST', origin: 'rest', path, body }, call));
    const { upload_url: uploadUrl } = initiateAnswer.parse(asked.json);
    return await uploadParts(calls, sourceOf(large, 700_001), { uploadUrl: new URL(uploadUrl) }, call);
  }

  it('in parts of 10 MiB arrive as one', async () => {
    const shares: number[] = [];
    expect(await uploadTwoParts((share) => void shares.push(share))).toEqual({ ok: true, value: null });
    expect(fake.uploads).toMatchObject([{ parts: 2, bytes: large.byteLength, sha256: sha256Of(large) }]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each<[string, 'put' | 'complete', Behaviour, Readonly<Record<string, unknown>>]>([
    [
      'a signature',
      'put',
      refuse(403, { detail: 'Signature expired' }),
      { code: 'provider.unavailable', retry: 'auto' },
    ],
    ['a tag', 'put', changeObject(({ partNumber }) => ({ partNumber })), { code: 'provider.changed' }],
    ['the line', 'put', resetAfterWork, { kind: 'network' }],
    ['the end', 'complete', refuse(500, {}), { code: 'provider.unavailable' }],
    ['the line at the end', 'complete', resetAfterWork, { kind: 'network' }],
  ])('in parts end when %s fails', async (_name, route, behaviour, error) => {
    fake.script.next(route, behaviour);
    expect(unwrapError(await uploadTwoParts())).toMatchObject(error);
  });

  it('row 63: whose file changes meanwhile are not finished', async () => {
    const changed = appError('invalid-input', 'asset.changed-while-reading', { params: { name: 'film.mp4' } });
    for (const bytes of [1_000, 91 * 1024 * 1024]) {
      const source: UploadSource = {
        ...sourceOf(Buffer.from('x')),
        bytes,
        async *open() {
          yield Buffer.from('half');
          throw new HttpCut(changed);
        },
      };
      expect(unwrapError(await provider.upload(source, settings, callWith()))).toEqual(changed);
    }
    expect(fake.uploads).toEqual([]);
    // Up to 90 MiB in one piece, above in parts.
    const begun = fake.calls.filter(({ route }) => route === 'initiate').map(({ path }) => path.split('?')[0]);
    expect(begun).toEqual(['/storage/upload/initiate', '/storage/upload/initiate-multipart']);
    const broken: UploadSource = {
      ...sourceOf(Buffer.from('x')),
      bytes: 91 * 1024 * 1024,
      open: () => {
        throw new Error('a bug');
      },
    };
    await expect(provider.upload(broken, settings, callWith())).rejects.toThrow('a bug');
  });

  it.each([
    ['plain http', 'http://198.51.100.7/upload'],
    ['a name and a password', 'https://a:b@v3.fal.media/upload'],
    ['another scheme', 'file:///etc/passwd'],
  ])('row 73: never go to %s', async (_name, url) => {
    for (const field of ['upload_url', 'file_url']) {
      fake.script.next(
        'initiate',
        changeObject((honest) => ({ ...honest, [field]: url })),
      );
      const refused = unwrapError(await provider.upload(sourceOf(Buffer.from('film')), settings, callWith()));
      expect(refused).toMatchObject({ code: 'network.address-refused', charged: 'no' });
    }
    expect(fake.uploads).toEqual([]);
  });

  it('fail when an answer cannot be read or says no', async () => {
    const upload = async () => unwrapError(await provider.upload(sourceOf(Buffer.from('film')), settings, callWith()));
    fake.script.next('initiate', truncateAfterWork);
    expect(await upload()).toMatchObject({ code: 'provider.changed', retry: 'auto' });
    fake.script.next('initiate', refuse(500, {}));
    expect(await upload()).toMatchObject({ code: 'provider.unavailable' });
    fake.script.next('put', refuse(413, {}));
    expect(await upload()).toMatchObject({ code: 'provider.rejected' });
    fake.script.next('put', resetAfterWork);
    expect(await upload()).toMatchObject({ kind: 'network' });
  });
});

describe('polls', () => {
  it('ask for the status by the app and the id, then for the result', async () => {
    const remote = await submitted();
    await fake.finish(remote.id);
    expect(unwrap(await provider.poll(remote, callWith()))).toMatchObject({
      kind: 'completed',
      bill: { charged: 'yes', amount: { currency: 'USD', amount: 145 }, basis: 'units' },
    });
    const base = `/bytedance/seedance-2.0/requests/${remote.id}`;
    expect(fake.calls.slice(-2).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${base}/status?logs=0`,
      `GET ${base}`,
    ]);
  });

  it('never ask for what is no id', async () => {
    for (const id of ['..', 'a/b', '%2e%2e', '', 'x?y', 'x'.repeat(201)]) {
      const remote = { intentId: newId<IntentId>(), id };
      expect(await provider.poll(remote, callWith())).toEqual({ ok: true, value: { kind: 'unknown-job' } });
      expect(await provider.cancel(remote, callWith())).toEqual({ ok: true, value: 'too-late' });
    }
    expect(fake.calls).toEqual([]);
  });

  it('row 23: find a refusal that the status hid', async () => {
    fake.script.lives({ ending: outputRefusal('audio'), tellsUnits: false });
    const remote = await submitted();
    await fake.finish(remote.id);
    expect(unwrap(await provider.poll(remote, callWith()))).toMatchObject({
      kind: 'failed',
      error: { code: 'moderation.output', charged: 'unknown' },
      bill: null,
    });
  });

  it('settle nothing when either answer is missing or unreadable', async () => {
    const remote = await submitted();
    await fake.finish(remote.id);
    for (const route of ['status', 'result'] as const) {
      fake.script.next(route, resetAfterWork);
      expect(unwrapError(await provider.poll(remote, callWith()))).toMatchObject({ kind: 'network' });
      fake.script.next(route, truncateAfterWork);
      expect(unwrapError(await provider.poll(remote, callWith()))).toMatchObject({ code: 'provider.changed' });
    }
    fake.script.next('cancel', resetAfterWork);
    expect(unwrapError(await provider.cancel(remote, callWith()))).toMatchObject({ kind: 'network' });
  });
});

describe('history', () => {
  const query = async () => {
    const remote = await submitted();
    const frozen = provider.encode(
      unwrap(provider.prepare(falSpec(), assets, fast, settings)),
      new Map(),
      remote.intentId,
    );
    return { frozen, intentId: remote.intentId, sentAt: Date.now(), heldIds: new Set<string>() };
  };
  const page = (change: Readonly<Record<string, unknown>>) => changeObject((honest) => ({ ...honest, ...change }));

  it('is asked for one endpoint around that time, page by page', async () => {
    const lost = await query();
    fake.script.next('history', page({ items: [], next_cursor: '0', has_more: true }));
    const found = unwrap((await provider.findSubmitted?.(lost, callWith())) ?? noHistory());
    expect(found.adopted?.id).toBe(fake.ledger.charges[0]?.requestId);
    const [first, second] = fake.calls
      .filter(({ route }) => route === 'history')
      .map(({ path }) => new URL(path, fake.origin).searchParams);
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      endpoint_id: 'bytedance/seedance-2.0/fast/text-to-video',
      expand: 'payloads',
      limit: '100',
      start: new Date(lost.sentAt - 600_000).toISOString(),
      end: new Date(lost.sentAt + 600_000 + 7_200_000).toISOString(),
    });
    expect([first?.get('cursor'), second?.get('cursor')]).toEqual([null, '0']);
  });

  it('that never ends is given up, and then nothing is adopted', async () => {
    const lost = await query();
    fake.script.always('history', page({ next_cursor: '0', has_more: true }));
    const looped = unwrap((await provider.findSubmitted?.(lost, callWith())) ?? noHistory());
    expect(looped).toMatchObject({ adopted: null, candidates: [{ isExact: true }] });
    expect(fake.calls.filter(({ route }) => route === 'history')).toHaveLength(2);
    let turn = 0;
    fake.script.always(
      'history',
      changeObject((honest) => ({ ...honest, next_cursor: `0${'0'.repeat((turn += 1))}`, has_more: true })),
    );
    expect(unwrap((await provider.findSubmitted?.(lost, callWith())) ?? noHistory()).adopted).toBeNull();
    expect(fake.calls.filter(({ route }) => route === 'history')).toHaveLength(2 + 5);
  });

  it('that cannot be read is an error', async () => {
    const lost = await query();
    const find = async () => unwrapError((await provider.findSubmitted?.(lost, callWith())) ?? noHistory());
    fake.script.next('history', page({ items: null }));
    expect(await find()).toMatchObject({ code: 'provider.changed' });
    fake.script.next('history', refuse(500, {}));
    expect(await find()).toMatchObject({ code: 'provider.unavailable' });
    fake.script.next('history', resetAfterWork);
    expect(await find()).toMatchObject({ kind: 'network' });
  });

  function noHistory(): never {
    throw new Error('fal has a history');
  }
});

describe('money', () => {
  it('is read from the records with the billing key, and not at all without one', async () => {
    const remote = await submitted();
    expect(await provider.findBill?.(remote, callWith())).toEqual({ ok: true, value: null });
    expect(fake.calls.some(({ route }) => route === 'billing')).toBe(false);
    expect(await provider.findBill?.(remote, callWith(fake.adminKey))).toEqual({ ok: true, value: null });
    await fake.finish(remote.id);
    expect(await provider.findBill?.(remote, callWith(fake.adminKey))).toMatchObject({
      ok: true,
      value: { charged: 'yes', amount: { currency: 'USD', amount: 145 }, basis: 'event' },
    });
    fake.script.next('billing', resetAfterWork);
    expect(await provider.findBill?.(remote, callWith(fake.adminKey))).toMatchObject({ ok: false });
  });

  it('of the account is known with the billing key', async () => {
    fake.setBalance(12.34);
    expect(await provider.account?.(callWith())).toEqual({ ok: true, value: { balance: null } });
    expect(await provider.account?.(callWith(fake.adminKey))).toEqual({
      ok: true,
      value: { balance: { currency: 'USD', amount: 1_234 } },
    });
  });

  it('of the account stays unknown with a billing key that will not do, and the main key is good all the same', async () => {
    expect(await provider.account?.(callWith(fake.key))).toMatchObject({
      ok: true,
      value: { balance: null, billingProblem: { code: 'key.rejected' } },
    });
    fake.script.next('balance', resetAfterWork);
    expect(await provider.account?.(callWith(fake.adminKey))).toMatchObject({
      ok: true,
      value: { balance: null, billingProblem: { kind: 'network' } },
    });
    await fake.stop();
    expect(await provider.account?.(callWith())).toMatchObject({ ok: false, error: { kind: 'network' } });
  });
});
