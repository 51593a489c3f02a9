import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDurableFiles } from '#electron/assets/durable-files.ts';
import type { Clock } from '#electron/platform/clock.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { makeTemporaryFolder } from './asset-library.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  await writeFile(join(folder, 'from'), 'bytes');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Waits are noted, not waited for. */
function createHurriedClock(waits: number[]): Clock {
  return {
    ...systemClock,
    after(delayMs, callback) {
      waits.push(delayMs);
      setImmediate(callback);
      return () => undefined;
    },
  };
}

/** A file system whose files somebody holds for the first tries. */
function heldFor(tries: number, code: string): typeof rename {
  let count = 0;
  return async (from, to) => {
    count += 1;
    if (count <= tries) throw Object.assign(new Error(code), { code, syscall: 'rename' });
    await rename(from, to);
  };
}

describe('row 84: a file that a virus scanner or a sync tool holds', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])(
    'row 84: is renamed when it is let go after %s, each wait longer',
    async (code) => {
      const waits: number[] = [];
      await createDurableFiles(createHurriedClock(waits), heldFor(4, code)).move(
        join(folder, 'from'),
        join(folder, 'a/b/to'),
      );
      expect(await readFile(join(folder, 'a/b/to'), 'utf8')).toBe('bytes');
      expect(waits).toEqual([20, 40, 80, 160]);
    },
  );

  it('row 84: is given up after about two and a half seconds, and nothing is lost', async () => {
    const waits: number[] = [];
    const durable = createDurableFiles(createHurriedClock(waits), heldFor(100, 'EBUSY'));
    await expect(durable.move(join(folder, 'from'), join(folder, 'to'))).rejects.toThrow('EBUSY');
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(2_540);
    expect(await readFile(join(folder, 'from'), 'utf8')).toBe('bytes');
  });

  it('row 84: other troubles are not waited for', async () => {
    const waits: number[] = [];
    const durable = createDurableFiles(createHurriedClock(waits), heldFor(1, 'ENOSPC'));
    await expect(durable.move(join(folder, 'from'), join(folder, 'to'))).rejects.toThrow('ENOSPC');
    expect(waits).toEqual([]);
  });
});

it('writes a text whole or not at all', async () => {
  const path = join(folder, 'x', 'sidecar.json');
  await createDurableFiles(systemClock).write(path, '{"whole":true}', join(folder, 'unfinished'));
  expect(await readFile(path, 'utf8')).toBe('{"whole":true}');
  const failing = createDurableFiles(systemClock, heldFor(1, 'ENOSPC'));
  await expect(failing.write(path, '{"whole":false}', join(folder, 'unfinished'))).rejects.toThrow('ENOSPC');
  expect(await readFile(path, 'utf8')).toBe('{"whole":true}');
  expect((await readdir(folder)).toSorted()).toEqual(['from', 'x']);
});
