import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageAt, type LockPackages } from '#scripts/lockfile/complete-platforms.ts';
import { lockfileProblems, type Manifest } from './lockfile-problems.ts';

const project = join(import.meta.dirname, '../..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(project, name), 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { packages: LockPackages };

const sound = {
  manifest: { dependencies: { zod: '4.6.7' }, allowScripts: { node: true, electron: false } },
  packages: { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-abc' } },
};

describe('row 97: the lockfile', () => {
  it('row 97: pins every package by exact version and checksum, and allows no unknown install script', () => {
    expect(lockfileProblems(manifest, packages)).toEqual([]);
  });

  it('row 97: lets npm resolve only releases that are at least seven days old', () => {
    expect(readFileSync(join(project, '.npmrc'), 'utf8')).toMatch(/^min-release-age=7$/m);
  });

  it('row 97: accepts a sound pair, so that the refusals below mean something', () => {
    expect(lockfileProblems(sound.manifest, sound.packages)).toEqual([]);
  });

  it('row 97: accepts a package under another name, known by its own', () => {
    const renamed = { dependencies: { zod: 'npm:@other/zod@4.6.7' }, allowScripts: { '@other/zod': false } };
    const entry = { ...sound.packages['node_modules/zod'], name: '@other/zod', hasInstallScript: true };
    expect(lockfileProblems(renamed, { 'node_modules/zod': entry })).toEqual([]);
  });

  it('row 97: lets only Node itself run a script while it is installed', () => {
    const allowed = Object.entries(manifest.allowScripts ?? {}).filter(([, mayRun]) => mayRun);
    expect(allowed.map(([name]) => name)).toEqual(['node']);
  });

  it.each<[string, Manifest, LockPackages, RegExp]>([
    ['a range', { dependencies: { zod: '^4.6.7' } }, sound.packages, /is a range/],
    ['another version', { dependencies: { zod: '4.6.8' } }, sound.packages, /another version/],
    ['a package that is not locked', { dependencies: { left: '1.0.0' } }, sound.packages, /another version/],
    ['no checksum', sound.manifest, { 'node_modules/zod': { version: '4.6.7' } }, /no sha512/],
    ['a weak checksum', sound.manifest, { 'node_modules/zod': { version: '4.6.7', integrity: 'sha1-a' } }, /no sha512/],
    [
      'a tarball from elsewhere',
      sound.manifest,
      { 'node_modules/zod': { ...sound.packages['node_modules/zod'], resolved: 'https://example.com/zod.tgz' } },
      /where it came from/,
    ],
    [
      'an unknown install script',
      sound.manifest,
      { 'node_modules/zod': { ...sound.packages['node_modules/zod'], hasInstallScript: true } },
      /unknown install script/,
    ],
    [
      'an unknown install script behind another name',
      { dependencies: { zod: 'npm:@other/zod@4.6.7' }, allowScripts: { zod: false } },
      { 'node_modules/zod': { ...sound.packages['node_modules/zod'], name: '@other/zod', hasInstallScript: true } },
      /unknown install script/,
    ],
    [
      'a range behind another name',
      { dependencies: { zod: 'npm:@other/zod@^4.6.7' } },
      { 'node_modules/zod': { ...sound.packages['node_modules/zod'], name: '@other/zod' } },
      /is a range/,
    ],
    [
      'another package under the name',
      { dependencies: { zod: 'npm:@other/zod@4.6.7' } },
      { 'node_modules/zod': { ...sound.packages['node_modules/zod'], name: '@third/zod' } },
      /another package/,
    ],
    [
      'another package under a name of its own',
      sound.manifest,
      { 'node_modules/zod': { ...sound.packages['node_modules/zod'], name: '@third/zod' } },
      /another package/,
    ],
    [
      'a version that is a link to a repository',
      sound.manifest,
      { ...sound.packages, 'node_modules/a': { version: 'git+ssh://example.com/a.git', integrity: 'sha512-a' } },
      /not exact/,
    ],
    [
      'a missing binary of another system, which npm ci would refuse',
      sound.manifest,
      {
        'node_modules/zod': {
          ...sound.packages['node_modules/zod'],
          optionalDependencies: { 'zod-win32-x64': '1.0.0' },
        },
      },
      /npm run lockfile/,
    ],
  ])('row 97: refuses %s', (_, changedManifest, changedPackages, problem) => {
    expect(lockfileProblems(changedManifest, changedPackages).join('\n')).toMatch(problem);
  });
});

describe('the third-party notices', () => {
  it('name every package that ships; `npm run notices` writes them', () => {
    const notices = readFileSync(join(project, 'resources/third-party-notices.txt'), 'utf8').split('\n');
    const shipped = Object.entries(packages).flatMap(([path, entry]) =>
      path === '' || entry.dev === true || entry.optional === true
        ? []
        : [`${packageAt(path, entry)} ${entry.version}`],
    );
    expect(shipped.filter((line) => !notices.includes(line))).toEqual([]);
  });
});
