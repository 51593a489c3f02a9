import { createServer, type AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseHost, parseStartFlags, type Machine } from '#scripts/host/choose-host.ts';
import { findElectron, firstServer, isReachable } from '#scripts/host/electron-binary.ts';
import { sandboxProblemOf } from '#scripts/host/look-at-machine.ts';

const desktop: Machine = { platform: 'linux', isRoot: false, hasDisplay: true, sandboxProblem: null };
const noFlags = { browser: false, noOpen: false };

describe('the host that npm start chooses', () => {
  it('is Electron on a desktop', () => {
    expect(chooseHost(desktop, noFlags)).toEqual({ host: 'electron' });
  });

  it.each<[string, Machine, typeof noFlags, { opens: boolean; why: RegExp }]>([
    ['--browser', desktop, { browser: true, noOpen: false }, { opens: true, why: /--browser/ }],
    ['--browser --no-open', desktop, { browser: true, noOpen: true }, { opens: false, why: /--browser/ }],
    ['--no-open', desktop, { browser: false, noOpen: true }, { opens: false, why: /--no-open/ }],
    ['no display', { ...desktop, hasDisplay: false }, noFlags, { opens: false, why: /no display/ }],
    ['root', { ...desktop, isRoot: true }, noFlags, { opens: true, why: /root/ }],
    [
      'no sandbox',
      { ...desktop, sandboxProblem: 'the sandbox is off' },
      noFlags,
      { opens: true, why: /sandbox is off/ },
    ],
    [
      'root without a display',
      { ...desktop, isRoot: true, hasDisplay: false },
      noFlags,
      { opens: false, why: /display/ },
    ],
  ])('is the browser with %s, and the reason says so', (_, machine, flags, { opens, why }) => {
    expect(chooseHost(machine, flags)).toEqual({ host: 'browser', opens, why: expect.stringMatching(why) });
  });
});

describe('the flags of npm start', () => {
  it('are two', () => {
    expect(parseStartFlags([])).toEqual(noFlags);
    expect(parseStartFlags(['--no-open', '--browser'])).toEqual({ browser: true, noOpen: true });
  });

  it('are named when one is wrong', () => {
    expect(parseStartFlags(['--browser', '--no-sandbox'])).toEqual({
      problem: expect.stringContaining('"--no-sandbox"'),
    });
  });
});

describe("Electron's sandbox on Linux", () => {
  const files = (values: Record<string, string>) => (path: string) => values[path.split('/').at(-1) ?? ''] ?? null;

  it.each([
    [{}, false, /^no problem$/],
    [{ unprivileged_userns_clone: '1', max_user_namespaces: '100' }, false, /^no problem$/],
    [{ unprivileged_userns_clone: '0' }, false, /user namespaces/],
    [{ max_user_namespaces: '0' }, false, /user namespaces/],
    [{ apparmor_restrict_unprivileged_userns: '1' }, false, /AppArmor/],
    [{ apparmor_restrict_unprivileged_userns: '1' }, true, /^no problem$/],
  ])('%j with the helper: %s', (values, hasHelper, problem) => {
    expect(sandboxProblemOf(files(values), hasHelper) ?? 'no problem').toMatch(problem);
  });
});

describe("Electron's program", () => {
  it('is found only when its package points to a file that is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dailies-electron-'));
    expect(findElectron(folder)).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/electron'), '');
    expect(findElectron(folder)).toBe(join(folder, 'dist/electron'));
    rmSync(folder, { recursive: true });
  });

  it('comes from GitHub, a mirror or through a proxy', () => {
    expect(firstServer({}).href).toBe('https://github.com/');
    expect(firstServer({ ELECTRON_MIRROR: 'https://mirror.example/electron/' }).host).toBe('mirror.example');
    const both = { HTTPS_PROXY: 'http://proxy.example:3128', ELECTRON_MIRROR: 'https://mirror.example/' };
    expect(firstServer(both).host).toBe('proxy.example:3128');
    expect(firstServer({ HTTPS_PROXY: 'not an address' }).host).toBe('github.com');
  });

  it('is only fetched from a server that takes connections', async () => {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    expect(await isReachable(new URL(`http://127.0.0.1:${port}`))).toBe(true);
    await new Promise((closed) => server.close(closed));
    expect(await isReachable(new URL(`http://127.0.0.1:${port}`))).toBe(false);
  });
});
