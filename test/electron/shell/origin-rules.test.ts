import { describe, expect, it } from 'vitest';
import { isAppUrl, mayLoad, mayNavigate } from '#electron/shell/app-origin.ts';
import { isExternalLink } from '#electron/shell/external-links.ts';
import { isPermitted } from '#electron/shell/permission-rules.ts';

const elsewhere = [
  '',
  'dailies',
  'about:blank',
  'https://app/',
  'dailies://other/',
  'dailies://app.evil.example/',
  'dailies://user@app/',
  'dailies://app:1/',
  'data:text/html,x',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://evil.example/?dailies://app/',
  'blob:https://evil.example/id',
  'ws://127.0.0.1:1/',
];

describe('what is ours', () => {
  it('is every path of our origin', () => {
    for (const url of ['dailies://app/', 'dailies://app/assets/main.js', 'dailies://app/media/x?y#z']) {
      expect(isAppUrl(url)).toBe(true);
      expect(mayLoad(url)).toBe(true);
    }
    expect(mayLoad('blob:dailies://app/6f1c')).toBe(true);
  });

  it.each(elsewhere)('is not %j', (url) => {
    expect(isAppUrl(url)).toBe(false);
    expect(mayLoad(url)).toBe(false);
  });
});

describe('row 71: where a page may go', () => {
  it('row 71: only to where it is, which is a reload', () => {
    expect(mayNavigate('dailies://app/', true)).toBe(true);
    expect(mayNavigate('dailies://app/', false)).toBe(false);
  });

  it.each([...elsewhere, 'dailies://app/index.html', 'dailies://app/media/x', 'dailies://app/?x'])(
    'row 71: not to %j',
    (url) => {
      expect(mayNavigate(url, true)).toBe(false);
    },
  );
});

describe('links that leave the app', () => {
  it('open only over https and only at listed hosts', () => {
    const hosts = ['docs.example.com'];
    expect(isExternalLink('https://docs.example.com/page?x#y', hosts)).toBe(true);
    for (const url of [
      'http://docs.example.com/',
      'https://docs.example.com.evil.example/',
      'https://evil.example/docs.example.com',
      'https://docs.example.com@evil.example/',
      'https://user@docs.example.com/',
      'https://docs.example.com:8443/',
      'file:///usr/bin/env',
      'smb://docs.example.com/',
      'ms-settings:',
      'not a url',
    ]) {
      expect([url, isExternalLink(url, hosts)]).toEqual([url, false]);
    }
  });

  it('are none as long as no screen has one', () => {
    expect(isExternalLink('https://example.com/')).toBe(false);
  });
});

describe('row 72: permissions', () => {
  it('row 72: our own page may fill the screen and copy', () => {
    expect(isPermitted('fullscreen', 'dailies://app', true)).toBe(true);
    // The check handler is given the origin with a slash.
    expect(isPermitted('fullscreen', 'dailies://app/', true)).toBe(true);
    expect(isPermitted('clipboard-sanitized-write', 'dailies://app', true)).toBe(true);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'hid',
    'usb',
    'serial',
    'midi',
    'midiSysex',
    'clipboard-read',
    'display-capture',
    'pointerLock',
    'keyboardLock',
    'openExternal',
    'fileSystem',
    'idle-detection',
    'storage-access',
    'window-management',
    'unknown',
  ])('row 72: nobody may %s', (permission) => {
    expect(isPermitted(permission, 'dailies://app', true)).toBe(false);
  });

  it('row 72: a frame or another origin may not even fill the screen', () => {
    expect(isPermitted('fullscreen', 'dailies://app', false)).toBe(false);
    for (const origin of ['', 'null', 'https://evil.example', 'dailies://app.evil.example', 'dailies://other']) {
      expect(isPermitted('fullscreen', origin, true)).toBe(false);
    }
  });
});
