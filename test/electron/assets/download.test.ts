import { appendFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { newTakeSidecar } from '#test/fixtures/take-sidecar.ts';
import { openTestLibrary, unwrap, unwrapError } from './asset-library.ts';
import { openDownloadBench, sha256, type DownloadBench } from './download-bench.ts';

// An orderly end: a reset may throw away what has arrived already, so how much came would be a matter of luck.
const half = { answer: { cutAfterBodyBytes: 200_000 }, cut: 'end' as const };

async function expectFilm(bench: DownloadBench): Promise<void> {
  expect(sha256(await bench.stagedFile())).toBe(sha256(bench.film));
}

describe('a download', () => {
  it('brings the whole film, says how far it is, and asks for nothing twice', async () => {
    const bench = await openDownloadBench();
    expect(unwrap(await bench.fetch())).toBe(bench.id);
    await expectFilm(bench);
    expect(bench.server.asked).toHaveLength(1);
    expect(bench.server.asked[0]).toMatchObject({ 'accept-encoding': 'identity' });
    expect(bench.server.asked[0]).not.toHaveProperty('range');
    expect(bench.progress.at(-1)).toBe(1);
    expect(bench.progress.toSorted((a, b) => a - b)).toEqual(bench.progress);
    unwrap(await bench.fetch());
    expect(bench.server.asked).toHaveLength(1);
  });

  it('row 30: cut at half, it goes on where it was', async () => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, half);
    unwrap(await bench.fetch());
    await expectFilm(bench);
    expect(bench.server.asked.map(({ range }) => range)).toEqual([undefined, 'bytes=200000-', 'bytes=400000-']);
    expect(bench.server.asked[1]?.['if-range']).toBe('"one"');
    expect(bench.receivedBytes()).toBeLessThanOrEqual(bench.film.length * 1.02);
  });

  it('row 30: a connection that is reset costs no more than what was lost with it', async () => {
    const bench = await openDownloadBench();
    bench.proxy.plan({ ...half, cut: 'reset' });
    unwrap(await bench.fetch());
    await expectFilm(bench);
    expect(bench.server.asked).toHaveLength(2);
  });

  it('row 30: goes on after a restart, with a fresh signature in its address', async () => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, { answer: { status: 503 } });
    expect(unwrapError(await bench.fetch())).toMatchObject({ code: 'network.failed', retry: 'auto' });
    expect(await bench.stagedNames()).toEqual([bench.id, `${bench.id}.resume`]);
    unwrap(await bench.fetch({ url: `${bench.proxy.origin}/out/film.mp4?signature=def` }));
    expect(bench.server.asked.at(-1)?.range).toBe('bytes=200000-');
    await expectFilm(bench);
  });

  it('row 30: believes only what survived, whatever the file has more or less of', async () => {
    const bench = await openDownloadBench();
    const staged = join(bench.folder, 'staged', bench.id);
    bench.proxy.plan(half, { answer: { status: 503 } });
    unwrapError(await bench.fetch());
    await appendFile(staged, Buffer.alloc(1_000));
    bench.proxy.plan({ ...half, answer: { cutAfterBodyBytes: 100_000 } }, { answer: { status: 503 } });
    unwrapError(await bench.fetch());
    expect(bench.server.asked.at(-1)?.range).toBe('bytes=300000-');
    await truncate(staged, 10_000);
    unwrap(await bench.fetch());
    expect(bench.server.asked.at(-1)).not.toHaveProperty('range');
    await expectFilm(bench);
  });

  it('begins again when the note beside it is not readable', async () => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, { answer: { status: 503 } });
    unwrapError(await bench.fetch());
    await writeFile(join(bench.folder, 'staged', `${bench.id}.resume`), '{"version":1,');
    unwrap(await bench.fetch());
    expect(bench.server.asked.at(-1)).not.toHaveProperty('range');
    await expectFilm(bench);
  });

  it.each(['W/"one"', null, 'one', '"a"b"'])('row 31: with the tag %s it begins again from 0', async (etag) => {
    const bench = await openDownloadBench({ etag });
    bench.proxy.plan(half);
    unwrap(await bench.fetch());
    await expectFilm(bench);
    expect(bench.server.asked).toHaveLength(2);
    for (const headers of bench.server.asked) {
      expect(headers).not.toHaveProperty('range');
      expect(headers).not.toHaveProperty('if-range');
    }
  });

  it('row 32: another file under the same address replaces what came of the first', async () => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, { answer: { status: 503 } });
    unwrapError(await bench.fetch());
    const other = Buffer.concat([bench.film, Buffer.from([0, 0, 0, 8]), Buffer.from('free')]);
    Object.assign(bench.server.options, { film: other, etag: '"two"' });
    unwrap(await bench.fetch());
    expect(bench.server.asked.at(-1)?.['if-range']).toBe('"one"');
    expect(sha256(await bench.stagedFile())).toBe(sha256(other));
  });

  it.each([
    ['another start', (bytes: number) => `bytes 199999-${String(bytes - 1)}/${String(bytes)}`],
    ['another end', (bytes: number) => `bytes 200000-${String(bytes - 2)}/${String(bytes)}`],
    ['another length', (bytes: number) => `bytes 200000-${String(bytes - 1)}/${String(bytes + 1)}`],
    ['an unknown length', (bytes: number) => `bytes 200000-${String(bytes - 1)}/*`],
    ['nothing', () => null],
  ])('row 33: a part with %s in its range is thrown away, and the film comes in one stream', async (_what, range) => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, { answer: { headers: { 'content-range': range(bench.film.length) } } });
    unwrap(await bench.fetch());
    await expectFilm(bench);
    expect(bench.server.asked.map((headers) => headers.range)).toEqual([undefined, 'bytes=200000-', undefined]);
  });

  it('row 33: a part with another tag, or of a film that got shorter, is thrown away as well', async () => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, { answer: { headers: { etag: '"two"' } } });
    unwrap(await bench.fetch());
    await expectFilm(bench);

    const shorter = await openDownloadBench();
    shorter.proxy.plan(half, { answer: { status: 416 } });
    unwrap(await shorter.fetch());
    await expectFilm(shorter);
  });

  it('row 34: an announced length larger than the film is tried again, then an error', async () => {
    const bench = await openDownloadBench();
    const longer = { answer: { headers: { 'content-length': String(bench.film.length + 5) } }, cut: 'end' as const };
    bench.proxy.plan(longer);
    unwrap(await bench.fetch());
    await expectFilm(bench);

    const stubborn = await openDownloadBench({ etag: null });
    stubborn.proxy.plan(longer, longer, longer);
    expect(unwrapError(await stubborn.fetch())).toMatchObject({ code: 'download.incomplete', retry: 'auto' });
    expect(stubborn.server.asked).toHaveLength(2);
  });

  it('row 34: an announced length smaller than the film is tried again, then an error', async () => {
    const bench = await openDownloadBench();
    const shorter = { answer: { headers: { 'content-length': String(bench.film.length - 500) } } };
    bench.proxy.plan(shorter);
    unwrap(await bench.fetch());
    await expectFilm(bench);

    bench.proxy.plan(shorter, shorter, shorter);
    const id = newId<typeof bench.id>();
    expect(unwrapError(await bench.fetch({ id }))).toMatchObject({ code: 'download.incomplete' });
  });

  it('row 35: a stream without an end is stopped at the cap, and nothing of it stays', async () => {
    const bench = await openDownloadBench();
    let sent = 0;
    bench.server.options.instead = (_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' });
      response.write(bench.film.subarray(0, 1_000));
      const more = (): void => {
        response.write(Buffer.alloc(65_536), (error) => {
          sent += 65_536;
          if (error === null || error === undefined) more();
        });
      };
      more();
      return true;
    };
    expect(unwrapError(await bench.fetch({ maxBytes: 2_000_000 }))).toMatchObject({ code: 'download.too-large' });
    expect(await bench.stagedFile()).toHaveLength(0);
    // What stands in buffers on the way, ours of 64 MiB among them, has left the server as well.
    expect(sent).toBeLessThan(150_000_000);
  });

  it('row 35: an announced length beyond the cap is not even begun', async () => {
    const bench = await openDownloadBench();
    expect(unwrapError(await bench.fetch({ maxBytes: 1_000 })).code).toBe('download.too-large');
    expect(bench.progress).toEqual([]);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', (film: Buffer) => brotliCompressSync(film, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('row 36: a film packed with %s is unpacked, and never continued in its middle', async (encoding, pack) => {
    const bench = await openDownloadBench();
    const packed = pack(bench.film);
    bench.server.options.instead = (_request, response) => {
      const headers = { 'content-encoding': encoding, 'content-length': packed.length, etag: '"one"' };
      response.writeHead(200, headers).end(packed);
      return true;
    };
    bench.proxy.plan({ ...half, answer: { cutAfterBodyBytes: 100_000 } });
    unwrap(await bench.fetch());
    await expectFilm(bench);
    expect(bench.server.asked.map(({ range }) => range)).toEqual([undefined, undefined]);
    expect(bench.server.asked[0]?.['accept-encoding']).toBe('identity');
  });

  it('row 36: an unknown packing, a broken one and one that swells are refused', async () => {
    const bench = await openDownloadBench();
    const answer = (encoding: string, body: Buffer): void => {
      bench.server.options.instead = (_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(body);
        return true;
      };
    };
    answer('zstd, gzip', bench.film);
    expect(unwrapError(await bench.fetch()).code).toBe('download.not-a-video');
    answer('gzip', bench.film);
    expect(unwrapError(await bench.fetch()).code).toBe('download.incomplete');
    answer('gzip', gzipSync(Buffer.concat([bench.film, Buffer.alloc(50_000_000)])));
    expect(unwrapError(await bench.fetch({ maxBytes: 2_000_000 })).code).toBe('download.too-large');
    expect(await bench.stagedFile()).toHaveLength(0);
  });

  it.each([403, 404, 410])('row 37: %i means a fresh address is needed; then it goes on', async (status) => {
    const bench = await openDownloadBench();
    bench.proxy.plan(half, { answer: { status } });
    expect(unwrapError(await bench.fetch()).code).toBe('download.expired');
    unwrap(await bench.fetch({ url: `${bench.proxy.origin}/out/film.mp4?signature=fresh` }));
    expect(bench.server.asked.at(-1)?.range).toBe('bytes=200000-');
    await expectFilm(bench);
  });

  it.each([
    ['a page', '<!doctype html><html><h1>Sign in</h1></html>'],
    ['JSON', '{"detail":"Internal Server Error"}'],
    ['next to nothing', 'ok'],
    ['nothing', ''],
  ])('row 38: %s called video/mp4 is refused and leaves nothing', async (_what, text) => {
    const bench = await openDownloadBench();
    bench.server.options.instead = (_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', etag: '"one"' }).end(text);
      return true;
    };
    expect(unwrapError(await bench.fetch()).code).toBe('download.not-a-video');
    expect(await bench.stagedFile()).toHaveLength(0);
    expect(await bench.stagedNames()).toEqual([bench.id]);
  });

  it('waits as long as the server asks, within bounds', async () => {
    const bench = await openDownloadBench();
    for (const [text, retryAfterMs] of [
      ['7', 7_000],
      ['0', 1_000],
      ['999999999', 600_000],
      ['soon', 5_000],
    ] as const) {
      bench.proxy.plan({ answer: { status: 429, headers: { 'retry-after': text } } });
      expect(unwrapError(await bench.fetch())).toMatchObject({ kind: 'rate-limited', retryAfterMs });
    }
  });

  it('ends soon when nothing more comes, or when nobody wants it any more', async () => {
    const bench = await openDownloadBench();
    const stalled = { answer: { stallAfterBytes: 100_000 } };
    bench.proxy.plan(stalled, stalled);
    unwrap(await bench.fetch({ idleMs: 100 }));
    await expectFilm(bench);

    const controller = new AbortController();
    bench.proxy.plan(stalled);
    const running = bench.fetch({ id: newId(), signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 50);
    expect(unwrapError(await running).code).toBe('download.incomplete');
  });
});

