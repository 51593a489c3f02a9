import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '#electron/content/security-headers.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { stage, unwrap } from '#test/electron/assets/asset-library.ts';
import { get, openContent, type ContentFixture } from './content-fixture.ts';

let content: ContentFixture;
let film: Buffer;
beforeAll(async () => {
  content = await openContent();
  film = await readFile(await mediaFixture('five-seconds-720p.mp4'));
});
afterAll(async () => {
  await content.library.remove();
});

const body = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

describe('the interface', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/theme.css', 'text/css; charset=utf-8', 'no-cache'],
    ['/assets/index-D4f0aB_9.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ['/assets/inter-D4f0aB_9.woff2', 'font/woff2', 'private, max-age=31536000, immutable'],
  ])('%s is %s and may be kept: %s', async (path, mime, cacheControl) => {
    const response = await content.respond(get(path));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(mime);
    expect(response.headers.get('cache-control')).toBe(cacheControl);
    expect((await body(response)).length).toBe(Number(response.headers.get('content-length')));
  });

  it.each([
    '/studio',
    '/nothing.js',
    '/assets/',
    '/assets',
    '/assets/data-D4f0aB_9.bin',
    '/.env.js',
    '/media',
    '/thumb/',
  ])('has no %s: the page has one address only', async (path) => {
    expect((await content.respond(get(path))).status).toBe(404);
  });

  it('is not sent again to a page that has it', async () => {
    const etag = (await content.respond(get('/'))).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await content.respond(get('/', { 'If-None-Match': condition }));
      expect([condition, response.status, (await body(response)).length]).toEqual([condition, 304, 0]);
    }
    expect((await content.respond(get('/', { 'If-None-Match': '"other"' }))).status).toBe(200);
  });
});

describe('media', () => {
  it('comes whole, typed, and named by its hash', async () => {
    const response = await content.respond(get(`/media/${content.assetId}`));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('etag')).toBe(`"${content.assetId}"`);
    expect((await body(response)).equals(film)).toBe(true);
  });

  it.each([
    ['bytes=0-', 0, -1],
    ['bytes=0-0', 0, 1],
    ['bytes=100000-700000', 100_000, 700_001],
    ['bytes=-500', -500, undefined],
  ])('row 66: %s gives exactly these bytes', async (range, start, end) => {
    const response = await content.respond(get(`/media/${content.assetId}`, { Range: range }));
    const expected = film.subarray(start, end === -1 ? undefined : end);
    expect(response.status).toBe(206);
    const first = start < 0 ? film.length + start : start;
    const contentRange = `bytes ${String(first)}-${String(first + expected.length - 1)}/${String(film.length)}`;
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(response.headers.get('content-length')).toBe(String(expected.length));
    expect((await body(response)).equals(expected)).toBe(true);
  });

  it.each(['bytes=-0', 'bytes=5-2', 'bytes=99999999-', `bytes=1${'0'.repeat(30)}-`])(
    'row 66: %s cannot be had',
    async (range) => {
      const response = await content.respond(get(`/media/${content.assetId}`, { Range: range }));
      expect(response.status).toBe(416);
      expect(response.headers.get('content-range')).toBe(`bytes */${String(film.length)}`);
      expect((await body(response)).length).toBe(0);
    },
  );

  it.each(['bytes=0-1,4-5', 'bytes=a-b', 'lines=1-2', 'bytes=--1'])(
    'row 66: %s is answered with everything',
    async (range) => {
      const response = await content.respond(get(`/media/${content.assetId}`, { Range: range }));
      expect(response.status).toBe(200);
      await response.body?.cancel();
    },
  );

  it('goes on where a player stopped only if it is the same file', async () => {
    const status = async (condition: string): Promise<number> => {
      const headers = { Range: 'bytes=0-9', 'If-Range': condition };
      const response = await content.respond(get(`/media/${content.assetId}`, headers));
      await response.body?.cancel();
      return response.status;
    };
    expect(await status(`"${content.assetId}"`)).toBe(206);
    expect(await status(`W/"${content.assetId}"`)).toBe(200);
    expect(await status('"other"')).toBe(200);
    expect(await status('Sat, 21 Nov 2026 00:00:00 GMT')).toBe(200);
  });

  it('tells its size to HEAD, which has no ranges', async () => {
    const response = await content.respond(get(`/media/${content.assetId}`, { Range: 'bytes=0-9' }, 'HEAD'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(film.length));
    expect(response.body).toBeNull();
  });

  it('is not there for an unknown hash, and says so to whoever keeps the rows', async () => {
    const unknown = 'f'.repeat(64);
    const response = await content.respond(get(`/media/${unknown}`));
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(content.missing).toContain(`media ${unknown}`);
  });

  it('ends the stream with an error when the file vanishes under it', async () => {
    const source = await mediaFixture('faststart.mp4');
    const { assetId } = unwrap(await content.library.store.keepPath(source));
    const response = await content.respond(get(`/media/${assetId}`));
    const { path = '' } = (await content.library.store.pathOf(assetId)) ?? {};
    await writeFile(path, '');
    await expect(response.arrayBuffer()).rejects.toThrow('shorter');
  });
});

describe('thumbnails', () => {
  it('come as WebP, also with a number that asks for a newer drawing', async () => {
    const { store } = content.library;
    const id = unwrap(await store.openStagedFile({ name: 'thumbnail', bytes: null }));
    unwrap(
      await store.keepThumbnail(id, content.assetId, await stage(store, id, await mediaFixture('thumbnail.webp'))),
    );
    for (const query of ['', '?v=2']) {
      const response = await content.respond(get(`/thumb/${content.assetId}${query}`));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect((await body(response)).equals(await readFile(await mediaFixture('thumbnail.webp')))).toBe(true);
    }
  });
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not a way to ask', async (method) => {
  const response = await content.respond(get('/', {}, method));
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

it('sends the one policy with every answer', async () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe|data:|\*/);
  const requests = [
    get('/'),
    get('/nothing'),
    get('/', {}, 'POST'),
    get('/', { 'If-None-Match': '*' }),
    get(`/media/${content.assetId}`),
    get(`/media/${content.assetId}`, { Range: 'bytes=0-1' }),
    get(`/media/${content.assetId}`, { Range: 'bytes=-0' }),
    get(`/thumb/${'0'.repeat(64)}`),
  ];
  for (const request of requests) {
    const { headers, status } = await content.respond(request);
    expect([status, headers.get('content-security-policy')]).toEqual([status, contentSecurityPolicy]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  }
});

it('does not follow a link out of the bundle', async () => {
  await symlink(join(content.library.folder, 'secret.txt'), join(content.library.folder, 'renderer', 'link.txt'));
  expect((await content.respond(get('/link.txt'))).status).toBe(404);
});
