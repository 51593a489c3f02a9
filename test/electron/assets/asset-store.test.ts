import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssetId, StagedFileId } from '#shared/ids.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';
import { makeTemporaryFolder, openTestLibrary, stage, unwrap, unwrapError, type TestLibrary } from './asset-library.ts';

let library: TestLibrary;
let outside: string;
beforeAll(async () => {
  library = await openTestLibrary();
  outside = await makeTemporaryFolder();
});
afterAll(async () => {
  await library.remove();
  await rm(outside, { recursive: true, force: true });
});

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

const taken: readonly (readonly [MediaFixture, string, string])[] = [
  ['faststart.mp4', 'video/mp4', 'mp4'],
  ['moov-at-end.mp4', 'video/mp4', 'mp4'],
  ['fragmented.mp4', 'video/mp4', 'mp4'],
  ['no-audio.mp4', 'video/mp4', 'mp4'],
  ['odd-size.mp4', 'video/mp4', 'mp4'],
  ['variable-rate.mp4', 'video/mp4', 'mp4'],
  ['hevc-10bit.mp4', 'video/mp4', 'mp4'],
  ['rotated.mp4', 'video/mp4', 'mp4'],
  ['film.mov', 'video/quicktime', 'mov'],
  ['tone.mp3', 'audio/mpeg', 'mp3'],
  ['tone.wav', 'audio/wav', 'wav'],
  ['picture.jpg', 'image/jpeg', 'jpg'],
  ['picture.png', 'image/png', 'png'],
  ['picture.webp', 'image/webp', 'webp'],
  ['lossless.webp', 'image/webp', 'webp'],
];

describe('the asset store', () => {
  it.each(taken)('row 59: takes in %s by its path, unchanged, under its hash', async (name, mime, extension) => {
    const source = await mediaFixture(name);
    const kept = unwrap(await library.store.keepPath(source));
    const hash = await sha256(source);
    expect(kept).toMatchObject({ assetId: hash, mime, name });
    const path = join(library.folder, 'media', hash.slice(0, 2), hash.slice(2, 4), `${hash}.${extension}`);
    expect(await library.store.pathOf(kept.assetId)).toEqual({ path, mime, bytes: kept.bytes });
    expect(await sha256(path)).toBe(hash);
    expect(await readdir(join(library.folder, 'staged'))).toEqual([]);
  });

  it('takes in chunks what it takes by path, with the same result', async () => {
    const source = await mediaFixture('five-seconds-720p.mp4');
    const byPath = unwrap(await library.store.keepPath(source));
    const id = unwrap(await library.store.openStagedFile({ name: basename(source), bytes: null }));
    await stage(library.store, id, source);
    expect(unwrap(await library.store.keep(id))).toEqual(byPath);
  });

  it('tells size after rotation, length and codecs without decoding', async () => {
    const kept = unwrap(await library.store.keepPath(await mediaFixture('rotated.mp4')));
    expect(kept.container).toMatchObject({ width: 360, height: 640, durationMs: 2_000, videoCodec: 'avc' });
  });

  it('follows a link to a file and keeps the name of the link', async () => {
    const link = join(outside, 'link.png');
    await symlink(await mediaFixture('picture.png'), link);
    expect(unwrap(await library.store.keepPath(link)).name).toBe('link.png');
  });

  it('takes names that claim nothing, and refuses names that claim something else', async () => {
    const copyAs = async (fixture: MediaFixture, name: string): Promise<string> => {
      await copyFile(await mediaFixture(fixture), join(outside, name));
      return join(outside, name);
    };
    for (const name of ['pasted', 'Take 2.final', '.png', 'photo.PNG']) {
      unwrap(await library.store.keepPath(await copyAs('picture.png', name)));
    }
    unwrap(await library.store.keepPath(await copyAs('film.mov', 'camera.mp4')));
    const error = unwrapError(await library.store.keepPath(await copyAs('picture.png', 'photo.txt')));
    expect(error).toMatchObject({ code: 'asset.extension-lies', params: { found: 'PNG', name: 'photo.txt' } });
  });

  it('heals a kept file that rotted when the good bytes come again', async () => {
    const source = await mediaFixture('picture.webp');
    const { assetId } = unwrap(await library.store.keepPath(source));
    const { path } = (await library.store.pathOf(assetId)) ?? { path: '' };
    const rotten = await readFile(path);
    rotten[100] = (rotten[100] ?? 0) ^ 1;
    await writeFile(path, rotten);
    expect(await library.store.verify(assetId)).toEqual({ ok: true, value: 'damaged' });
    unwrap(await library.store.keepPath(source));
    expect(await library.store.verify(assetId)).toEqual({ ok: true, value: 'intact' });
    await rm(path);
    expect(await library.store.verify(assetId)).toEqual({ ok: true, value: 'missing' });
  });

  it('works again after somebody removed its folders', async () => {
    const kept = unwrap(await library.store.keepPath(await mediaFixture('tone.wav')));
    await rm(join(library.folder, 'media'), { recursive: true });
    await rm(join(library.folder, 'staged'), { recursive: true });
    expect(await library.store.pathOf(kept.assetId)).toBeNull();
    unwrap(await library.store.keepPath(await mediaFixture('tone.wav')));
    expect(await library.store.pathOf(kept.assetId)).not.toBeNull();
  });

  it('keeps nothing of a refused file', async () => {
    const id = unwrap(await library.store.openStagedFile({ name: 'film.mp4', bytes: 4 }));
    await stage(library.store, id, new Uint8Array([1, 2, 3, 4]));
    expect((await library.store.keep(id)).ok).toBe(false);
    expect((await library.store.keep(id)).ok).toBe(false);
    expect(await readdir(join(library.folder, 'staged'))).toEqual([]);
  });

  it('answers a file it may not read and a full path that is none', async () => {
    const file = join(outside, 'not-a-folder');
    await writeFile(file, 'x');
    expect(unwrapError(await library.store.keepPath(join(file, 'film.mp4'))).code).toBe('entity.not-found');
    expect(unwrapError(await library.store.keepPath(join(outside, 'nothing.mp4'))).code).toBe('entity.not-found');
  });
});

