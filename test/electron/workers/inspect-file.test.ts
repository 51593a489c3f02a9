import { createHash } from 'node:crypto';
import { appendFile, copyFile, open, readFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InspectionTask } from '#electron/assets/inspection.ts';
import { hashOnly } from '#electron/workers/copy-and-hash.ts';
import { inspectFile } from '#electron/workers/inspect-file.ts';
import { makeTemporaryFolder } from '#test/electron/assets/asset-library.ts';
import { mediaFixture } from '#test/fixtures/media.ts';

let folder: string;
let source: string;
let task: InspectionTask;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  source = join(folder, 'film.mp4');
  await copyFile(await mediaFixture('five-seconds-720p.mp4'), source);
  task = { kind: 'copy', path: source, to: join(folder, 'copy'), name: 'film.mp4' };
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Does something once, between the check of the structure and the copy. */
async function inspectWith(meanwhile: () => void | Promise<void>, ownTask: InspectionTask = task) {
  let waiting: Promise<void> | null = null;
  return await inspectFile(ownTask, {
    isCancelled: () => false,
    tellHashing: () => {
      waiting ??= Promise.resolve(meanwhile());
    },
  });
}

describe('inspectFile', () => {
  it('hashes what it copies, in blocks', async () => {
    const bytes = Buffer.alloc(9 * 2 ** 20 + 17, 0x11);
    (await readFile(await mediaFixture('picture.jpg'))).copy(bytes);
    bytes.set([0xff, 0xd9], bytes.length - 2);
    const path = join(folder, 'large.jpg');
    await writeFile(path, bytes);
    let signs = 0;
    const answer = await inspectFile(
      { kind: 'copy', path, to: join(folder, 'copied'), name: 'large.jpg' },
      { isCancelled: () => false, tellHashing: () => (signs += 1) },
    );
    expect(answer).toMatchObject({
      ok: true,
      value: {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        picture: { width: 800, height: 600 },
      },
    });
    expect((await readFile(join(folder, 'copied'))).equals(bytes)).toBe(true);
    expect(signs).toBeGreaterThanOrEqual(1);
  });

  it('stops between two blocks', async () => {
    const answer = await inspectFile(task, { isCancelled: () => true, tellHashing: () => undefined });
    expect(answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  it('counts the frames of a take', async () => {
    const answer = await inspectWith(() => undefined, {
      kind: 'inspect',
      path: source,
      name: 'a.mp4',
      hasToCountFrames: true,
    });
    expect(answer).toMatchObject({ ok: true, value: { container: { frameCount: 120, durationMs: 5_000 } } });
  });

  it('leaves errors of the file system to its caller', async () => {
    await writeFile(join(folder, 'copy'), 'in the way');
    await expect(inspectWith(() => undefined)).rejects.toThrow('EEXIST');
  });
});

describe('row 63: a file that changes while it is read', () => {
  const changed = { ok: false, error: { kind: 'refused', code: 'asset.changed-while-reading' } };

  it('row 63: becomes longer', async () => {
    expect(
      await inspectWith(async () => {
        await appendFile(source, 'more');
      }),
    ).toMatchObject(changed);
  });

  it('row 63: becomes shorter', async () => {
    expect(
      await inspectWith(async () => {
        await truncate(source, 1_000);
      }),
    ).toMatchObject(changed);
  });

  it('row 63: grows for ever, but is not read for ever', async () => {
    await truncate(source, 40 * 2 ** 20);
    const file = await open(source, 'r');
    const port = { isCancelled: () => false, tellHashing: () => undefined };
    const hashed = await hashOnly(file.fd, 1_000, port);
    await file.close();
    expect(hashed?.bytes).toBeLessThan(10 * 2 ** 20);
  });

  it('row 63: gets other bytes of the same length', async () => {
    const answer = await inspectWith(async () => {
      const writer = await open(source, 'r+');
      await writer.write(Buffer.alloc(16), 0, 16, 3_000_000);
      await writer.close();
      // File systems keep time in steps; a person's program never writes twice in one.
      await utimes(source, new Date(), new Date(Date.now() + 5_000));
    });
    expect(answer).toMatchObject(changed);
  });

  it('row 63: is replaced by another under its name: what was opened is what is kept', async () => {
    const other = join(folder, 'other.mp4');
    await copyFile(await mediaFixture('faststart.mp4'), other);
    const answer = await inspectWith(async () => {
      await rename(other, source);
    });
    const expected = createHash('sha256').update(await readFile(await mediaFixture('five-seconds-720p.mp4')));
    expect(answer).toMatchObject({ ok: true, value: { sha256: expected.digest('hex') } });
  });
});
