import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { Asset, MediaFacts } from '#shared/domain/asset.ts';
import { probeKey } from '#shared/domain/media-work.ts';
import type { AssetId, StagedFileId } from '#shared/ids.ts';
import { openTestLibrary, stage, unwrap, unwrapError, type TestLibrary } from '#test/electron/assets/asset-library.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

let library: TestLibrary;
beforeEach(async () => {
  library = await openTestLibrary();
});
afterEach(async () => {
  await library.remove();
});

const facts: MediaFacts = {
  width: 640,
  height: 360,
  durationMs: 2_000,
  framesPerSecond: 24,
  videoCodec: 'avc',
  audioCodec: 'aac',
  canPreview: true,
};
const importFixture = async (name: MediaFixture): Promise<Asset> =>
  unwrap(await library.imports.importPath(await mediaFixture(name)));
const announcedAssets = (): unknown[] =>
  library.announced.flatMap(({ name, payload }) => (name === 'assets.changed' ? [payload] : []));

/** Does the probe as a window would. `picture`: what it draws. */
async function probe(picture: MediaFixture | null = 'thumbnail.webp') {
  const claim = unwrap(await library.queue.claim('window'));
  if (claim === null) return null;
  const thumbnailBytes =
    picture === null ? 0 : await stage(library.store, claim.stagedFileId, await mediaFixture(picture));
  return await library.queue.complete(claim.id, claim.lease, { kind: 'probe', facts, thumbnailBytes });
}

describe('an import', () => {
  it('is a file, a row, an event and a probe', async () => {
    const asset = await importFixture('faststart.mp4');
    expect(asset).toMatchObject({
      kind: 'video',
      name: 'faststart.mp4',
      origin: 'imported',
      probe: 'pending',
      facts: null,
    });
    expect(library.assets.find(asset.id)).toEqual(asset);
    expect(announcedAssets()).toEqual([asset]);
    expect(library.queue.statusOf(probeKey(asset.id)).state).toBe('queued');
  });

  it('in chunks gives the same', async () => {
    const source = await mediaFixture('film.mov');
    const begun = unwrap(
      await library.imports.beginImport({ name: `C:\\Users\\x\\${basename(source)}`, bytes: 453_069 }),
    );
    await stage(library.store, begun.stagedFileId, source);
    const asset = unwrap(await library.imports.finishImport(begun));
    expect(asset).toMatchObject({ mime: 'video/quicktime', name: 'film.mov' });
    expect(unwrap(await library.imports.get({ assetIds: [asset.id, 'f'.repeat(64) as AssetId] }))).toEqual([asset]);
  });

  it('of the same bytes twice is one file and one row, out of the trash again', async () => {
    const first = await importFixture('picture.png');
    library.assets.setTrashed(first.id, 1_000);
    library.assets.setMissing(first.id, true);
    const second = await importFixture('picture.png');
    expect(second).toEqual(first);
    expect(library.db.prepare<readonly [], { n: number }>('SELECT count(*) AS n FROM assets').get([])?.n).toBe(1);
    expect(announcedAssets()).toHaveLength(2);
  });

  it('that is refused leaves nothing', async () => {
    expect(unwrapError(await library.imports.importPath(await mediaFixture('animated.gif'))).code).toBe(
      'asset.unsupported-type',
    );
    const empty = unwrap(await library.imports.beginImport({ name: 'empty.png', bytes: 0 }));
    expect(unwrapError(await library.imports.finishImport(empty))).toMatchObject({
      code: 'asset.empty',
      params: { name: 'empty.png' },
    });
    expect(library.announced).toEqual([]);
  });

  it('ends when it is aborted, and an unknown one does not exist', async () => {
    const begun = unwrap(await library.imports.beginImport({ name: 'film.mp4', bytes: 100 }));
    unwrap(await library.imports.writeStaged({ ...begun, offset: 0, bytes: new Uint8Array(10) }));
    unwrap(await library.imports.abortImport(begun));
    const late = { ...begun, offset: 10, bytes: new Uint8Array(10) };
    expect(unwrapError(await library.imports.writeStaged(late)).code).toBe('entity.not-found');
    expect(unwrapError(await library.imports.finishImport(begun)).code).toBe('entity.not-found');
    expect(unwrapError(await library.imports.finishImport({ stagedFileId: newId<StagedFileId>() })).code).toBe(
      'entity.not-found',
    );
  });

  it('can be stopped while it is checked', async () => {
    const begun = unwrap(await library.imports.beginImport({ name: 'film.mp4', bytes: 453_018 }));
    await stage(library.store, begun.stagedFileId, await mediaFixture('faststart.mp4'));
    const finishing = library.imports.finishImport(begun);
    unwrap(await library.imports.abortImport(begun));
    expect(unwrapError(await finishing)).toMatchObject({
      code: 'asset.import-cancelled',
      params: { name: 'film.mp4' },
    });
    expect(library.announced).toEqual([]);
  });

  it('that lost its end on the way is cut off', async () => {
    const begun = unwrap(await library.imports.beginImport({ name: 'film.mp4', bytes: 453_018 + 1 }));
    await stage(library.store, begun.stagedFileId, await mediaFixture('faststart.mp4'));
    expect(unwrapError(await library.imports.finishImport(begun)).code).toBe('asset.truncated');
  });
});

