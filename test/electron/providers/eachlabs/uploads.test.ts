import { describe, expect, it } from 'vitest';
import { HttpCut } from '#electron/http/http-client.ts';
import type { UploadSource } from '#electron/providers/provider.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { changeObject, refuse, resetAfterWork, truncateAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { settings } from './eachlabs-specs.ts';
import { offered, serveEachlabs } from './served-eachlabs.ts';

const served = serveEachlabs();

function sourceOf(text: string, mime: UploadSource['mime'] = 'video/mp4'): UploadSource {
  const bytes = Buffer.from(text);
  return {
    assetId: assetIdSchema.parse(sha256Of(bytes)),
    name: 'file.mp4',
    mime,
    bytes: bytes.byteLength,
    async *open() {
      yield bytes;
    },
  };
}

describe('uploads', () => {
  const upload = async (source = sourceOf('film'), retentionSeconds: number | null = null) =>
    await served.provider.upload(source, { ...settings, retentionSeconds }, served.call());

  it('live a day, or as long as a person says, and no key goes to the address they are put to', async () => {
    const usual = unwrap(await upload());
    expect(usual.expiresAt).toBe(served.now + 86_400_000);
    const kept = unwrap(await upload(sourceOf('more', 'audio/wav'), 3_600));
    expect(kept.expiresAt).toBe(served.now + 3_600_000);
    expect(served.fake.uploads).toMatchObject([
      { url: usual.url, contentType: 'video/mp4', keepSeconds: 86_400, sha256: sha256Of(Buffer.from('film')) },
      { url: kept.url, contentType: 'audio/wav', keepSeconds: 3_600 },
    ]);
    expect(
      served.fake.calls.filter(({ route }) => route === 'put').map(({ hasCredentials }) => hasCredentials),
    ).toEqual([false, false]);
    unwrap(await upload(sourceOf('short'), 1));
    expect(served.fake.uploads.at(-1)?.keepSeconds).toBe(60);
  });

  it('are there no longer than the answer says', async () => {
    const soon = new Date(served.now + 900_000).toISOString();
    for (const [expires_at, expected] of [
      [soon, served.now + 900_000],
      [new Date(served.now + 10 * 86_400_000).toISOString(), served.now + 86_400_000],
      ['soon', served.now + 86_400_000],
      [null, served.now + 86_400_000],
    ] as const) {
      served.fake.script.next(
        'presign',
        changeObject((honest) => ({ ...honest, expires_at })),
      );
      expect(unwrap(await upload()).expiresAt).toBe(expected);
    }
  });

  it('are deleted by their id, and one that is gone counts as deleted', async () => {
    const file = unwrap(await upload());
    const remove = async () => await offered(served.provider.deleteUpload?.(file, served.call()));
    expect(file.remoteId).toMatch(/^[0-9a-f-]{36}$/u);
    expect((await fetch(file.url)).status).toBe(200);
    expect(await remove()).toEqual({ ok: true, value: null });
    expect((await fetch(file.url)).status).toBe(404);
    expect(await remove()).toEqual({ ok: true, value: null });
    expect(
      served.fake.calls.filter(({ route }) => route === 'delete').map(({ method, path }) => `${method} ${path}`),
    ).toEqual(Array(2).fill(`DELETE /v1/files/${file.remoteId ?? ''}`));
    served.fake.script.next('delete', refuse(409, { error: 'File is still processing' }), refuse(401, { error: 'No' }));
    expect(unwrapError(await remove())).toMatchObject({ kind: 'network', retry: 'auto' });
    expect(unwrapError(await remove())).toMatchObject({ kind: 'auth' });
    served.fake.script.next('delete', resetAfterWork);
    expect(unwrapError(await remove())).toMatchObject({ kind: 'network' });
  });

  it('without an id of their own are left to expire', async () => {
    for (const remoteId of [undefined, '../models', '']) {
      const file = {
        url: 'https://cdn-us.eachlabs.ai/a',
        expiresAt: null,
        ...(remoteId === undefined ? {} : { remoteId }),
      };
      expect(await offered(served.provider.deleteUpload?.(file, served.call()))).toEqual({ ok: true, value: null });
    }
    expect(served.fake.calls).toEqual([]);
  });

  it('send every required header as it is, and the length as it is', async () => {
    served.fake.script.next(
      'presign',
      changeObject((honest) => ({
        ...honest,
        required_headers: { ...(honest['required_headers'] as object), 'Content-Length': '4', 'x-amz-acl': 'private' },
      })),
    );
    expect((await upload()).ok).toBe(true);
  });

  it.each([
    ['a key', { Authorization: 'Bearer other' }],
    ['a cookie', { cookie: 'session=1' }],
    ['another host', { HOST: 'elsewhere.test' }],
    ['a length that is not the file’s', { 'content-length': '5' }],
  ])('are not made when the answer asks for %s', async (_name, required_headers) => {
    served.fake.script.next(
      'presign',
      changeObject((honest) => ({ ...honest, required_headers })),
    );
    expect(unwrapError(await upload())).toMatchObject({ code: 'network.address-refused', charged: 'no' });
    expect(served.fake.calls.some(({ route }) => route === 'put')).toBe(false);
  });

  it.each([
    ['plain http', 'http://198.51.100.7/upload'],
    ['a name and a password', 'https://a:b@cdn-us.eachlabs.ai/upload'],
    ['another scheme', 'file:///etc/passwd'],
  ])('row 73: never go to %s', async (_name, url) => {
    for (const field of ['presigned_url', 'public_url']) {
      served.fake.script.next(
        'presign',
        changeObject((honest) => ({ ...honest, [field]: url })),
      );
      expect(unwrapError(await upload())).toMatchObject({ code: 'network.address-refused', charged: 'no' });
    }
    expect(served.fake.uploads).toEqual([]);
  });

  it('fail when an answer cannot be read or says no', async () => {
    served.fake.script.next('presign', truncateAfterWork);
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.changed', retry: 'auto' });
    served.fake.script.next(
      'presign',
      changeObject(({ id: _id, ...rest }) => rest),
    );
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.changed' });
    served.fake.script.next('presign', refuse(500, {}));
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.unavailable' });
    served.fake.script.next('put', refuse(403, {}));
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.unavailable', retry: 'auto' });
    served.fake.script.next('put', refuse(413, {}));
    expect(unwrapError(await upload())).toMatchObject({ code: 'provider.rejected' });
    served.fake.script.next('put', resetAfterWork);
    expect(unwrapError(await upload())).toMatchObject({ kind: 'network' });
  });

  it('row 63: whose file changes meanwhile are not finished', async () => {
    const changed = appError('invalid-input', 'asset.changed-while-reading', { params: { name: 'film.mp4' } });
    const source: UploadSource = {
      ...sourceOf('film'),
      bytes: 1_000,
      async *open() {
        yield Buffer.from('half');
        throw new HttpCut(changed);
      },
    };
    expect(unwrapError(await upload(source))).toEqual(changed);
    expect(served.fake.uploads).toEqual([]);
  });
});
