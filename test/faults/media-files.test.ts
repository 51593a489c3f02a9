import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '#shared/errors.ts';
import {
  makeTemporaryFolder,
  openTestLibrary,
  unwrap,
  unwrapError,
  type TestLibrary,
} from '#test/electron/assets/asset-library.ts';
import * as hostile from '#test/fixtures/hostile-media.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

const run = promisify(execFile);

let library: TestLibrary;
let folder: string;
beforeAll(async () => {
  library = await openTestLibrary();
  folder = await makeTemporaryFolder();
});
afterAll(async () => {
  await library.remove();
  await rm(folder, { recursive: true, force: true });
});

async function refusalOf(name: string, bytes: Uint8Array | string): Promise<AppError> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const error = unwrapError(await library.store.keepPath(path));
  expect(error.params['name']).toBe(name);
  expect(JSON.stringify(error)).not.toContain(folder);
  return error;
}

const fixture = async (name: MediaFixture): Promise<Buffer> => await readFile(await mediaFixture(name));

describe('row 60', () => {
  it.each([
    ['empty.mp4', '', 'asset.empty'],
    ['one.png', 'x', 'asset.extension-lies'],
    ['one.jpg', '\xff', 'asset.unsupported-type'],
    ['random.mp4', randomBytes(100_000), 'asset.unsupported-type'],
    ['random.wav', randomBytes(100_000), 'asset.unsupported-type'],
    ['random.bin', randomBytes(100_000), 'asset.unsupported-type'],
  ] as const)('row 60: %s is refused', async (name, content, code) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    expect((await refusalOf(name, bytes)).code).toBe(code);
  });

  it.each<[string, MediaFixture, string]>([
    ['picture.mp4', 'picture.png', 'PNG'],
    ['film.jpg', 'faststart.mp4', 'MP4'],
    ['sound.wav', 'tone.mp3', 'MP3'],
    ['film.mp4', 'film.webm', 'WEBM'],
    ['film.mov', 'tone.m4a', 'M4A'],
  ])('row 60: %s that is %s is named %s', async (name, source, found) => {
    expect(await refusalOf(name, await fixture(source))).toMatchObject({
      code: 'asset.extension-lies',
      params: { found },
    });
  });

  it.each([
    ['an exe', 'MZ' + '\0'.repeat(58) + '\x80\0\0\0' + 'PE\0\0'.padStart(70, '\0'), 'EXE'],
    ['a script', '#!/bin/sh\nrm -rf /\n', 'script'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'HTML'],
    ['a text', 'once upon a time', 'TXT'],
  ])('row 60: film.mp4 that is %s says so', async (_what, content, found) => {
    expect(await refusalOf('film.mp4', Buffer.from(content, 'latin1'))).toMatchObject({
      code: 'asset.extension-lies',
      params: { found, extension: 'mp4' },
    });
  });

  it.each<[MediaFixture, string]>([
    ['animated.webp', 'animated WebP'],
    ['animated.png', 'APNG'],
    ['animated.gif', 'GIF'],
    ['film.webm', 'WEBM'],
    ['picture.avif', 'AVIF'],
    ['tone.m4a', 'M4A'],
    ['only-sound.mp4', 'M4A'],
  ])('row 60: %s is of a type we do not take, and it is named: %s', async (name, found) => {
    expect(await refusalOf(name, await fixture(name))).toMatchObject({
      code: 'asset.unsupported-type',
      params: { found },
    });
  });

  it('row 60: a HEIC, as telephones make them', async () => {
    const heic = hostile.box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
    expect(await refusalOf('photo.heic', Buffer.concat([heic, hostile.box('mdat', randomBytes(500))]))).toMatchObject({
      code: 'asset.unsupported-type',
      params: { found: 'HEIC' },
    });
  });

  it.each<MediaFixture>(['faststart.mp4', 'moov-at-end.mp4', 'fragmented.mp4', 'film.mov', 'tone.mp3', 'tone.wav'])(
    'row 60: half of %s is refused as cut off',
    async (name) => {
      const bytes = await fixture(name);
      expect((await refusalOf(`half-${name}`, bytes.subarray(0, bytes.length / 2))).code).toBe('asset.truncated');
    },
  );
});

