import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksumOfSources, isBuilt } from '#scripts/build-app.ts';

let root = '';
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dailies-sources-'));
  for (const path of ['electron/main.ts', 'renderer/ui/a.ts', 'shared/b.ts', 'resources/icon.svg']) write(path, path);
  for (const path of ['package.json', 'package-lock.json', 'electron.vite.config.ts']) write(path, path);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('whether the bundles are up to date', () => {
  it('is false before the first build and true after it', () => {
    expect(isBuilt(root)).toBe(false);
    write('out/.sources', checksumOfSources(root));
    expect(isBuilt(root)).toBe(true);
  });

  it.each([
    [
      'a file with other contents',
      () => {
        write('renderer/ui/a.ts', 'other');
      },
    ],
    [
      'a new file',
      () => {
        write('electron/db/new.ts', '');
      },
    ],
    [
      'a file that is gone',
      () => {
        rmSync(join(root, 'shared/b.ts'));
      },
    ],
    [
      'another lockfile',
      () => {
        write('package-lock.json', 'other');
      },
    ],
    [
      'text that moved from one file into the next',
      () => {
        write('electron/main.ts', 'electron/main.tsr');
      },
    ],
  ])('is false after %s', (_, change) => {
    write('out/.sources', checksumOfSources(root));
    change();
    expect(isBuilt(root)).toBe(false);
  });

  it('is true when only times or tests changed', () => {
    write('out/.sources', checksumOfSources(root));
    utimesSync(join(root, 'electron/main.ts'), 1, 1);
    write('test/a.test.ts', '');
    expect(isBuilt(root)).toBe(true);
  });
});