describe('a probe', () => {
  it('puts facts and thumbnail on record', async () => {
    const asset = await importFixture('faststart.mp4');
    unwrap((await probe()) ?? { ok: false, error: 'nothing to do' });
    const probed = { ...asset, probe: 'done', facts, hasThumbnail: true };
    expect(library.assets.find(asset.id)).toEqual(probed);
    expect(announcedAssets().at(-1)).toEqual(probed);
    expect(await library.store.thumbnailPathOf(asset.id)).not.toBeNull();
  });

  it('without a picture is still done', async () => {
    const asset = await importFixture('tone.mp3');
    await probe(null);
    expect(library.assets.find(asset.id)).toMatchObject({ probe: 'done', hasThumbnail: false });
  });

  it('with a picture that is none goes on, and may end without one', async () => {
    const asset = await importFixture('faststart.mp4');
    expect(await probe('picture.png')).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
    expect(library.queue.statusOf(probeKey(asset.id)).state).toBe('claimed');
    expect(library.assets.find(asset.id)).toMatchObject({ probe: 'pending', hasThumbnail: false });
  });

  it('that fails says so, and the next import of the file tries again', async () => {
    const asset = await importFixture('hevc-10bit.mp4');
    const claim = unwrap(await library.queue.claim('window'));
    if (claim === null) throw new Error('nothing to do');
    unwrap(await library.queue.fail(claim.id, claim.lease, 'cannot-decode', 'hevc'));
    expect(announcedAssets().at(-1)).toMatchObject({ id: asset.id, probe: 'failed' });
    expect(await importFixture('hevc-10bit.mp4')).toMatchObject({ probe: 'pending' });
    expect(library.queue.statusOf(probeKey(asset.id)).state).toBe('queued');
  });

  it('that was never asked for is asked for at the start', async () => {
    const asset = await importFixture('faststart.mp4');
    await library.queue.cancel(probeKey(asset.id));
    library.probes.resume();
    expect(library.queue.statusOf(probeKey(asset.id)).state).toBe('queued');
  });
});

describe('row 58: a thumbnail that is missing or corrupt', () => {
  it('row 58: is drawn again once, then its place stays empty', async () => {
    const asset = await importFixture('faststart.mp4');
    await probe();
    const thumbnail = (await library.store.thumbnailPathOf(asset.id))?.path ?? '';

    await writeFile(thumbnail, 'corrupt');
    expect(unwrap(await library.imports.redrawThumbnail({ assetId: asset.id }))).toMatchObject({
      probe: 'pending',
      hasThumbnail: false,
    });
    // The page asks once per tile; the work is one.
    expect(unwrap(await library.imports.redrawThumbnail({ assetId: asset.id }))).toMatchObject({ probe: 'pending' });
    unwrap((await probe()) ?? { ok: false, error: 'nothing to do' });
    expect(library.assets.find(asset.id)).toMatchObject({ probe: 'done', hasThumbnail: true });

    await writeFile(thumbnail, 'corrupt');
    expect(unwrap(await library.imports.redrawThumbnail({ assetId: asset.id }))).toMatchObject({
      probe: 'done',
      hasThumbnail: false,
    });
    expect(await probe()).toBeNull();
    expect(announcedAssets().at(-1)).toMatchObject({ hasThumbnail: false });
  });

  it('row 58: is noticed when it is served', async () => {
    const asset = await importFixture('faststart.mp4');
    await probe();
    await rm((await library.store.thumbnailPathOf(asset.id))?.path ?? '');
    for (let count = 0; count < 10; count += 1) library.imports.noticeMissing('thumbnail', asset.id);
    expect(library.assets.find(asset.id)).toMatchObject({ probe: 'pending', hasThumbnail: false });
    await probe();
    await rm((await library.store.thumbnailPathOf(asset.id))?.path ?? '');
    for (let count = 0; count < 10; count += 1) library.imports.noticeMissing('thumbnail', asset.id);
    expect(await probe()).toBeNull();
  });

  it('row 58: of a file that is gone too is not drawn', async () => {
    const asset = await importFixture('faststart.mp4');
    await probe();
    await rm(join(library.folder, 'media'), { recursive: true });
    expect(unwrap(await library.imports.redrawThumbnail({ assetId: asset.id }))).toMatchObject({ isMissing: true });
    expect(await probe()).toBeNull();
  });

  it("row 58: of an unknown asset is nobody's", async () => {
    const assetId = 'f'.repeat(64) as AssetId;
    expect(unwrapError(await library.imports.redrawThumbnail({ assetId })).code).toBe('entity.not-found');
    library.imports.noticeMissing('thumbnail', assetId);
    library.imports.noticeMissing('media', assetId);
    expect(library.announced).toEqual([]);
  });
});

it('tells once that a file is missing, and that it is back when it comes again', async () => {
  const asset = await importFixture('picture.jpg');
  library.imports.noticeMissing('media', asset.id);
  library.imports.noticeMissing('media', asset.id);
  expect(announcedAssets().slice(1)).toEqual([{ ...asset, isMissing: true }]);
  expect(await importFixture('picture.jpg')).toEqual(asset);
});