describe('row 61', () => {
  const mp4 = (...boxes: readonly Buffer[]): Buffer => Buffer.concat([hostile.fileTypeBox, ...boxes]);
  const mdat = hostile.box('mdat', Buffer.alloc(64));

  it('row 61: a PNG of 65,535 x 65,535 pixels', async () => {
    expect(await refusalOf('bomb.png', hostile.pngOfSize(65_535, 65_535))).toMatchObject({
      code: 'asset.dimensions-too-large',
      params: { width: 65_535, height: 65_535 },
    });
  });

  it('row 61: the largest picture that is taken, and one pixel more', async () => {
    const path = join(folder, 'largest.png');
    await writeFile(path, hostile.pngOfSize(16_384, 16_384));
    unwrap(await library.store.keepPath(path));
    expect((await refusalOf('larger.png', hostile.pngOfSize(16_385, 16_384))).code).toBe('asset.dimensions-too-large');
    expect((await refusalOf('longer.png', hostile.pngOfSize(32_768, 1))).code).toBe('asset.dimensions-too-large');
  });

  it.each([
    ['a million boxes', mp4(Buffer.concat(Array.from({ length: 1e6 }, () => hostile.box('free')))), 'asset.damaged'],
    ['a box of 4 GiB', mp4(hostile.box('mdat', Buffer.alloc(64), 0xffffffff)), 'asset.truncated'],
    [
      'a box of 4 GiB inside another',
      mp4(hostile.box('moov', hostile.box('trak', Buffer.alloc(64), 0xffffffff)), mdat),
      'asset.damaged',
    ],
    ['a 64-bit size that overflows', mp4(hostile.longBox('mdat', 2n ** 64n - 1n)), 'asset.damaged'],
    [
      'a 64-bit size that wraps to its own start',
      mp4(hostile.longBox('mdat', 2n ** 64n - 16n, Buffer.alloc(64))),
      'asset.damaged',
    ],
    ['a 64-bit size smaller than its header', mp4(hostile.longBox('mdat', 8n, Buffer.alloc(64))), 'asset.damaged'],
    ['a size smaller than its header', mp4(hostile.box('mdat', Buffer.alloc(64), 4)), 'asset.damaged'],
    ['boxes nested 500 deep', mp4(hostile.nestedBoxes(500), mdat), 'asset.damaged'],
    ['4 billion samples of any size', mp4(hostile.sampleTable('stsz', 0xffffffff), mdat), 'asset.damaged'],
    ['4 billion time entries', mp4(hostile.sampleTable('stts', 0xffffffff), mdat), 'asset.damaged'],
    ['4 billion chunk offsets', mp4(hostile.sampleTable('co64', 0xffffffff), mdat), 'asset.damaged'],
    ['an index without tracks', mp4(hostile.box('moov'), mdat), 'asset.unsupported-type'],
    ['no index', mp4(mdat), 'asset.truncated'],
    ['only an index', mp4(hostile.box('moov')), 'asset.truncated'],
  ] as const)('row 61: an MP4 with %s', async (_what, bytes, code) => {
    expect((await refusalOf('hostile.mp4', bytes)).code).toBe(code);
  });

  it.each([
    ['samples per chunk', 'stsc', 16],
    ['first chunk', 'stsc', 12],
    ['samples of one length', 'stts', 12],
  ])('row 61: a film whose tables disagree about its %s is not walked', async (_what, table, at) => {
    const film = await fixture('faststart.mp4');
    film.writeUInt32BE(0x7fffffff, film.indexOf(table) + at);
    expect(await refusalOf('disagreeing.mp4', film)).toMatchObject({ code: 'asset.damaged' });
  });

  it('row 61: the largest index that is taken fits into the memory of a worker, and a larger one is refused', async () => {
    const path = join(folder, 'day-long.mp4');
    await writeFile(path, hostile.filmWithSamples(await fixture('no-audio.mp4'), 4_190_000));
    unwrap(await library.store.keepPath(path));
    await writeFile(path, hostile.filmWithSamples(await fixture('no-audio.mp4'), 4_195_000));
    expect(unwrapError(await library.store.keepPath(path)).code).toBe('asset.damaged');
  });

  it('row 61: an index of 100 MB is not read into memory', async () => {
    const path = join(folder, 'huge-index.mp4');
    const size = 100 * 2 ** 20;
    await writeFile(path, mp4(mdat, hostile.box('moov', new Uint8Array(), size)));
    await truncate(path, hostile.fileTypeBox.length + mdat.length + size);
    expect(unwrapError(await library.store.keepPath(path)).code).toBe('asset.damaged');
  });

  it('row 61: a file larger than any we take is refused without reading it', async () => {
    const path = join(folder, 'endless.mp4');
    await writeFile(path, mp4(mdat));
    await truncate(path, 64 * 2 ** 30);
    expect(unwrapError(await library.store.keepPath(path))).toMatchObject({ code: 'asset.too-large' });
    await rm(path);
  });
});

