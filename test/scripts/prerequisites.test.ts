import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findKeyringProblem } from '#scripts/prerequisites/find-keyring.ts';
import { findChromium, findOnPath } from '#scripts/prerequisites/find-programs.ts';
import {
  distributionOf,
  planInstallation,
  type Installer,
  type Prerequisite,
} from '#scripts/prerequisites/plan-installation.ts';

const debianRoot: Installer = {
  platform: 'linux',
  distribution: ['debian'],
  hasAptGet: true,
  isRoot: true,
  hasSudo: false,
};
const lines = (installer: Installer, missing: readonly Prerequisite[]): string[] =>
  planInstallation(missing, installer).commands.map(({ program, args }) => [program, ...args].join(' '));

describe('what installs Chromium and ffmpeg', () => {
  it('is apt-get on Debian as root, without questions', () => {
    expect(lines(debianRoot, ['chromium', 'ffmpeg'])).toEqual([
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends ffmpeg',
      'apt-get install -y -qq --no-install-recommends chromium-headless-shell',
      'apt-get install -y -qq --no-install-recommends chromium',
    ]);
    const [, , shell, whole] = planInstallation(['chromium', 'ffmpeg'], debianRoot).commands;
    expect([shell?.isFirstTry, whole?.unlessFound]).toEqual([true, 'chromium']);
    expect(planInstallation(['ffmpeg'], debianRoot).commands.map(({ env }) => env?.['DEBIAN_FRONTEND'])).toEqual([
      'noninteractive',
      'noninteractive',
    ]);
  });

  it('is apt-get for a keyring, too', () => {
    expect(lines(debianRoot, ['keyring']).at(-1)).toBe(
      'apt-get install -y -qq --no-install-recommends dbus gnome-keyring libsecret-1-0',
    );
    expect(lines({ ...debianRoot, hasAptGet: false }, ['keyring'])).toEqual([]);
  });

  it('is sudo without a password, where there is one', () => {
    const user = { ...debianRoot, isRoot: false, hasSudo: true };
    expect(lines(user, ['ffmpeg'])).toEqual([
      'sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update -qq',
      'sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg',
    ]);
  });

  it('is Playwright for Chromium on Ubuntu, whose own package leads to a snap', () => {
    const ubuntu = { ...debianRoot, distribution: ['ubuntu', 'debian'] };
    expect(lines(ubuntu, ['chromium', 'ffmpeg'])).toEqual([
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends ffmpeg',
      expect.stringMatching(/playwright\/cli\.js install chromium$/),
    ]);
  });

  it('is Playwright for Chromium and nothing for ffmpeg everywhere else', () => {
    const mac: Installer = { platform: 'darwin', distribution: [], hasAptGet: false, isRoot: false, hasSudo: false };
    expect(lines(mac, ['chromium', 'ffmpeg'])).toEqual([expect.stringMatching(/playwright/)]);
    expect(lines(mac, ['ffmpeg'])).toEqual([]);
  });

  it('is nothing when nothing is missing', () => {
    expect(lines(debianRoot, [])).toEqual([]);
  });
});

describe('what a person is told to run instead', () => {
  const advice = (installer: Partial<Installer>, missing: readonly Prerequisite[]): string =>
    planInstallation(missing, { ...debianRoot, ...installer }).advice;

  it.each([
    [{ isRoot: false }, ['chromium', 'ffmpeg'], /"sudo apt-get update && sudo apt-get install -y chromium ffmpeg"/],
    [{ distribution: ['ubuntu'] }, ['chromium'], /run "npx playwright install --with-deps chromium", then/],
    [{ hasAptGet: false, platform: 'darwin' }, ['ffmpeg'], /install it, for example with "brew install ffmpeg"/],
    [{ hasAptGet: false, platform: 'win32' }, ['chromium', 'ffmpeg'], /winget/],
    [
      { isRoot: false },
      ['keyring'],
      /"sudo apt-get update && sudo apt-get install -y dbus gnome-keyring libsecret-1-0"/,
    ],
    [
      { hasAptGet: false, distribution: ['arch'] },
      ['keyring'],
      /need a keyring \(dbus, gnome-keyring, libsecret\); inst/,
    ],
    [{ hasAptGet: false, distribution: ['arch'] }, ['ffmpeg'], /your system's package manager/],
  ] as const)('%j without %j', (installer, missing, sentence) => {
    const text = advice(installer, missing);
    expect(text).toMatch(sentence);
    // One sentence: it starts once and ends once.
    expect(text).toMatch(/^The tests need [^.]+\.?[^.]*try again\.$/);
  });
});

describe('the name of a distribution', () => {
  it('is read with and without quotes', () => {
    expect(distributionOf('NAME="Ubuntu"\nID=ubuntu\nID_LIKE="debian other"\n')).toEqual(['ubuntu', 'debian', 'other']);
    expect(distributionOf('ID="debian"\n')).toEqual(['debian']);
    expect(distributionOf('')).toEqual([]);
  });
});

describe('a keyring for tests', () => {
  it('is named by what it lacks', async () => {
    expect(await findKeyringProblem({ PATH: '' }, 'linux')).toBe(
      'dbus-daemon, dbus-send, gnome-keyring-daemon missing',
    );
    expect(await findKeyringProblem(process.env, 'darwin')).toMatch(/a person/);
  });
});

describe('programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-programs-'));
  const add = (name: string, mode: number): string => {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), mode);
    return join(folder, name);
  };
  const chromium = add('chromium', 0o755);
  const plain = add('plain', 0o644);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are found on PATH when they can be run', () => {
    const path = ['', join(folder, 'nowhere'), folder].join(delimiter);
    expect(findOnPath('chromium', { PATH: path })).toBe(chromium);
    expect(findOnPath('plain', { PATH: path })).toBeNull();
    expect(findOnPath('chromium', {})).toBeNull();
  });

  it('give the Chromium without windows before the one with them', () => {
    const shells = join(folder, 'shells');
    mkdirSync(shells);
    const shell = add('shells/chromium-headless-shell', 0o755);
    expect(findChromium({ PATH: [folder, shells].join(delimiter) }, plain)).toBe(shell);
  });

  it('give the Chromium that is named, else the system one, else the one of Playwright', () => {
    expect(findChromium({ DAILIES_CHROMIUM: chromium, PATH: '' }, plain)).toBe(chromium);
    expect(findChromium({ DAILIES_CHROMIUM: join(folder, 'gone'), PATH: folder }, plain)).toBeNull();
    expect(findChromium({ PATH: folder }, plain)).toBe(chromium);
    expect(findChromium({ PATH: '' }, join(folder, 'gone'))).toBeNull();
  });
});
