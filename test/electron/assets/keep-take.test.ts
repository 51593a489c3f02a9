import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeSidecarSchema } from '#electron/assets/take-sidecar.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';
import { newTakeSidecar } from '#test/fixtures/take-sidecar.ts';
import { openTestLibrary, stage, unwrap, unwrapError, type TestLibrary } from './asset-library.ts';

let library: TestLibrary;
beforeEach(async () => {
  library = await openTestLibrary();
});
afterEach(async () => {
  await library.remove();
});

/** A result as a window leaves it: written and sealed. */
async function render(source: MediaFixture | Uint8Array): Promise<StagedFileId> {
  const id = unwrap(await library.store.openStagedFile({ name: 'animatic', bytes: null }));
  const bytes = await stage(library.store, id, typeof source === 'string' ? await mediaFixture(source) : source);
  unwrap(await library.store.sealStaged(id, bytes));
  return id;
}
const expected = { width: 640, height: 360, durationMs: { low: 1_958, high: 2_042 } };
const stagedNames = async (): Promise<string[]> => await readdir(join(library.folder, 'staged'));

describe('a take', () => {
  it('is kept with its facts, its frames counted, and its history beside it', async () => {
    const sidecar = newTakeSidecar();
    const kept = unwrap(await library.store.keepTake(await render('faststart.mp4'), sidecar, expected));
    expect(kept).toMatchObject({ kind: 'video', mime: 'video/mp4', container: { frameCount: 48, durationMs: 2_000 } });
    const media = await library.store.pathOf(kept.assetId);
    const folder = dirname(media?.path ?? '');
    expect((await readdir(folder)).toSorted()).toEqual([
      `${kept.assetId}.${sidecar.takeId}.json`,
      `${kept.assetId}.mp4`,
    ]);
    const written: unknown = JSON.parse(await readFile(join(folder, `${kept.assetId}.${sidecar.takeId}.json`), 'utf8'));
    const asset = { id: kept.assetId, mime: 'video/mp4', bytes: kept.bytes };
    expect(takeSidecarSchema.parse(written)).toEqual({ ...sidecar, asset });
    expect(await stagedNames()).toEqual([]);
  });

  it('can be kept after a restart, when nobody remembers who wrote the file', async () => {
    const id = await render('faststart.mp4');
    await library.close();
    library = await openTestLibrary({ folder: library.folder });
    unwrap(await library.store.keepTake(id, newTakeSidecar(), expected));
  });

  it.each([
    ['another width', { ...expected, width: 642 }],
    ['another height', { ...expected, height: 480 }],
    ['longer than asked', { ...expected, durationMs: { low: 1_000, high: 1_900 } }],
    ['shorter than asked', { ...expected, durationMs: { low: 2_100, high: 2_200 } }],
  ])('of %s is refused, and the file stays for whoever wants to look', async (_what, other) => {
    const id = await render('faststart.mp4');
    expect(unwrapError(await library.store.keepTake(id, newTakeSidecar(), other))).toMatchObject({
      code: 'media.wrong-output',
      retry: 'manual',
    });
    expect(await stagedNames()).toEqual([id]);
    expect(await readdir(library.folder)).not.toContain('media');
  });

  it.each<MediaFixture>(['picture.png', 'tone.mp3', 'only-sound.mp4', 'film.webm'])('is never %s', async (name) => {
    const error = unwrapError(await library.store.keepTake(await render(name), newTakeSidecar(), null));
    expect(error.code).toBe('media.wrong-output');
  });

  it('is never a film with less than one frame a second', async () => {
    const error = unwrapError(await library.store.keepTake(await render('slide-show.mp4'), newTakeSidecar(), null));
    expect(error).toMatchObject({ code: 'media.wrong-output', detail: '2 frames in 8000 ms' });
  });

  it('is never cut off, an error page, or empty', async () => {
    const film = new Uint8Array(await readFile(await mediaFixture('faststart.mp4')));
    const page = new TextEncoder().encode('<!doctype html><h1>502 Bad Gateway</h1>');
    for (const bytes of [film.subarray(0, 300_000), page, new Uint8Array()]) {
      const error = unwrapError(await library.store.keepTake(await render(bytes), newTakeSidecar(), null));
      expect(error.code).toBe('media.wrong-output');
    }
  });

  it('without a file is not found', async () => {
    const error = unwrapError(await library.store.keepTake(newId(), newTakeSidecar(), null));
    expect(error.code).toBe('entity.not-found');
  });

  it('row 42: of the same bytes as another shares the file and keeps its own history', async () => {
    const [first, second] = [newTakeSidecar(1), newTakeSidecar(2)];
    const a = unwrap(await library.store.keepTake(await render('faststart.mp4'), first, expected));
    const b = unwrap(await library.store.keepTake(await render('faststart.mp4'), second, expected));
    expect(b.assetId).toBe(a.assetId);
    const folder = dirname((await library.store.pathOf(a.assetId))?.path ?? '');
    expect((await readdir(folder)).filter((name) => name.endsWith('.mp4'))).toEqual([`${a.assetId}.mp4`]);
    const found = await library.store.findOrphanSidecars(() => false);
    expect(new Set(found.map(({ sidecar }) => sidecar.takeNumber))).toEqual(new Set([1, 2]));
  });
});

describe('row 44: sidecars whose take is not in the database', () => {
  it('row 44: are found with their file, and known ones are not', async () => {
    const [known, orphan] = [newTakeSidecar(1), newTakeSidecar(2)];
    unwrap(await library.store.keepTake(await render('faststart.mp4'), known, null));
    const kept = unwrap(await library.store.keepTake(await render('no-audio.mp4'), orphan, null));
    const found = await library.store.findOrphanSidecars((takeId) => takeId === known.takeId);
    expect(found).toHaveLength(1);
    expect(found[0]?.sidecar).toMatchObject({ ...orphan, asset: { id: kept.assetId } });
    expect(found[0]?.mediaPath).toBe((await library.store.pathOf(kept.assetId))?.path);
  });

  it('row 44: are left out without their file, with a part of it, or when they cannot be read', async () => {
    const sidecar = newTakeSidecar();
    const { assetId } = unwrap(await library.store.keepTake(await render('faststart.mp4'), sidecar, null));
    const media = (await library.store.pathOf(assetId))?.path ?? '';
    await writeFile(media, 'part');
    expect(await library.store.findOrphanSidecars(() => false)).toEqual([]);
    await rm(media);
    expect(await library.store.findOrphanSidecars(() => false)).toEqual([]);
    await writeFile(join(dirname(media), `${assetId}.${newId<string>()}.json`), '{"version": 1');
    await writeFile(join(library.folder, 'media', 'a-file.txt'), 'not a folder');
    expect(await library.store.findOrphanSidecars(() => false)).toEqual([]);
  });
});