describe('row 62', () => {
  it('row 62: a folder is refused', async () => {
    await mkdir(join(folder, 'holiday.mp4'));
    const error = unwrapError(await library.store.keepPath(join(folder, 'holiday.mp4')));
    expect(error).toMatchObject({ code: 'asset.directory', params: { name: 'holiday.mp4' } });
  });

  it('row 62: loops of links are cut', async () => {
    await symlink(join(folder, 'loop-b.png'), join(folder, 'loop-a.png'));
    await symlink(join(folder, 'loop-a.png'), join(folder, 'loop-b.png'));
    expect(unwrapError(await library.store.keepPath(join(folder, 'loop-a.png'))).code).toBe('asset.special-file');
    await symlink(folder, join(folder, 'self'));
    expect(unwrapError(await library.store.keepPath(join(folder, 'self'))).code).toBe('asset.directory');
  });

  it('row 62: a pipe is refused, with and without a writer', async () => {
    const pipe = join(folder, 'pipe.mp4');
    await run('mkfifo', [pipe]);
    expect(unwrapError(await library.store.keepPath(pipe)).code).toBe('asset.special-file');
    const writer = spawn('sh', ['-c', 'exec sleep 60 > "$0"', pipe]);
    expect(unwrapError(await library.store.keepPath(pipe)).code).toBe('asset.special-file');
    writer.kill('SIGKILL');
    await symlink(pipe, join(folder, 'link-to-pipe.mp4'));
    expect(unwrapError(await library.store.keepPath(join(folder, 'link-to-pipe.mp4'))).code).toBe('asset.special-file');
  });

  it('row 62: devices and sockets are refused', async () => {
    for (const device of ['/dev/zero', '/dev/null', '/dev/full']) {
      expect(unwrapError(await library.store.keepPath(device)).code).toBe('asset.special-file');
    }
    const path = join(folder, 'socket.mp4');
    const server = createServer().listen(path);
    await new Promise((resolve) => server.once('listening', resolve));
    expect(unwrapError(await library.store.keepPath(path)).code).toBe('asset.special-file');
    await new Promise((resolve) => server.close(resolve));
  });

  it('row 62: a file of /proc that claims to be empty', async () => {
    expect(unwrapError(await library.store.keepPath('/proc/self/environ')).code).toBe('asset.empty');
  });

  it('row 62: thousands of files dropped at once are taken one after another, and a stop stops the rest', async () => {
    const bytes = await fixture('picture.png');
    const stop = new AbortController();
    const dropped = await mkdtemp(join(folder, 'dropped-'));
    const paths = Array.from({ length: 2_000 }, (_, index) => join(dropped, `many-${String(index)}.png`));
    await writeFile(join(dropped, 'one.png'), bytes);
    for (const path of paths) await symlink(join(dropped, 'one.png'), path);
    let kept = 0;
    const outcomes = await Promise.all(
      paths.map(async (path) => {
        const outcome = await library.store.keepPath(path, stop.signal);
        if (outcome.ok) kept += 1;
        if (kept === 20) stop.abort();
        return outcome;
      }),
    );
    const codes = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error.code])));
    expect(codes).toEqual(new Set(['asset.import-cancelled']));
    // What the two workers had handed on when the stop came may still be kept; the queue behind it may not.
    expect(kept).toBeGreaterThanOrEqual(20);
    expect(kept).toBeLessThanOrEqual(40);
    unwrap(await library.store.keepPath(paths[0] ?? ''));
  });
});
