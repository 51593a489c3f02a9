import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asset } from '#shared/domain/asset.ts';
import type { Derivative, DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { MediaWorkClaim } from '#shared/domain/media-work.ts';
import type { AssetId } from '#shared/ids.ts';
import { openTestLibrary, stage, unwrap, unwrapError, type TestLibrary } from '#test/electron/assets/asset-library.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

const run = promisify(execFile);
let library: TestLibrary;
let source: Asset;

const trim: DerivativeRecipe = { range: { startMs: 0, endMs: 2_000 }, size: null, mime: 'video/mp4', maxBytes: null };

beforeEach(async () => {
  library = await openTestLibrary();
  source = unwrap(await library.imports.importPath(await mediaFixture('five-seconds-720p.mp4')));
});
afterEach(async () => {
  await library.remove();
});

const make = async (recipe = trim, assetId = source.id): Promise<Derivative> =>
  unwrap(await library.copies.make({ assetId, recipe }));

const said = (): Derivative[] =>
  library.announced.flatMap(({ name, payload }) => (name === 'derivatives.changed' ? [payload as Derivative] : []));

/** The next copy to make; probes that wait before it are told to be impossible. */
async function claimCopy(): Promise<MediaWorkClaim> {
  for (;;) {
    const claim = unwrap(await library.queue.claim('window'));
    if (claim === null) throw new Error('no copy to make');
    if (claim.task.kind === 'derive') return claim;
    unwrap(await library.queue.fail(claim.id, claim.lease, 'cannot-decode', ''));
  }
}

/** What a window does: its codecs are replaced by files that ffmpeg made. */
async function deliver({ id, lease, stagedFileId }: MediaWorkClaim, path: string): Promise<void> {
  const bytes = await stage(library.store, stagedFileId, path);
  unwrap(await library.queue.complete(id, lease, { kind: 'derive', bytes }));
}

const deliverFixture = async (claim: MediaWorkClaim, name: MediaFixture): Promise<void> =>
  deliver(claim, await mediaFixture(name));

describe('a copy', () => {
  it('is asked for, worked on, checked, kept beside its source and probed', async () => {
    expect(await make()).toEqual({
      sourceId: source.id,
      recipe: trim,
      state: 'queued',
      share: 0,
      assetId: null,
      error: null,
    });
    const claim = await claimCopy();
    unwrap(library.queue.progress(claim.id, claim.lease, 0.5));
    await deliverFixture(claim, 'faststart.mp4');
    expect(said().map(({ state, share }) => [state, share])).toEqual([
      ['queued', 0],
      ['working', 0],
      ['working', 0.5],
      ['done', 1],
    ]);
    const copy = library.assets.find(said().at(-1)?.assetId ?? ('' as AssetId));
    expect(copy).toMatchObject({
      kind: 'video',
      mime: 'video/mp4',
      name: 'five-seconds-720p (trimmed).mp4',
      probe: 'pending',
    });
    const path = (await library.store.pathOf(copy?.id ?? ('' as AssetId)))?.path ?? '';
    expect(await readFile(path)).toEqual(await readFile(await mediaFixture('faststart.mp4')));
    // The page knows the asset before it hears that the copy is done.
    const names = library.announced.map(({ name }) => name);
    expect(names.lastIndexOf('assets.changed')).toBeLessThan(names.lastIndexOf('derivatives.changed'));
    const next = unwrap(await library.queue.claim('window'));
    expect(next?.task).toEqual({ kind: 'probe', assetId: copy?.id, mediaKind: 'video' });
    expect(library.assets.find(source.id)).toMatchObject({ name: source.name, trashedAt: null });
  });

  it('is made once, however its recipe is written down', async () => {
    await make();
    await make();
    const claim = await claimCopy();
    expect((await make()).state).toBe('working');
    await deliverFixture(claim, 'faststart.mp4');
    const { mime, ...rest } = trim;
    const again = await make({ mime, ...rest });
    expect(again).toMatchObject({ state: 'done', share: 1, assetId: said().at(-1)?.assetId });
    expect((await make({ ...trim, range: { startMs: 0, endMs: 1_900 } })).state).toBe('queued');
  });

  it('comes back from the trash, and is made again when its file is gone', async () => {
    await make();
    await deliverFixture(await claimCopy(), 'faststart.mp4');
    const { assetId } = await make();
    if (assetId === null) throw new Error('no copy');
    library.assets.setTrashed(assetId, 1);
    expect((await make()).assetId).toBe(assetId);
    expect(library.assets.find(assetId)?.trashedAt).toBeNull();
    await run('rm', [(await library.store.pathOf(assetId))?.path ?? '']);
    expect((await make()).state).toBe('queued');
    await deliverFixture(await claimCopy(), 'faststart.mp4');
    expect((await make()).state).toBe('done');
  });

  it('waits for a window through a restart, and goes on', async () => {
    await make();
    await claimCopy();
    const { folder } = library;
    await library.close();
    library = await openTestLibrary({ folder });
    await library.store.sweep((id) => library.queue.isStagedFileInUse(id));
    expect(await readdir(join(folder, 'staged'))).toEqual([]);
    await deliverFixture(await claimCopy(), 'faststart.mp4');
    expect(said().at(-1)).toMatchObject({ state: 'done', sourceId: source.id, recipe: trim });
  });
});

describe('a copy that is not what was promised', () => {
  const small = { width: 320, height: 180 };
  const promises: readonly (readonly [string, Partial<DerivativeRecipe>, MediaFixture])[] = [
    ['a length', { range: { startMs: 0, endMs: 2_150 } }, 'faststart.mp4'],
    ['a size', { range: null, size: small }, 'faststart.mp4'],
    ['a type', { range: null }, 'film.mov'],
    ['a number of bytes', { range: null, maxBytes: 1_000 }, 'faststart.mp4'],
    ['a whole file', { range: null }, 'tone.wav'],
  ];
  it.each(promises)('is not kept: %s', async (_, change, delivered) => {
    const recipe = { ...trim, ...change };
    await make(recipe);
    await deliverFixture(await claimCopy(), delivered);
    const last = said().at(-1);
    expect(last).toMatchObject({ state: 'failed', assetId: null });
    expect(last?.error).toMatchObject({
      code: 'media.wrong-output',
      params: { context: 'copy', name: source.name },
    });
    expect(await readdir(join(library.folder, 'staged'))).toEqual([]);
    expect(unwrap(await library.queue.claim('window'))).toBeNull();
  });

  it('is kept within a tenth of a second', async () => {
    await make({ ...trim, range: { startMs: 0, endMs: 2_060 } });
    await deliverFixture(await claimCopy(), 'faststart.mp4');
    expect(said().at(-1)?.state).toBe('done');
  });

  it('says why a window could not make it, and is tried again when it is asked for again', async () => {
    for (const [reason, context] of [
      ['cannot-encode', 'copy'],
      ['cannot-encode-sound', 'sound'],
      ['cannot-fit', 'fit'],
    ] as const) {
      await make();
      const { id, lease } = await claimCopy();
      unwrap(await library.queue.fail(id, lease, reason, 'why'));
      expect(said().at(-1)).toMatchObject({
        state: 'failed',
        error: { code: 'media.cannot-encode', params: { context, name: source.name }, detail: 'why' },
      });
    }
    expect((await make()).state).toBe('queued');
  });
});

describe('a copy that takes its window down', () => {
  it('is given up after three tries', async () => {
    await make();
    for (let tries = 0; tries < 3; tries += 1) {
      await claimCopy();
      library.queue.sessionOpened('window');
      library.queue.sessionClosed('window');
    }
    expect(said().at(-1)).toMatchObject({ state: 'failed', error: { code: 'internal' } });
    await expect.poll(async () => await readdir(join(library.folder, 'staged'))).toEqual([]);
  });
});

describe('a copy that makes no sense', () => {
  it.each([
    ['a picture of a film', { mime: 'image/jpeg', range: null }],
    ['a size for a sound', { mime: 'audio/wav', size: { width: 64, height: 64 } }],
  ] as const)('is refused: %s', async (_, change) => {
    const refused = await library.copies.make({ assetId: source.id, recipe: { ...trim, ...change } });
    expect(unwrapError(refused).code).toBe('input.invalid');
  });

  it('is refused for a file that is not in the library', async () => {
    const refused = await library.copies.make({ assetId: 'a'.repeat(64) as AssetId, recipe: trim });
    expect(unwrapError(refused).code).toBe('entity.not-found');
  });
});
