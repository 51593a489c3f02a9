import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStillDownloader } from '#electron/assets/still-download.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { openTestLibrary } from './asset-library.ts';
import { startFilmServer } from './film-server.ts';

/** A server that gives this file, and what becomes of asking it for a still. */
async function openBench(file: Parameters<typeof mediaFixture>[0] = 'picture.png') {
  const bytes = await readFile(await mediaFixture(file));
  const server = await startFilmServer(bytes);
  const library = await openTestLibrary();
  const { store, folder } = library;
  const http = createHttpClient({ mode: 'normal', proxy: noProxy, logger: silentLogger });
  onTestFinished(async () => {
    await http.close();
    await library.close();
    await library.remove();
  });
  const downloader = createStillDownloader({ http, assets: store });
  const fetch = async (url = server.url, trustedOrigins = [server.origin]) =>
    await downloader.fetch({ url, trustedOrigins, name: 'Rain 1, last frame', signal: new AbortController().signal });
  const left = async () => await readdir(join(folder, 'staged')).catch(() => []);
  return { bytes, server, store, fetch, left };
}

describe('the download of a still', () => {
  it('keeps the picture under a name that says what it is', async () => {
    const { fetch, store, bytes, left } = await openBench();
    const kept = await fetch();
    if (!kept.ok) throw new Error(kept.error.code);
    expect(kept.value).toMatchObject({ kind: 'image', mime: 'image/png', name: 'Rain 1, last frame.png' });
    const media = await store.pathOf(kept.value.assetId);
    expect(media === null ? null : await readFile(media.path)).toEqual(bytes);
    expect(await left()).toEqual([]);
  });

  it('refuses what is no picture, whatever it is called', async () => {
    const film = await openBench('faststart.mp4');
    expect(await film.fetch()).toMatchObject({ ok: false, error: { code: 'download.not-an-image' } });
    const page = await openBench();
    page.server.options.film = Buffer.from('<html>Please sign in</html>');
    expect(await page.fetch()).toMatchObject({ ok: false, error: { code: 'download.not-an-image' } });
    expect([...(await film.left()), ...(await page.left())]).toEqual([]);
  });

  it('refuses a picture that is cut off, and leaves nothing of it', async () => {
    const { fetch, server, bytes, left } = await openBench();
    server.options.film = bytes.subarray(0, bytes.length / 2);
    expect(await fetch()).toMatchObject({ ok: false, error: { code: 'asset.truncated' } });
    expect(await left()).toEqual([]);
  });

  it.each([
    ['a private address that nobody named', 'https://127.0.0.1:9/still.png', 'network.address-refused'],
    ['plain http', 'http://cdn.example/still.png', 'network.address-refused'],
    ['a file of this machine', 'file:///etc/hosts', 'network.address-refused'],
  ])('never goes to %s', async (_what, url, code) => {
    const { fetch } = await openBench();
    expect(await fetch(url)).toMatchObject({ ok: false, error: { code } });
  });

  it('follows no redirect to where it may not go, and sends no key', async () => {
    const { fetch, server } = await openBench();
    server.options.instead = (_request, response) => {
      response.writeHead(302, { location: 'https://169.254.169.254/latest' }).end();
      return true;
    };
    expect(await fetch()).toMatchObject({ ok: false, error: { code: 'network.redirect-refused' } });
    expect(server.asked[0]).not.toHaveProperty('authorization');
  });

  it('says that it is not there, and stops at its size', async () => {
    const { fetch, server } = await openBench();
    server.options.instead = (_request, response) => {
      response.writeHead(404).end();
      return true;
    };
    expect(await fetch()).toMatchObject({ ok: false, error: { kind: 'network' } });
    server.options.instead = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(33 * 2 ** 20));
      return true;
    };
    expect(await fetch()).toMatchObject({ ok: false, error: { code: 'download.incomplete' } });
  });
});
