import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentialStore } from '#electron/credentials/create-credential-store.ts';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { removeKnownSecrets } from '#electron/platform/known-secrets.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { createPersonalBucket } from '#electron/wiring/bucket.ts';
import { createRepositories } from '#electron/wiring/repositories.ts';
import { bucketViewSchema, noBucketView, type BucketSettings } from '#shared/domain/bucket.ts';
import type { EventName } from '#shared/ipc/events.ts';
import { sourceOf } from '#test/electron/bucket/bucket-parts.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { fakeKeyId, fakeSecret, startFakeS3 } from '#test/fakes/s3/fake-s3.ts';
import { createSwitchedKeychain, lockedKeychain } from '#test/fakes/switched-keychain.ts';
import { failure, makeFolder, openIn, value } from '#test/fixtures/library-database.ts';

const s3 = await startFakeS3();
const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
const opened: (() => void)[] = [];
beforeEach(() => {
  s3.script.honest();
  s3.objects.clear();
  s3.keys.set(fakeKeyId, fakeSecret);
});
afterEach(() => {
  for (const close of opened.splice(0)) close();
});
afterAll(async () => {
  await http.close();
  await s3.stop();
});

const settings: BucketSettings = { url: s3.origin, region: s3.region, name: s3.bucket, isForAll: false };
const key = { id: fakeKeyId, secret: fakeSecret };
const noSignal = new AbortController().signal;
const named = { DAILIES_BUCKET_URL: s3.origin, DAILIES_BUCKET_REGION: s3.region, DAILIES_BUCKET_NAME: s3.bucket };
const keyed = { DAILIES_BUCKET_KEY_ID: fakeKeyId, DAILIES_BUCKET_SECRET: fakeSecret };

interface Options {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly keychain?: ReturnType<typeof createSwitchedKeychain>;
}

/** The bucket of a library on real files, with a keychain that does what a test tells it. */
function openBucket({ folder = makeFolder(), environment = {}, keychain = createSwitchedKeychain() }: Options = {}) {
  const db = openIn(folder);
  const announced: [EventName, unknown][] = [];
  const store = createCredentialStore({ keychain, sessionOnly: createSessionOnly(), onChange: () => undefined });
  const clock = createManualClock(Date.now());
  const { service, bucket } = value(
    createPersonalBucket(
      { clock, environment },
      {
        db,
        repositories: createRepositories(db),
        http,
        store,
        announce: (name, payload) => announced.push([name, payload]),
      },
    ),
  );
  opened.push(() => {
    db.close();
  });
  return { db, folder, keychain, store, service, bucket, announced };
}

