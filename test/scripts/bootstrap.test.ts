import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathWithoutProject } from '#scripts/bootstrap/install.mjs';
import { firstDifference, readLockfile } from '#scripts/bootstrap/installed.mjs';
import { chooseNode, majorOf, systemNodeProblem } from '#scripts/bootstrap/node-version.mjs';

describe('the Node of this machine', () => {
  it.each([
    ['v20.0.0', /^no problem$/],
    ['v24.21.0', /^no problem$/],
    ['v100.1.0', /^no problem$/],
    ['v18.20.4', /^Dailies needs Node 20 or newer; this is v18\.20\.4\. .+ try again\.$/],
    ['v8.17.0', /Node 20/],
    ['nonsense', /Node 20/],
  ])('%s', (version, problem) => {
    expect(systemNodeProblem(version) ?? 'no problem').toMatch(problem);
  });

  it('has a major version only when its text is a version', () => {
    expect([majorOf('v24.1.0\n'), majorOf('20.1.0'), majorOf(''), majorOf('v24')]).toEqual([24, 20, null, null]);
  });
});

describe('the Node that runs the app', () => {
  it('is the one in node_modules when it has the right version', () => {
    expect(chooseNode({ packaged: 'v24.21.0', system: 'v20.20.2' })).toEqual({ use: 'packaged' });
  });

  it('is the system one when that is new enough and the package did not install', () => {
    expect(chooseNode({ packaged: null, system: 'v24.0.1' })).toEqual({ use: 'system' });
    expect(chooseNode({ packaged: 'v22.0.0', system: 'v26.0.1' })).toEqual({ use: 'system' });
  });

  it('is neither when both are too old: the sentence names the command', () => {
    expect(chooseNode({ packaged: null, system: 'v20.20.2' })).toEqual({
      problem: expect.stringMatching(/npm rebuild node --ignore-scripts=false/),
    });
  });
});

describe('whether everything is installed', () => {
  const wanted = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/a-win32-x64': { version: '1.0.0', optional: true },
    },
  };
  const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };

  it('is so when all but the binaries of other systems are there', () => {
    expect(firstDifference(wanted, installed)).toBeNull();
  });

  it.each([
    ['nothing there', null, 'nothing is installed yet'],
    ['a package missing', { packages: {} }, 'node_modules/a is missing'],
    [
      'an older package',
      { packages: { 'node_modules/a': { version: '0.9.0' } } },
      'node_modules/a is 0.9.0, not 1.0.0',
    ],
    [
      'row 97: other contents under the same version',
      { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } } },
      'node_modules/a has other contents',
    ],
    [
      'an optional package of another version',
      { packages: { ...installed.packages, 'node_modules/a-win32-x64': { version: '0.1.0' } } },
      'node_modules/a-win32-x64 is 0.1.0, not 1.0.0',
    ],
  ])('is not so with %s', (_, present, difference) => {
    expect(firstDifference(wanted, present)).toBe(difference);
  });

  it('is read from files that may be missing or torn', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dailies-lock-'));
    writeFileSync(join(folder, 'torn.json'), '{"packages":');
    expect([readLockfile(join(folder, 'gone.json')), readLockfile(join(folder, 'torn.json'))]).toEqual([null, null]);
    rmSync(folder, { recursive: true });
  });

  it('never lets npm run on the Node that it replaces', () => {
    const path = ['/project/node_modules/.bin', '/usr/bin', '/project/node_modules/node/bin'].join(delimiter);
    expect(pathWithoutProject(path, '/project')).toBe('/usr/bin');
  });
});

describe('the way in', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dailies-enter-'));
    mkdirSync(join(folder, 'scripts'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the real entry from a copy of the project that has only what the test puts there. */
  function enter(task: string): { code: number | null; lines: string[]; stdout: string } {
    const scripts = join(import.meta.dirname, '../../scripts');
    spawnSync('cp', ['-r', join(scripts, 'bootstrap'), join(scripts, 'enter.mjs'), join(folder, 'scripts')]);
    const run = spawnSync(process.execPath, [join(folder, 'scripts/enter.mjs'), task, 'one', 'two'], {
      encoding: 'utf8',
    });
    return { code: run.status, lines: run.stderr.split('\n').filter((line) => line !== ''), stdout: run.stdout };
  }

  it('ends with one sentence when the clone is incomplete', () => {
    expect(enter('check')).toMatchObject({
      code: 1,
      lines: ['package-lock.json is missing or cannot be read; clone the project again.'],
    });
  });

  it('hands over arguments and exit code when all is installed', () => {
    writeFileSync(join(folder, 'package-lock.json'), '{"packages":{}}');
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages":{}}');
    writeFileSync(
      join(folder, 'scripts/echo.ts'),
      'console.log(process.argv.slice(2).join()); process.exit(7 as number);\n',
    );
    expect(enter('echo')).toMatchObject({ code: 7, stdout: 'one,two\n', lines: [] });
  });
});
