import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockLibrary } from '#electron/db/library-lock.ts';
import { openProblemError } from '#electron/db/open-problem.ts';
import { prepareLibraryFolder } from '#electron/platform/library-folder.ts';
import {
  addProject,
  createRepositories,
  failure,
  makeFolder,
  names,
  noonMs,
  openIn,
  tryOpen,
  value,
} from '#test/fixtures/library-database.ts';
import { canMountDisks, mountSmallDisk } from './disks.ts';

describe('row 83: libraries in odd places', () => {
  it.each([
    ['emoji', '🎬 Film 📽️ 場面 été'],
    ['quotes and signs', `it's "50 %" #1 & ?x=y; --`],
    ['250 characters', 'a'.repeat(250)],
    ['255 bytes of emoji', '🎬'.repeat(63)],
  ])('works in a folder named with %s', (_what, name) => {
    const folder = join(makeFolder(), name);
    prepareLibraryFolder(folder);
    const lock = value(lockLibrary(folder, noonMs));
    const db = openIn(folder);
    addProject(createRepositories(db), 'Here');
    db.close();
    expect(names(createRepositories(openIn(folder)).projects.list())).toEqual(['Here']);
    lock.release();
  });

  it('says that a path is too long instead of failing somewhere', () => {
    const folder = join(makeFolder(), 'a'.repeat(250), 'b'.repeat(250));
    prepareLibraryFolder(folder);
    expect(failure(tryOpen(folder))).toEqual({ kind: 'failed', detail: 'the path has more than 500 bytes' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names a file that stands where the folder should be', () => {
    const place = join(makeFolder(), 'library');
    writeFileSync(place, '');
    expect(() => {
      prepareLibraryFolder(place);
    }).toThrow('EEXIST');
  });

  describe.runIf(canMountDisks)('on a disk of its own', () => {
    it('read-only, with a library on it: the start-up message says so, nothing is written', () => {
      const disk = mountSmallDisk(2 * 1_048_576);
      openIn(disk.folder).close();
      disk.makeReadOnly();
      expect(openProblemError(failure(tryOpen(disk.folder))).code).toBe('storage.read-only');
      expect(() => {
        prepareLibraryFolder(disk.folder);
      }).toThrow('EROFS');
      disk.makeWritable();
      openIn(disk.folder);
    });

    it('read-only and empty: the start-up message says so', () => {
      const disk = mountSmallDisk(65_536);
      disk.makeReadOnly();
      expect(openProblemError(failure(tryOpen(disk.folder))).code).toBe('storage.read-only');
    });

    it('full: the start-up message says so, and no half-made library stays', () => {
      const disk = mountSmallDisk(128 * 1_024);
      mkdirSync(join(disk.folder, 'library'));
      disk.fill();
      const folder = join(disk.folder, 'library');
      expect(openProblemError(failure(tryOpen(folder))).code).toBe('storage.full');
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});