describe('thumbnails', () => {
  const assetId = 'ab'.repeat(32) as AssetId;
  const draw = async (source: string | Uint8Array): Promise<{ id: StagedFileId; bytes: number }> => {
    const id = unwrap(await library.store.openStagedFile({ name: 'thumbnail', bytes: null, maxBytes: 2 ** 20 }));
    return { id, bytes: await stage(library.store, id, source) };
  };

  it('are kept when they are WebP of at most 480 px', async () => {
    const { id, bytes } = await draw(await mediaFixture('thumbnail.webp'));
    unwrap(await library.store.keepThumbnail(id, assetId, bytes));
    const path = join(library.folder, 'thumbnails', 'ab', 'ab', `${assetId}.webp`);
    expect(await library.store.thumbnailPathOf(assetId)).toMatchObject({ path, bytes });
  });

  it('change their time when they are drawn again', async () => {
    const { path = '' } = (await library.store.thumbnailPathOf(assetId)) ?? {};
    await utimes(path, 1, 1);
    const { id, bytes } = await draw(await mediaFixture('thumbnail.webp'));
    unwrap(await library.store.keepThumbnail(id, assetId, bytes));
    expect((await library.store.thumbnailPathOf(assetId))?.modifiedAt).toBeGreaterThan(1_000);
  });

  it.each<MediaFixture>(['picture.webp', 'picture.png', 'animated.webp'])('are not %s', async (name) => {
    const { id, bytes } = await draw(await mediaFixture(name));
    const error = unwrapError(await library.store.keepThumbnail(id, 'cd'.repeat(32) as AssetId, bytes));
    expect(error.code).toBe('input.invalid');
    await library.store.discardStaged(id);
  });

  it('are not cut off or made up', async () => {
    const whole = new Uint8Array(await readFile(await mediaFixture('thumbnail.webp')));
    for (const source of [whole.subarray(0, 2_000), whole.subarray(0, 12), new Uint8Array(40).fill(7)]) {
      const { id, bytes } = await draw(source);
      expect((await library.store.keepThumbnail(id, 'cd'.repeat(32) as AssetId, bytes)).ok).toBe(false);
      await library.store.discardStaged(id);
    }
  });
});

it('makes a folder path that holds one file per hash and extension', async () => {
  await mkdir(join(library.folder, 'media', 'ab', 'ab'), { recursive: true });
  await writeFile(join(library.folder, 'media', 'ab', 'ab', `${'ab'.repeat(32)}.exe`), 'x');
  expect(await library.store.pathOf('ab'.repeat(32) as AssetId)).toBeNull();
});
