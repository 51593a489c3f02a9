import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { contentSecurityPolicy } from '#electron/content/security-headers.ts';
import { appUrl, mayLoad, mayNavigate } from '#electron/shell/app-origin.ts';
import { registerAppScheme } from '#electron/shell/app-scheme.ts';
import { isExternalLink } from '#electron/shell/external-links.ts';
import { isPermitted } from '#electron/shell/permission-rules.ts';
import { createWebPreferences } from '#electron/shell/web-preferences.ts';

const project = join(import.meta.dirname, '../../..');

function read(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}

/** Every source file that runs in main or in the preload, by path. */
const sources = readdirSync(join(project, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: read(join('electron', name)) }));

function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
}

const preferences = createWebPreferences('preload.cjs');
const main = read('electron/main.ts');
const preload = read('electron/preload/preload.ts');

/** https://www.electronjs.org/docs/latest/tutorial/security, point by point and in its order. */
describe('S1: the security checklist of Electron', () => {
  it('1: only loads what is ours, over a secure scheme', () => {
    expect(appUrl).toBe('dailies://app/');
    expect(mayLoad('http://127.0.0.1/')).toBe(false);
    expect(filesWith(/\.loadURL\((?!appUrl\))/)).toEqual([]);
    expect(filesWith(/\.loadFile\(/)).toEqual([]);
  });

  it('2: no Node in the page, in its frames or its workers', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3: the preload lives in a world of its own', () => {
    expect(preferences.contextIsolation).toBe(true);
  });

  it('4: every process of a page is sandboxed', () => {
    expect(preferences.sandbox).toBe(true);
    expect(main).toContain('app.enableSandbox()');
    expect(filesWith(/['"`]no-sandbox['"`]/)).toEqual(['shell/launch-guard.ts']);
  });

  it('5: permissions are decided, by request and by check', () => {
    expect(main).toContain('guardSession(session.defaultSession)');
    expect(isPermitted('media', 'dailies://app', true)).toBe(false);
    expect(filesWith(/partition:/)).toEqual([]);
  });

  it('6: web security is on', () => {
    expect(preferences.webSecurity).toBe(true);
    expect(filesWith(/disable-web-security/)).toEqual(['shell/launch-guard.ts']);
  });

  it('7: a content security policy without exceptions', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none';/);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  it('8: no insecure content', () => {
    expect(preferences.allowRunningInsecureContent).toBe(false);
  });

  it('9: no experimental features', () => {
    expect(preferences.experimentalFeatures).toBe(false);
  });

  it('10: no Blink features switched on', () => {
    expect(preferences.enableBlinkFeatures).toBeUndefined();
    expect(filesWith(/appendSwitch|appendArgument/)).toEqual([]);
  });

  it('11 and 12: no webview, whatever its options', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(filesWith(/will-attach-webview/)).toEqual(['shell/guard-contents.ts']);
  });

  it('13: a page goes nowhere', () => {
    expect(mayNavigate('https://example.com/', true)).toBe(false);
    expect(main.indexOf('guardAllContents(')).toBeLessThan(main.indexOf('openWindow()'));
  });

  it('14: a page opens no window', () => {
    expect(filesWith(/action: 'allow'/)).toEqual([]);
    expect(filesWith(/setWindowOpenHandler/)).toEqual(['shell/guard-contents.ts']);
  });

  it('15: what leaves the app is listed', () => {
    expect(isExternalLink('https://example.com/')).toBe(false);
    expect(filesWith(/shell\.openExternal|shell\.openPath/)).toEqual(['main.ts']);
  });

  it('16: a current version of Electron, pinned', () => {
    expect(packageFile.devDependencies.electron).toMatch(/^45\.\d+\.\d+$/);
  });

  it('17: every message is checked for its sender', () => {
    expect(filesWith(/ipcMain\.(handle|on|once)\(/)).toEqual(['shell/ipc-transport.ts']);
    const handled = [...read('electron/shell/ipc-transport.ts').matchAll(/ipcMain\.handle\([^;]*;/g)].map(
      ([text]) => text,
    );
    expect(handled).toHaveLength(2);
    for (const text of handled) expect(text).toContain('senderOf(event)');
  });

  it('18: no file:// pages, and a scheme without privileges it does not need', () => {
    const registered: unknown[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) });
    expect(registered).toEqual([
      {
        scheme: 'dailies',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
    expect(filesWith(/file:\/\//)).toEqual([]);
  });

  it('19: no debugging and no code from outside in a packaged app', () => {
    expect(main).toContain('app.isPackaged ? findForbiddenSwitch(');
    expect(filesWith(/crashReporter/)).toEqual([]);
  });

  it('20: the page gets one frozen object with three functions, and no Electron', () => {
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toContain('Object.freeze({');
    expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
    expect([...preload.matchAll(/^ {2}(\w+): \(/gm)].map(([, name]) => name)).toEqual([
      'invoke',
      'onEvent',
      'importFile',
    ]);
  });
});