describe('saving a bucket', () => {
  it('is none at first, and nothing can be done with it', async () => {
    const { service, bucket } = openBucket();
    expect(service.view()).toEqual(noBucketView);
    expect([bucket.isSet(), bucket.isForAll(), bucket.credentialId()]).toEqual([false, false, null]);
    expect(failure(await service.test()).code).toBe('bucket.missing');
    expect(failure(await bucket.put(sourceOf(randomBytes(9)), { signal: noSignal })).code).toBe('bucket.missing');
  });

  it('keeps the address in the library and the key in the keychain, and shows its end only', async () => {
    const { service, bucket, announced, keychain, folder, db } = openBucket();
    const view = value(await service.save({ settings: { ...settings, isForAll: true }, key }));
    expect(bucketViewSchema.parse(view)).toMatchObject({
      settings: { ...settings, isForAll: true },
      key: { state: 'saved', tail: fakeSecret.slice(-4) },
      isUsable: true,
      test: { kind: 'untested' },
    });
    expect([bucket.isSet(), bucket.isForAll()]).toEqual([true, true]);
    expect(announced.at(-1)).toEqual(['bucket.changed', view]);
    const id = bucket.credentialId();
    expect(id === null ? null : await keychain.peek(`provider-key:${id}`)).toBe(`${fakeKeyId}:${fakeSecret}`);
    expect(JSON.stringify(announced)).not.toContain(fakeSecret);
    db.close();
    opened.length = 0;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const all = files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('');
    expect(all).toContain(s3.bucket);
    for (const half of [fakeSecret, fakeKeyId]) expect(all).not.toContain(half);
  });

  it('is there again at the next start, without a look into the keychain', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    const first = openBucket({ folder, keychain });
    await first.service.save({ settings, key });
    const id = first.bucket.credentialId();
    first.db.close();
    opened.length = 0;
    const { asked } = keychain;
    const second = openBucket({ folder, keychain });
    expect(second.service.view()).toMatchObject({ settings, key: { state: 'saved' }, isUsable: true });
    expect(second.bucket.credentialId()).toBe(id);
    expect(keychain.asked).toBe(asked);
    expect(value(await second.service.test()).test.kind).toBe('passed');
  });

  it('takes the secret out of texts, and leaves the id of the key, which stands in every signed address', async () => {
    const { service } = openBucket();
    await service.save({ settings, key });
    expect(removeKnownSecrets(`it was ${fakeSecret}`)).not.toContain(fakeSecret);
    expect(removeKnownSecrets(`X-Amz-Credential=${fakeKeyId}%2F2026`)).toContain(fakeKeyId);
  });

  it('keeps the key in memory where there is no keychain', async () => {
    const { service, keychain, bucket } = openBucket();
    keychain.failure = lockedKeychain;
    expect(value(await service.save({ settings, key })).key.state).toBe('session');
    expect(bucket.isSet()).toBe(true);
    expect(value(await service.test()).test.kind).toBe('passed');
  });

  it.each([
    ['an address', { settings: { ...settings, url: 'http://192.168.1.4' }, key }, 'bucket.address-invalid'],
    ['a name', { settings: { ...settings, name: 'a/b' }, key }, 'bucket.address-invalid'],
    ['a secret', { settings, key: { id: fakeKeyId, secret: 'two words here' } }, 'key.malformed'],
    ['an id', { settings, key: { id: 'AKIA:x', secret: fakeSecret } }, 'key.malformed'],
  ])('refuses %s that cannot be, and keeps nothing of it', async (_, input, code) => {
    const { service, keychain, announced } = openBucket();
    expect(failure(await service.save(input)).code).toBe(code);
    expect(service.view()).toEqual(noBucketView);
    expect([keychain.asked, announced.length]).toEqual([0, 0]);
  });

  it('sends the key to no other address than the one it was entered for', async () => {
    const { service, bucket } = openBucket();
    await service.save({ settings, key });
    const before = s3.requests.length;
    const moved = { ...settings, url: 'https://storage.example.com' };
    expect(value(await service.save({ settings: moved, key: null }))).toMatchObject({
      settings: moved,
      key: { state: 'other-origin' },
      isUsable: false,
    });
    expect([bucket.isSet(), bucket.credentialId()]).toEqual([false, null]);
    expect(failure(await service.test())).toMatchObject({ code: 'key.other-origin', params: { provider: s3.bucket } });
    expect(s3.requests).toHaveLength(before);
    expect(value(await service.save({ settings, key: null })).isUsable).toBe(true);
  });

  it('forgets what a test said when something else is in force', async () => {
    const { service } = openBucket();
    await service.save({ settings, key });
    expect(value(await service.test()).test.kind).toBe('passed');
    expect(value(await service.save({ settings: { ...settings, isForAll: true }, key: null })).test.kind).toBe(
      'untested',
    );
    const running = service.test();
    await service.remove();
    await running;
    expect(service.view()).toEqual(noBucketView);
  });
});

describe('trying a bucket out', () => {
  it('says that it works, and while it is being tried', async () => {
    const { service, announced } = openBucket();
    await service.save({ settings, key });
    announced.length = 0;
    const tested = value(await service.test());
    expect(tested.test).toEqual({ kind: 'passed', at: expect.any(Number) as number });
    expect(announced.map(([, view]) => bucketViewSchema.parse(view).test.kind)).toEqual(['testing', 'passed']);
    expect(s3.objects.size).toBe(0);
  });

  it.each([
    ['a wrong secret', { ...key, secret: 'wrongwrongwrong' }, settings, 'bucket.key-rejected'],
    ['no such bucket', key, { ...settings, name: 'other-films' }, 'bucket.not-found'],
    ['another region', key, { ...settings, region: 'us-east-1' }, 'bucket.wrong-region'],
  ])('names %s', async (_, tried, at, code) => {
    const { service } = openBucket();
    await service.save({ settings: at, key: tried });
    expect(value(await service.test()).test).toMatchObject({ kind: 'failed', step: 'put', error: { code } });
  });

  it('says so when nobody answers', async () => {
    const { service } = openBucket();
    await service.save({ settings, key });
    await s3.stop();
    expect(value(await service.test()).test).toMatchObject({
      kind: 'failed',
      step: 'put',
      error: { code: 'network.failed' },
    });
    await s3.start();
  });
});

