import { describe, expect, it } from 'vitest';
import { guardAllContents } from '#electron/shell/guard-contents.ts';
import { guardSession } from '#electron/shell/guard-session.ts';
import { FakeEmitter, FakePage } from '#test/fakes/electron-parts.ts';

function guardedPage() {
  const app = new FakeEmitter();
  const opened: string[] = [];
  guardAllContents(app as never, async (url) => {
    opened.push(url);
  });
  const page = new FakePage();
  app.tell('web-contents-created', {}, page);
  return { opened, page };
}

const away = [
  'https://evil.example/',
  'file:///etc/passwd',
  'dailies://app/other',
  'javascript:alert(1)',
  'about:blank',
];

describe('row 71: a page that wants to go elsewhere', () => {
  it.each(away)('row 71: stays when it wants to go to %s', (url) => {
    const { page } = guardedPage();
    for (const isMainFrame of [true, false]) {
      expect(page.tell('will-navigate', { url, isMainFrame })).toBe(true);
      expect(page.tell('will-redirect', { url, isMainFrame })).toBe(true);
      expect(page.tell('will-frame-navigate', { url, isMainFrame })).toBe(true);
    }
  });

  it('row 71: may reload itself, but not load itself into a frame', () => {
    const { page } = guardedPage();
    const url = 'dailies://app/';
    expect(page.tell('will-navigate', { url, isMainFrame: true })).toBe(false);
    expect(page.tell('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    expect(page.tell('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  });

  it('row 71: opens no window and nothing outside', () => {
    const { opened, page } = guardedPage();
    for (const url of away) expect(page.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
  });

  it('attaches no webview and gives WebRTC no address', () => {
    const { page } = guardedPage();
    expect(page.tell('will-attach-webview')).toBe(true);
    expect(page.webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});

function guardedSession() {
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const keep = (name: string) => (handler: never) => {
    handlers[name] = handler;
  };
  const session = Object.assign(new FakeEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    webRequest: { onBeforeRequest: keep('load') },
  });
  guardSession(session as never);
  const asks = (permission: string, requestingUrl: string, isMainFrame = true): [boolean, boolean] => {
    let isRequestGranted: boolean | null = null;
    const decide = (granted: boolean): void => {
      isRequestGranted = granted;
    };
    handlers['request']?.(...([null, permission, decide, { requestingUrl, isMainFrame }] as never[]));
    const origin = requestingUrl.slice(0, requestingUrl.indexOf('/', 10));
    const isCheckGranted = handlers['check']?.(...([null, permission, origin, { isMainFrame }] as never[])) === true;
    return [isRequestGranted === true, isCheckGranted];
  };
  const loads = (url: string): boolean => {
    let isCancelled = true;
    const decide = (answer: { cancel: boolean }): void => {
      isCancelled = answer.cancel;
    };
    handlers['load']?.(...([{ url }, decide] as never[]));
    return !isCancelled;
  };
  return { asks, handlers, loads, session };
}

describe('row 72: a page that asks for more', () => {
  it('row 72: gets full screen for its own player, by request and by check', () => {
    expect(guardedSession().asks('fullscreen', 'dailies://app/')).toEqual([true, true]);
  });

  it('row 72: gets nothing else, whoever asks', () => {
    const { asks, handlers, session } = guardedSession();
    for (const permission of ['media', 'geolocation', 'hid', 'usb', 'serial', 'clipboard-read', 'notifications']) {
      expect(asks(permission, 'dailies://app/')).toEqual([false, false]);
    }
    expect(asks('fullscreen', 'https://evil.example/')).toEqual([false, false]);
    expect(asks('fullscreen', 'dailies://app/', false)).toEqual([false, false]);
    expect(handlers['device']?.()).toBe(false);
    expect(session.tell('will-download')).toBe(true);
  });

  it('reaches no network', () => {
    const { loads } = guardedSession();
    expect(loads('dailies://app/assets/main.js')).toBe(true);
    for (const url of ['https://evil.example/', 'ws://127.0.0.1:1/', 'http://127.0.0.1:80/', 'file:///etc/passwd']) {
      expect(loads(url)).toBe(false);
    }
  });
});
