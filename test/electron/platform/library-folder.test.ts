import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileBytes, findLibraryFolder, freeBytes } from '#electron/platform/library-folder.ts';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('findLibraryFolder', () => {
  it('is what DAILIES_LIBRARY names', () => {
    expect(findLibraryFolder({ DAILIES_LIBRARY: '/films/library' }, home)).toBe('/films/library');
    expect(findLibraryFolder({ DAILIES_LIBRARY: 'relative' }, home)).toBe(join(process.cwd(), 'relative'));
  });

  it('is among the documents, where there are any', () => {
    mkdirSync(join(home, 'Documents'));
    for (const environment of [{}, { DAILIES_LIBRARY: '' }, { XDG_DATA_HOME: '/data' }]) {
      expect(findLibraryFolder(environment, home)).toBe(join(home, 'Documents', 'Dailies Library'));
    }
  });

  it.runIf(process.platform === 'linux')('is among the data on a Linux without documents', () => {
    expect(findLibraryFolder({}, home)).toBe(join(home, '.local', 'share', 'Dailies Library'));
    expect(findLibraryFolder({ XDG_DATA_HOME: '/data' }, home)).toBe('/data/Dailies Library');
    expect(findLibraryFolder({ XDG_DATA_HOME: '' }, home)).toBe(join(home, '.local', 'share', 'Dailies Library'));
    expect(existsSync(join(home, '.local'))).toBe(false);
  });
});

describe('what the folder holds', () => {
  it('tells what is free, and does not know it for a folder that is gone', () => {
    expect(freeBytes(home)).toBeGreaterThan(0);
    expect(freeBytes(join(home, 'gone'))).toBeNull();
  });

  it('tells the size of a file, and 0 for one that is gone', () => {
    writeFileSync(join(home, 'file'), 'abc');
    expect(fileBytes(join(home, 'file'))).toBe(3);
    expect(fileBytes(join(home, 'gone'))).toBe(0);
  });
});