describe('a bucket of the environment', () => {
  it('wins, is read-only, and needs nothing of the keychain', async () => {
    const { service, bucket, keychain } = openBucket({ environment: { ...named, ...keyed } });
    expect(service.view()).toMatchObject({
      settings,
      variables: Object.keys(named),
      key: { state: 'environment', variables: Object.keys(keyed) },
      isUsable: true,
    });
    for (const refused of [await service.save({ settings, key }), await service.remove()]) {
      expect(failure(refused).kind).toBe('conflict');
    }
    expect(value(await service.test()).test.kind).toBe('passed');
    expect(bucket.isSet()).toBe(true);
    expect(keychain.asked).toBe(0);
  });

  it('takes a key that is entered here, and lets go of it again', async () => {
    const { service } = openBucket({ environment: named });
    expect(service.view()).toMatchObject({ settings, isUsable: false });
    expect(value(await service.save({ settings: null, key })).isUsable).toBe(true);
    expect(value(await service.test()).test.kind).toBe('passed');
    expect(value(await service.remove())).toMatchObject({ settings, key: { state: 'none' }, isUsable: false });
  });

  it('is no bucket at all when it cannot be used, whatever was entered', async () => {
    const folder = makeFolder();
    const first = openBucket({ folder });
    await first.service.save({ settings, key });
    first.db.close();
    opened.length = 0;
    const { service, bucket } = openBucket({ folder, environment: { DAILIES_BUCKET_URL: 'http://nas.local' } });
    expect(service.view()).toMatchObject({
      settings: null,
      isUsable: false,
      problem: { code: 'bucket.address-invalid', params: { variable: 'DAILIES_BUCKET_NAME' } },
    });
    expect(bucket.isSet()).toBe(false);
    expect(failure(await service.save({ settings, key })).kind).toBe('conflict');
  });
});

describe('removing a bucket', () => {
  it('forgets the address and takes the key out of the keychain', async () => {
    const { service, bucket, keychain } = openBucket();
    await service.save({ settings, key });
    const id = bucket.credentialId();
    expect(value(await service.remove())).toEqual(noBucketView);
    expect(id === null ? '' : await keychain.peek(`provider-key:${id}`)).toBeNull();
  });

  it('does not say so while the keychain still has the key', async () => {
    const { service, keychain } = openBucket();
    await service.save({ settings, key });
    keychain.failure = lockedKeychain;
    expect(failure(await service.remove()).code).toBe('key-store.locked');
    expect(service.view().settings).toEqual(settings);
  });
});

describe('the bucket as jobs see it', () => {
  const film = sourceOf(randomBytes(100_000));

  it('holds a file for a provider, and lets go of it afterwards', async () => {
    const { service, bucket } = openBucket();
    await service.save({ settings, key });
    const file = value(await bucket.put(film, { signal: noSignal }));
    expect((await fetch(file.url)).status).toBe(200);
    expect(value(await bucket.remove(file, noSignal))).toBeNull();
    expect((await fetch(file.url)).status).toBe(404);
  });

  it('has nothing to do for a file of another bucket, or one without an id', async () => {
    const { service, bucket } = openBucket();
    await service.save({ settings, key });
    const file = value(await bucket.put(film, { signal: noSignal }));
    const before = s3.requests.length;
    value(await bucket.remove({ remoteId: `${s3.origin}/${s3.bucket}2/dailies/x` }, noSignal));
    value(await bucket.remove({}, noSignal));
    await service.remove();
    value(await bucket.remove(file, noSignal));
    expect(s3.requests).toHaveLength(before);
  });

  it('cannot be used while the keychain does not give the key out, and can again afterwards', async () => {
    const { service, bucket, keychain, store } = openBucket();
    await service.save({ settings, key });
    keychain.failure = lockedKeychain;
    expect(failure(await bucket.put(film, { signal: noSignal })).code).toBe('key-store.locked');
    expect([bucket.isSet(), service.view().key.state]).toEqual([false, 'unreadable']);
    keychain.failure = null;
    store.retry();
    value(await bucket.put(film, { signal: noSignal }));
    expect(bucket.isSet()).toBe(true);
  });

  it('dies with its key: what another key has put belongs to another credential', async () => {
    const { service, bucket } = openBucket();
    await service.save({ settings, key });
    const first = bucket.credentialId();
    s3.keys.set('AKIASECOND', 'another-secret-of-this-storage');
    await service.save({ settings: null, key: { id: 'AKIASECOND', secret: 'another-secret-of-this-storage' } });
    expect(bucket.credentialId()).not.toBe(first);
    value(await bucket.put(film, { signal: noSignal }));
    await service.save({ settings: null, key });
    expect(bucket.credentialId()).toBe(first);
  });
});
