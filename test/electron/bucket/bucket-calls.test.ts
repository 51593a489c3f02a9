import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addressSeconds } from '#electron/bucket/bucket-calls.ts';
import { refuse, resetAtTheDoor, portalPage, deliverBadly } from '#test/fakes/provider-server/behaviours.ts';
import { bytesAnswer } from '#test/fakes/provider-server/answer.ts';
import { fakeKeyId, fakeSecret, startFakeS3 } from '#test/fakes/s3/fake-s3.ts';
import { S3Error, xmlAnswer } from '#test/fakes/s3/s3-error.ts';
import { failure, value } from '#test/fixtures/library-database.ts';
import { bucketAt, noSignal, openCalls, sourceOf } from './bucket-parts.ts';

const s3 = await startFakeS3();
const calls = openCalls();
afterAll(() => s3.stop());
beforeEach(() => {
  s3.script.honest();
  s3.setAheadMs(0);
  s3.objects.clear();
});

const film = randomBytes(300_001);
const put = async (change: Parameters<typeof bucketAt>[1] = {}) =>
  await calls.put(bucketAt(s3, change), sourceOf(film), { signal: noSignal });

describe('putting an object', () => {
  it('arrives whole, with its type and a known length, signed by headers', async () => {
    const shares: number[] = [];
    const file = value(
      await calls.put(bucketAt(s3), sourceOf(film), { signal: noSignal, onProgress: (share) => shares.push(share) }),
    );
    const [[key, object] = ['', undefined]] = s3.objects;
    expect(object?.bytes.equals(film)).toBe(true);
    expect(object?.contentType).toBe('video/mp4');
    expect(file.remoteId).toBe(`${s3.origin}/${s3.bucket}/${key}`);
    const last = s3.requests.at(-1);
    expect(last).toMatchObject({ route: 'put', status: 200, signed: 'header' });
    expect(last?.headers['content-length']).toBe(String(film.length));
    expect(last?.headers['x-amz-content-sha256']).toBe(sourceOf(film).assetId);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(s3.errors).toEqual([]);
  });

  it('has a name that says nothing but the bytes and their type, and is never used twice', async () => {
    const source = { ...sourceOf(film), name: 'Anna’s wedding at home.MP4' };
    for (let count = 0; count < 2; count += 1) value(await calls.put(bucketAt(s3), source, { signal: noSignal }));
    const keys = [...s3.objects.keys()];
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(key).toMatch(new RegExp(`^dailies/[0-9a-f]{32}/${source.assetId}\\.mp4$`));
  });

  it('can be fetched by the address alone, whole or in part, until it expires', async () => {
    const before = Date.now();
    const { url, expiresAt } = value(await put());
    const whole = await fetch(url);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await whole.arrayBuffer()).equals(film)).toBe(true);
    const part = await fetch(url, { headers: { range: 'bytes=300000-' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 300000-300000/300001']);
    expect(s3.requests.at(-1)).toMatchObject({ route: 'get', signed: 'query' });

    expect(expiresAt).toBeGreaterThan(before + addressSeconds * 1_000 - 1_000);
    s3.setAheadMs(expiresAt - Date.now() - 60_000);
    expect((await fetch(url)).status).toBe(200);
    s3.setAheadMs(expiresAt - Date.now() + 60_000);
    expect((await fetch(url)).status).toBe(403);
  });

  it('gives out no more than that: no other object, no other method, no secret', async () => {
    const [first, second] = [value(await put()), value(await put())];
    const [path, query] = [new URL(second.remoteId).pathname, new URL(first.url).search];
    expect((await fetch(`${s3.origin}${path}${query}`)).status).toBe(403);
    expect((await fetch(first.url, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(first.url, { method: 'HEAD' })).status).toBe(403);
    expect((await fetch(first.remoteId)).status).toBe(403);
    expect((await fetch(first.url.replace('X-Amz-Expires=86400', 'X-Amz-Expires=604800'))).status).toBe(403);
    expect(first.url).not.toContain(encodeURIComponent(fakeSecret));
    expect(first.url).not.toContain(fakeSecret);
    expect(s3.objects.size).toBe(2);
  });

  it('works where the bucket has a host of its own', async () => {
    const origin = `http://${s3.bucket}.localhost:${String(s3.port)}`;
    const { key } = bucketAt(s3);
    const own = { address: { base: origin, origin, region: s3.region, trustedOrigins: [origin] }, key };
    const file = value(await calls.put(own, sourceOf(film), { signal: noSignal }));
    expect(new URL(file.url).pathname).toMatch(/^\/dailies\//);
    expect(s3.objects.size).toBe(1);
    value(await calls.remove(own, file.remoteId, noSignal));
    expect(s3.objects.size).toBe(0);
  });

  it('is refused by the bucket when the bytes are not those of the hash', async () => {
    const lie = { ...sourceOf(film), assetId: sourceOf(randomBytes(9)).assetId };
    const error = failure(await calls.put(bucketAt(s3), lie, { signal: noSignal }));
    expect(error).toMatchObject({ code: 'bucket.rejected', charged: 'no' });
    expect(error.detail).toContain('XAmzContentSHA256Mismatch');
    expect(s3.objects.size).toBe(0);
  });

  it('sends nothing whole when the file has another length', async () => {
    const long = { ...sourceOf(film), bytes: film.length - 1 };
    expect((await calls.put(bucketAt(s3), long, { signal: noSignal })).ok).toBe(false);
    expect(s3.objects.size).toBe(0);
  });
});

describe('deleting an object', () => {
  it('leaves nothing behind, and twice is the same as once', async () => {
    const { remoteId } = value(await put());
    expect(value(await calls.remove(bucketAt(s3), remoteId, noSignal))).toBeNull();
    expect(s3.objects.size).toBe(0);
    expect(value(await calls.remove(bucketAt(s3), remoteId, noSignal))).toBeNull();
    s3.script.next('delete', { when: 'before', answer: xmlAnswer(new S3Error(404, 'NoSuchKey', 'gone')) });
    expect(value(await calls.remove(bucketAt(s3), remoteId, noSignal))).toBeNull();
  });

  it('says so when the storage did not do it', async () => {
    const { remoteId } = value(await put());
    s3.script.next('delete', { when: 'before', answer: xmlAnswer(new S3Error(403, 'AccessDenied', 'Access Denied')) });
    expect(failure(await calls.remove(bucketAt(s3), remoteId, noSignal)).code).toBe('bucket.forbidden');
    expect(s3.objects.size).toBe(1);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['an unknown key', { key: `AKIAUNKNOWN:${fakeSecret}` }, 'bucket.key-rejected', {}],
    ['a wrong secret', { key: `${fakeKeyId}:wrongwrongwrong` }, 'bucket.key-rejected', {}],
    ['no such bucket', { name: 'other-films' }, 'bucket.not-found', {}],
    ['another region', { region: 'us-east-1' }, 'bucket.wrong-region', { context: 'named', region: 'eu-central-1' }],
  ])('%s', async (_, change, code, params) => {
    const error = failure(await put(change));
    expect(error).toMatchObject({ code, params, kind: 'auth', retry: 'manual', charged: 'no' });
    expect(JSON.stringify(error)).not.toContain(fakeSecret);
  });

  it('a clock that is an hour behind', async () => {
    s3.setAheadMs(3_600_000);
    expect(failure(await put()).code).toBe('bucket.clock-wrong');
  });

  it.each([
    [503, 'SlowDown', 'bucket.unavailable', 'auto'],
    [500, 'InternalError', 'bucket.unavailable', 'auto'],
    [403, 'AccessDenied', 'bucket.forbidden', 'manual'],
    [507, 'XMinioStorageFull', 'bucket.rejected', 'never'],
    [400, 'EntityTooLarge', 'bucket.rejected', 'never'],
    [301, 'PermanentRedirect', 'bucket.wrong-region', 'manual'],
  ])('status %i with %s', async (status, word, code, retry) => {
    s3.script.next('put', { when: 'before', answer: xmlAnswer(new S3Error(status, word, 'as told')) });
    expect(failure(await put())).toMatchObject({ code, retry, detail: `${String(status)} ${word} as told` });
  });

  it.each([
    ['a portal that says yes to everything', portalPage],
    ['a server that knows no such page', refuse(404, { detail: 'Not Found' })],
    [
      'a page that lies elsewhere',
      { when: 'before', answer: bytesAnswer(302, Buffer.from(''), { location: 'https://a.example/' }) } as const,
    ],
  ])('%s is no storage', async (_, behaviour) => {
    s3.script.next('put', behaviour);
    expect(failure(await put())).toMatchObject({ code: 'bucket.not-storage', kind: 'provider-changed' });
  });

  it('a storage that cannot be reached, or breaks off', async () => {
    s3.script.next('put', resetAtTheDoor);
    expect(failure(await put())).toMatchObject({ kind: 'network', retry: 'auto' });
    s3.script.next('put', deliverBadly({ kind: 'reset' }));
    expect(failure(await put())).toMatchObject({ kind: 'network', retry: 'auto' });
    await s3.stop();
    expect(failure(await put())).toMatchObject({ kind: 'network', code: 'network.failed' });
    await s3.start();
    value(await put());
  });

  it('repeats no signed address that an answer has in it', async () => {
    const { url } = value(await put());
    s3.script.next('put', { when: 'before', answer: xmlAnswer(new S3Error(400, 'Odd', url.replaceAll('&', ';'))) });
    expect(failure(await put()).detail).not.toContain('X-Amz-Signature');
  });

  it('an object that is gone before somebody fetched it', async () => {
    const file = value(await put());
    s3.objects.clear();
    expect(failure(await calls.get(bucketAt(s3), file, noSignal)).code).toBe('bucket.object-gone');
  });
});
