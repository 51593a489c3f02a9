import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockLibrary, type LibraryLock } from '#electron/db/library-lock.ts';
import { failure, makeFolder, noonMs, value } from '#test/fixtures/library-database.ts';
import { startChild } from './child.ts';
import { canMountDisks, mountSmallDisk } from './disks.ts';

function lock(folder: string): LibraryLock {
  const taken = value(lockLibrary(folder, noonMs));
  onTestFinished(() => {
    taken.release();
  });
  return taken;
}

describe('row 51: a second Dailies on the same library', () => {
  it('is told who holds it: process, machine and since when', async () => {
    const folder = makeFolder();
    const first = startChild('hold-lock', folder);
    expect(await first.nextLine()).toBe('locked');
    const problem = failure(lockLibrary(folder, noonMs));
    expect(problem).toMatchObject({
      kind: 'storage',
      code: 'library.locked',
      params: { pid: first.pid, host: hostname() },
      retry: 'manual',
    });
    expect(problem.detail).toContain('2026-11-21T12:00:00.000Z');
  });

  it('is told so by the first in this process as well', async () => {
    const folder = makeFolder();
    const held = lock(folder);
    const second = startChild('hold-lock', folder);
    expect(JSON.parse(await second.nextLine())).toMatchObject({ code: 'library.locked', params: { pid: process.pid } });
    held.release();
    expect(await startChild('hold-lock', folder).nextLine()).toBe('locked');
  });

  it('gets the library when the first was killed, whatever that left lying about', async () => {
    const folder = makeFolder();
    const first = startChild('hold-lock', folder);
    await first.nextLine();
    await first.kill();
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    lock(folder);
  });

  it('hears of a lock even when nobody can say whose it is', async () => {
    const folder = makeFolder();
    const first = startChild('hold-lock', folder);
    await first.nextLine();
    writeFileSync(join(folder, 'lock.json'), '{"pid":');
    expect(failure(lockLibrary(folder, noonMs))).toMatchObject({
      code: 'library.locked',
      params: { pid: '?', host: '?' },
    });
  });

  it('is not kept out by a lock file that something overwrote', () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'lock.db'), 'not a lock'.repeat(100));
    lock(folder);
  });

  it('leaves nothing behind but an empty lock file when it ends in order', () => {
    const folder = makeFolder();
    const held = lock(folder);
    held.release();
    held.release();
    expect(readdirSync(folder)).toEqual(['lock.db']);
  });

  it.runIf(canMountDisks)('names the disk, not a lock, when the folder cannot be written to', () => {
    const disk = mountSmallDisk(65_536);
    disk.makeReadOnly();
    expect(failure(lockLibrary(disk.folder, noonMs)).code).toBe('storage.read-only');
  });
});
