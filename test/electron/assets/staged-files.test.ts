import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLibraryPaths } from '#electron/assets/library-paths.ts';
import { maxStagedFiles } from '#electron/assets/limits.ts';
import { createStagedFiles, type StagedFiles } from '#electron/assets/staged-files.ts';
import { addRange, isWhole, type ByteRange } from '#electron/assets/written-ranges.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { makeTemporaryFolder, unwrap, unwrapError } from './asset-library.ts';

let folder: string;
let staged: StagedFiles;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  staged = createStagedFiles(createLibraryPaths(folder));
});
afterEach(async () => {
  await staged.sweep(() => false);
});

const chunk = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill);
const openFile = async (bytes: number | null, maxBytes?: number): Promise<StagedFileId> =>
  unwrap(await staged.open({ name: 'film.mp4', bytes, ...(maxBytes === undefined ? {} : { maxBytes }) }));

describe('staged files', () => {
  it('put chunks where they belong, in whatever order they come', async () => {
    const id = await openFile(9);
    for (const [offset, fill] of [
      [6, 3],
      [0, 1],
      [3, 2],
    ] as const) {
      unwrap(await staged.write(id, offset, chunk(3, fill)));
    }
    unwrap(await staged.seal(id, 9));
    expect([...(await readFile(join(folder, 'staged', id)))]).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('take at most four chunks at the same time', async () => {
    const id = await openFile(null);
    const writes = [0, 1, 2, 3, 4, 5].map(async (index) => await staged.write(id, index * 10, chunk(10, index)));
    const outcomes = await Promise.all(writes);
    const codes = outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code));
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'rate.limited', 'rate.limited']);
    // The refused ones may come again.
    unwrap(await staged.write(id, 40, chunk(10, 4)));
    unwrap(await staged.write(id, 50, chunk(10, 5)));
    unwrap(await staged.seal(id, 60));
  });

  it.each([
    ['past the announced end', 5, 6],
    ['before the start', -1, 1],
    ['at half a byte', 0.5, 1],
    ['empty', 0, 0],
  ])('refuse a chunk that is %s', async (_what, offset, length) => {
    const id = await openFile(10);
    expect(unwrapError(await staged.write(id, offset, chunk(length, 1))).code).toBe('input.invalid');
  });

  it('refuse a chunk of more than 1 MiB, and take one of exactly that', async () => {
    const id = await openFile(null);
    expect(unwrapError(await staged.write(id, 0, chunk(maxChunkBytes + 1, 1))).code).toBe('input.invalid');
    unwrap(await staged.write(id, 0, chunk(maxChunkBytes, 1)));
  });

  it('stop at the limit, announced or not', async () => {
    expect(unwrapError(await staged.open({ name: 'a', bytes: 101, maxBytes: 100 })).code).toBe('asset.too-large');
    const id = await openFile(null, 100);
    unwrap(await staged.write(id, 0, chunk(100, 1)));
    expect(unwrapError(await staged.write(id, 100, chunk(1, 1))).code).toBe('asset.too-large');
  });

  it('are not whole with a hole, a missing end or one byte too many', async () => {
    const id = await openFile(null);
    unwrap(await staged.write(id, 0, chunk(3, 1)));
    unwrap(await staged.write(id, 4, chunk(3, 1)));
    expect(unwrapError(await staged.seal(id, 7)).code).toBe('asset.truncated');
    unwrap(await staged.write(id, 3, chunk(1, 1)));
    expect(unwrapError(await staged.seal(id, 8)).code).toBe('asset.truncated');
    expect(unwrapError(await staged.seal(id, 6)).code).toBe('asset.truncated');
    unwrap(await staged.seal(id, 7));
  });

  it('take nothing after they are sealed or discarded, and nothing under an unknown id', async () => {
    const id = await openFile(1);
    unwrap(await staged.write(id, 0, chunk(1, 1)));
    unwrap(await staged.seal(id, 1));
    expect(unwrapError(await staged.write(id, 0, chunk(1, 2))).code).toBe('entity.not-found');
    await staged.discard(id);
    expect(unwrapError(await staged.seal(id, 1)).code).toBe('entity.not-found');
    expect(unwrapError(await staged.write(newId(), 0, chunk(1, 1))).code).toBe('entity.not-found');
    expect(await readdir(join(folder, 'staged'))).toEqual([]);
  });

  it('bound how many are open at once', async () => {
    const many = Array.from({ length: maxStagedFiles + 5 }, async () => await staged.open({ name: 'a', bytes: null }));
    const outcomes = await Promise.all(many);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(maxStagedFiles);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ error: { kind: 'rate-limited' } });
  });

  it('sweep away what nobody refers to, and leave what somebody does or is being written', async () => {
    const written = await openFile(null);
    const kept = newId<StagedFileId>();
    for (const name of [kept, newId<StagedFileId>(), 'a.tmp']) await writeFile(join(folder, 'staged', name), 'x');
    expect(await staged.sweep((id) => id === kept)).toBe(2);
    expect((await readdir(join(folder, 'staged'))).toSorted()).toEqual([kept, written].toSorted());
  });
});

describe('written ranges', () => {
  it('say "whole" exactly when every byte was written', () => {
    const chunks = fc.array(fc.record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 10 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 40 }), (written, size) => {
        const bytes = new Set(written.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)));
        const ranges = written.reduce<readonly ByteRange[]>(
          (known, { start, length }) => addRange(known, { start, end: start + length }),
          [],
        );
        const isComplete = bytes.size === size && Array.from({ length: size }, (_, i) => i).every((i) => bytes.has(i));
        expect(isWhole(ranges, size)).toBe(isComplete);
      }),
    );
  });
});
