import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanEnvironment } from '#scripts/clean-environment.ts';
import { inProject } from '#scripts/project.ts';
import { parseParts, parts } from '#scripts/test-run/parse-parts.ts';
import { playwrightFailures, vitestFailures } from '#scripts/test-run/failures.ts';
import { lastLine, sumOf, tallyPlaywright, tallyVitest, withFailures } from '#scripts/test-run/tally.ts';

describe('the last line of npm test', () => {
  it('sums up', () => {
    const sum = sumOf([
      { passed: 5, failed: 1, skipped: 0, failures: ['a broke'] },
      { passed: 2, failed: 0, skipped: 3 },
    ]);
    expect(sum.failures).toEqual(['a broke']);
    expect(lastLine(sum)).toBe('7 passed, 1 failed, 3 skipped');
    expect(lastLine(sumOf([]))).toBe('0 passed, 0 failed, 0 skipped');
  });
});

describe('what failed', () => {
  const failed = { passed: 5, failed: 1, skipped: 0 };

  it('is named by the report', () => {
    expect(withFailures(failed, ['a broke'], 'vitest', 1).failures).toEqual(['a broke']);
    expect(withFailures({ ...failed, failed: 0 }, [], 'vitest', 0).failures).toEqual([]);
  });

  it('is never an empty list: an error outside every test stands in no report', () => {
    expect(withFailures(failed, [], 'vitest', 1).failures).toEqual([
      'vitest ended with code 1, and no test failed: its own output says why',
    ]);
    expect(withFailures(failed, [], 'vitest', null).failures?.[0]).toContain('was stopped');
  });
});

describe("vitest's report", () => {
  const report = (...statuses: string[]) => ({
    testResults: [{ status: 'passed', assertionResults: statuses.map((status) => ({ status })) }],
  });

  it('counts passed, failed and everything that did not run', () => {
    const tally = tallyVitest(report('passed', 'failed', 'skipped', 'pending', 'todo', 'passed'), 1);
    expect(tally).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('counts a file that did not load as a failure', () => {
    const unloaded = { testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(tallyVitest(unloaded, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('is not believed when the process ended badly', () => {
    expect(tallyVitest(report('passed'), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(tallyVitest(report('passed'), null).failed).toBe(1);
  });

  it('is a failure when there is none', () => {
    expect(tallyVitest(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("Playwright's report", () => {
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 2 };

  it('counts', () => {
    expect(tallyPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  it('holds a failed test and a file that did not load against the run, but not a second try', () => {
    const tally = tallyPlaywright({ stats: { ...stats, unexpected: 1, flaky: 1 }, errors: [{}] }, 1);
    expect(tally).toMatchObject({ passed: 5, failed: 2 });
  });

  it('is a failure when it is missing or the process ended badly', () => {
    expect(tallyPlaywright(null, 0).failed).toBe(1);
    expect(tallyPlaywright({ stats, errors: [] }, 1).failed).toBe(1);
  });
});

describe('what failed', () => {
  it('is named with its file and the first line of what vitest says', () => {
    const name = inProject('test/a.test.ts');
    const failed = {
      status: 'failed',
      fullName: 'a film plays',
      failureMessages: ['\u001B[31mError: no\u001B[39m\nat x'],
    };
    const passed = { status: 'passed', fullName: 'a still shows', failureMessages: [] };
    const report = {
      testResults: [
        { name, status: 'failed', message: '', assertionResults: [failed, passed] },
        { name, status: 'failed', message: 'Cannot find b.ts', assertionResults: [] },
      ],
    };
    expect(vitestFailures(report)).toEqual([
      'test/a.test.ts > a film plays: Error: no',
      'test/a.test.ts > did not load: Cannot find b.ts',
    ]);
    expect(vitestFailures(null)).toEqual([]);
  });

  it('is named with its host by Playwright, wherever it stands, and once when it was tried twice', () => {
    const spec = (status: string) => ({
      title: 'plays',
      file: 'take.spec.ts',
      tests: [
        { projectName: 'browser', status, results: [{ error: { message: 'first' } }, { error: { message: 'last' } }] },
      ],
    });
    const inner = { specs: [spec('unexpected'), spec('flaky'), spec('expected')] };
    const report = { suites: [{ specs: [], suites: [inner] }], errors: [{ message: 'no such file' }] };
    expect(playwrightFailures(report)).toEqual([
      'the specs > did not load: no such file',
      'take.spec.ts > plays [browser]: last',
    ]);
    expect(playwrightFailures({})).toEqual([]);
  });
});

describe('the parts of npm test', () => {
  it('are all, or those that are asked for', () => {
    expect(parseParts([])).toEqual({ parts, filters: [] });
    expect(parseParts(['--only', 'unit,e2e', 'library'])).toEqual({ parts: ['unit', 'e2e'], filters: ['library'] });
  });

  it.each([[['--only']], [['--only', 'everything']], [['--quick']]])('are named when %j is none', (args) => {
    expect(parseParts(args)).toEqual({ problem: expect.stringMatching(/--only/) });
  });
});

describe('the environment of a test run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-environment-'));
  const clean = cleanEnvironment(
    {
      PATH: '/usr/bin',
      FAL_KEY: 'a',
      API_TOKEN: 'a',
      DB_PASSWORD: 'a',
      https_proxy: 'a',
      NO_PROXY: 'a',
      NODE_OPTIONS: '--require x',
      ELECTRON_RUN_AS_NODE: '1',
      DAILIES_LIBRARY: '/library',
      DAILIES_CHROMIUM: '/usr/bin/chromium',
      DAILIES_ELECTRON_LAUNCHER: '/launcher.mjs',
      KEYBOARD: 'us',
    },
    folder,
  );
  rmSync(folder, { recursive: true });

  it('keeps what programs need and drops keys, proxies and switches', () => {
    const kept = Object.keys(clean).filter((name) => !/^(HOME|USERPROFILE|XDG_.*|DAILIES_LIBRARY)$/.test(name));
    expect(kept.toSorted()).toEqual([
      'DAILIES_CHROMIUM',
      'DAILIES_ELECTRON_LAUNCHER',
      'DAILIES_KEYCHAIN_SERVICE',
      'DAILIES_LOOPBACK_ONLY',
      'DBUS_SESSION_BUS_ADDRESS',
      'KEYBOARD',
      'PATH',
    ]);
  });

  it('cannot reach beyond this machine, whatever a person has set', () => {
    expect(cleanEnvironment({ DAILIES_LOOPBACK_ONLY: '0' }, folder)['DAILIES_LOOPBACK_ONLY']).toBe('1');
    rmSync(folder, { recursive: true });
  });

  it("cannot reach a person's keyring", () => {
    const theirs = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus', DAILIES_KEYCHAIN_SERVICE: 'theirs' };
    expect(cleanEnvironment(theirs, folder)).toMatchObject({
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      DAILIES_KEYCHAIN_SERVICE: 'app.dailies.studio.test',
    });
    rmSync(folder, { recursive: true });
  });

  it('has a home and a library in its own folder', () => {
    for (const name of [
      'HOME',
      'USERPROFILE',
      'XDG_CONFIG_HOME',
      'XDG_DATA_HOME',
      'XDG_CACHE_HOME',
      'DAILIES_LIBRARY',
    ]) {
      expect(clean[name]).toMatch(new RegExp(`^${folder}`));
    }
  });
});
