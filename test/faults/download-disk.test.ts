import { chmodSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder, openTestLibrary, unwrap, unwrapError } from '#test/electron/assets/asset-library.ts';
import { openDownloadBench, sha256 } from '#test/electron/assets/download-bench.ts';
import { newTakeSidecar } from '#test/fixtures/take-sidecar.ts';
import { canMountDisks, mountSmallDisk } from './disks.ts';

describe.runIf(canMountDisks)('a download and its disk', () => {
  it('row 39: full at 90 %: it says so, keeps what came, and goes on when there is room', async () => {
    const disk = mountSmallDisk(1_200_000);
    const bench = await openDownloadBench({ folder: disk.folder });
    const room = Math.floor(bench.film.length * 0.9);
    await writeFile(join(disk.folder, 'other'), Buffer.alloc(1_200_000 - room - 40_960));
    expect(unwrapError(await bench.fetch())).toMatchObject({ kind: 'storage', code: 'storage.full' });
    expect(await readdir(disk.folder)).not.toContain('media');
    const kept = (await bench.stagedFile()).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(bench.film.length);

    // Still full: no loop, no more of the film is lost.
    expect(unwrapError(await bench.fetch()).code).toBe('storage.full');
    await rm(join(disk.folder, 'other'));
    unwrap(await bench.fetch());
    expect(sha256(await bench.stagedFile())).toBe(sha256(bench.film));
  });

  it('row 39: full when the take is kept: nothing partial is in the library', async () => {
    const library = await openTestLibrary({ folder: mountSmallDisk(4_000_000).folder });
    const bench = await openDownloadBench({ folder: library.folder });
    unwrap(await bench.fetch());
    const filler = join(library.folder, 'filler');
    await writeFile(filler, Buffer.alloc(4_000_000)).catch(() => undefined);
    expect(unwrapError(await library.store.keepTake(bench.id, newTakeSidecar(), null)).code).toBe('storage.full');
    const files = await readdir(join(library.folder, 'media'), { recursive: true }).catch(() => []);
    expect(files.filter((name) => /\.(mp4|json)$/.test(name))).toEqual([]);
    await rm(filler);
    unwrap(await library.store.keepTake(bench.id, newTakeSidecar(), null));
    await library.close();
  });

  it('row 40: read-only: it says so, and goes on when it can be written to', async () => {
    const disk = mountSmallDisk(4_000_000);
    const bench = await openDownloadBench({ folder: disk.folder });
    bench.proxy.plan({ answer: { cutAfterBodyBytes: 200_000 }, cut: 'end' }, { answer: { status: 503 } });
    unwrapError(await bench.fetch());
    disk.makeReadOnly();
    expect(unwrapError(await bench.fetch())).toMatchObject({ code: 'storage.read-only', retry: 'manual' });
    disk.makeWritable();
    unwrap(await bench.fetch());
    expect(bench.server.asked.at(-1)?.range).toBe('bytes=200000-');
    expect(sha256(await bench.stagedFile())).toBe(sha256(bench.film));
  });
});

describe('a place that cannot be written to', () => {
  it('row 40: a file where the folder should be is a storage error, not a lost result', async () => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'staged'), 'in the way');
    const bench = await openDownloadBench({ folder });
    expect(unwrapError(await bench.fetch())).toMatchObject({ kind: 'storage', code: 'storage.failed' });
    expect(bench.server.asked).toEqual([]);
    await rm(join(folder, 'staged'));
    unwrap(await bench.fetch());
  });

  it('row 40: a folder where the file should be is a storage error, too', async () => {
    const bench = await openDownloadBench();
    await mkdir(join(bench.folder, 'staged', bench.id), { recursive: true });
    expect(unwrapError(await bench.fetch())).toMatchObject({ kind: 'storage', code: 'storage.failed' });
  });

  it.runIf(process.getuid?.() !== 0)('row 40: no permission is a storage error', async () => {
    const bench = await openDownloadBench();
    await mkdir(join(bench.folder, 'staged'), { recursive: true });
    chmodSync(join(bench.folder, 'staged'), 0o500);
    expect(unwrapError(await bench.fetch())).toMatchObject({ kind: 'storage', code: 'storage.failed' });
    chmodSync(join(bench.folder, 'staged'), 0o700);
  });
});