describe('what a download leaves behind', () => {
  it('row 41: a folder that is removed meanwhile is made again', async () => {
    const bench = await openDownloadBench();
    await rm(join(bench.folder, 'staged'), { recursive: true, force: true });
    bench.server.options.instead = (_request, response) => {
      delete bench.server.options.instead;
      response.writeHead(200, { 'content-length': bench.film.length }).write(bench.film.subarray(0, 300_000));
      const removed = rm(join(bench.folder, 'staged'), { recursive: true });
      void removed.then(() => response.end(bench.film.subarray(300_000)));
      return true;
    };
    unwrap(await bench.fetch());
    await expectFilm(bench);
    expect(bench.server.asked).toHaveLength(2);
  });

  it('row 42: the same bytes twice are one file with two histories', async () => {
    const library = await openTestLibrary();
    const bench = await openDownloadBench({ folder: library.folder });
    const other = newId<typeof bench.id>();
    unwrap(await bench.fetch());
    unwrap(await bench.fetch({ id: other }));
    const first = unwrap(await library.store.keepTake(bench.id, newTakeSidecar(), null));
    const second = unwrap(await library.store.keepTake(other, newTakeSidecar(), null));
    expect(second.assetId).toBe(first.assetId);
    expect(await bench.stagedNames()).toEqual([]);
    const orphans = await library.store.findOrphanSidecars(() => false);
    expect(orphans.map(({ sidecar }) => sidecar.asset.id)).toEqual([first.assetId, first.assetId]);
    await library.remove();
  });

  it('row 43: rotten bytes under the same hash are found, and replaced by a new download', async () => {
    const library = await openTestLibrary();
    const bench = await openDownloadBench({ folder: library.folder });
    unwrap(await bench.fetch());
    const { assetId } = unwrap(await library.store.keepTake(bench.id, newTakeSidecar(), null));
    const media = await library.store.pathOf(assetId);
    await writeFile(media?.path ?? '', bench.film.fill(0, 300_000, 300_100));
    expect(unwrap(await library.store.verify(assetId))).toBe('damaged');

    const fresh = await openDownloadBench({ folder: library.folder });
    unwrap(await fresh.fetch());
    unwrap(await library.store.keepTake(fresh.id, newTakeSidecar(), null));
    expect(unwrap(await library.store.verify(assetId))).toBe('intact');
    await library.remove();
  });

  it('row 44: the start keeps what an open job can go on with, and sweeps the rest', async () => {
    const library = await openTestLibrary();
    const bench = await openDownloadBench({ folder: library.folder });
    bench.proxy.plan(half, { answer: { status: 503 } }, half, { answer: { status: 503 } });
    const settled = newId<typeof bench.id>();
    unwrapError(await bench.fetch());
    unwrapError(await bench.fetch({ id: settled }));
    await writeFile(join(library.folder, 'staged', `${settled}.resume.new`), '{');
    expect(await library.store.sweep((id) => id === bench.id)).toBe(3);
    expect(await bench.stagedNames()).toEqual([bench.id, `${bench.id}.resume`]);
    unwrap(await bench.fetch());
    expect(bench.server.asked.at(-1)?.range).toBe('bytes=200000-');
    await library.store.discardStaged(bench.id);
    expect(await bench.stagedNames()).toEqual([]);
    await library.remove();
  });
});
