import { rm, truncate, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUploadOpener } from '#electron/assets/upload-source.ts';
import { HttpCut } from '#electron/http/http-client.ts';
import type { AssetId } from '#shared/ids.ts';
import { startServer } from '#test/electron/http/scripted-server.ts';
import { failureOf, newClient, requestTo } from '#test/electron/http/test-client.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { openTestLibrary, unwrap, unwrapError, type TestLibrary } from './asset-library.ts';
import { sha256 } from './download-bench.ts';

let library: TestLibrary;
let assetId: AssetId;
let path: string;
beforeEach(async () => {
  library = await openTestLibrary();
  ({ assetId } = unwrap(await library.store.keepPath(await mediaFixture('faststart.mp4'))));
  path = (await library.store.pathOf(assetId))?.path ?? '';
});
afterEach(async () => {
  await library.remove();
});

const signal = new AbortController().signal;

describe('an upload', () => {
  it('has the bytes of the asset, each time from the start', async () => {
    const source = unwrap(await createUploadOpener(library.store)(assetId, 'reference.mp4'));
    expect(source).toMatchObject({ assetId, name: 'reference.mp4', mime: 'video/mp4' });
    for (let time = 0; time < 2; time += 1) {
      const pieces: Uint8Array[] = [];
      for await (const piece of source.open(signal)) pieces.push(piece);
      expect(sha256(Buffer.concat(pieces))).toBe(assetId);
      expect(Buffer.concat(pieces)).toHaveLength(source.bytes);
    }
  });

  it('of a file that is gone is not found, before or while it is sent', async () => {
    const source = unwrap(await createUploadOpener(library.store)(assetId, 'reference.mp4'));
    await rm(path);
    expect(unwrapError(await createUploadOpener(library.store)(assetId, 'a.mp4')).code).toBe('entity.not-found');
    await expect(source.open(signal)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      error: { code: 'entity.not-found' },
    });
  });

  it('ends when nobody wants it any more', async () => {
    const source = unwrap(await createUploadOpener(library.store)(assetId, 'reference.mp4'));
    await expect(source.open(AbortSignal.abort())[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it.each([
    ['has other bytes of the same length', async (bytes: number) => await writeFile(path, Buffer.alloc(bytes, 7))],
    ['has become shorter', async (bytes: number) => await truncate(path, bytes - 1)],
    ['has become longer', async (bytes: number) => await truncate(path, bytes + 1)],
    ['is empty', async () => await truncate(path, 0)],
  ])('row 63: of a file that %s is never whole at the provider', async (_what, change) => {
    const server = await startServer((_request, response) => response.end());
    const source = unwrap(await createUploadOpener(library.store)(assetId, 'reference.mp4'));
    await change(source.bytes);
    const pieces: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of source.open(signal)) pieces.push(piece);
    })();
    await expect(reading).rejects.toBeInstanceOf(HttpCut);
    expect(Buffer.concat(pieces).length).toBeLessThan(source.bytes);

    const outcome = await newClient().send(requestTo(server.origin, { method: 'PUT', body: source }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'asset.changed-while-reading' } });
    expect(server.seen).toEqual([]);
  });
});
