import { describe, expect, it } from 'vitest';
import type { IpcMainInvokeEvent } from 'electron';
import { createIpcTransport } from '#electron/shell/ipc-transport.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { createAppSnapshot } from '#test/fakes/app-snapshot.ts';
import { createFakeApplication } from '#test/fakes/application.ts';
import { FakePage } from '#test/fakes/electron-parts.ts';

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

function started() {
  const listeners = new Map<string, Listener>();
  const paths: string[] = [];
  const application = createFakeApplication({
    handlers: { 'app.snapshot': () => ok(createAppSnapshot()) },
    importPath: async ({ isTrusted }, path) => {
      paths.push(path);
      return isTrusted ? ok(path) : err(appError('invalid-input', 'sender.untrusted'));
    },
  });
  const transport = createIpcTransport(
    { handle: (channel, listener) => listeners.set(channel, listener) },
    application,
  );
  const page = new FakePage();
  transport.attach({ webContents: page as never });
  const call = (channel: string, args: unknown[], event: object = { sender: page, senderFrame: page.mainFrame }) =>
    listeners.get(channel)?.(event as IpcMainInvokeEvent, ...args);
  return { application, call, listeners, page, paths };
}

const untrusted = { ok: false, error: { code: 'sender.untrusted' } };

describe('createIpcTransport', () => {
  it('listens on two channels only', () => {
    expect([...started().listeners.keys()]).toEqual(['dailies:invoke', 'dailies:import-path']);
  });

  it('answers our own page', async () => {
    const { call } = started();
    expect(await call('dailies:invoke', ['app.snapshot', {}])).toEqual(ok(createAppSnapshot()));
  });

  it('row 68: refuses frames, other pages, other origins and senders that are gone', async () => {
    const { call, page } = started();
    const stranger = new FakePage();
    const hostile = [
      { sender: page, senderFrame: null },
      { sender: page, senderFrame: { parent: page.mainFrame, origin: 'dailies://app' } },
      { sender: page, senderFrame: { ...page.mainFrame } },
      { sender: stranger, senderFrame: stranger.mainFrame },
    ];
    for (const event of hostile) {
      expect(await call('dailies:invoke', ['app.snapshot', {}], event)).toMatchObject(untrusted);
      expect(await call('dailies:import-path', ['/etc/passwd'], event)).toMatchObject(untrusted);
    }
    for (const origin of ['null', 'https://evil.example', 'devtools://devtools', 'dailies://app.evil.example']) {
      page.mainFrame.origin = origin;
      expect(await call('dailies:invoke', ['app.snapshot', {}])).toMatchObject(untrusted);
    }
  });

  it('row 68: survives names and inputs of any kind', async () => {
    const { call } = started();
    for (const method of [undefined, null, 42, {}, ['app.snapshot', 'x'], Object.create(null)]) {
      expect(await call('dailies:invoke', [method, {}])).toMatchObject({ error: { code: 'method.unknown' } });
    }
    expect(await call('dailies:invoke', [])).toMatchObject({ error: { code: 'method.unknown' } });
  });

  it('hands a path to the application, and says so when there is none', async () => {
    const { call, paths } = started();
    expect(await call('dailies:import-path', ['/films/a.png'])).toEqual(ok('/films/a.png'));
    expect(await call('dailies:import-path', [''])).toBeNull();
    expect(await call('dailies:import-path', [{ path: 'x' }])).toBeNull();
    expect(paths).toEqual(['/films/a.png']);
  });

  it('sends events to the page at work, and to none that is gone', async () => {
    const { application, call, page } = started();
    application.broadcast.announce('mediaWork.queued', { waiting: 1 });
    expect(page.sent).toHaveLength(0);
    await call('dailies:invoke', ['app.snapshot', {}]);
    application.broadcast.announce('mediaWork.queued', { waiting: 2 });
    expect(page.sent).toMatchObject([{ channel: 'dailies:event', message: { payload: { waiting: 2 } } }]);
    page.isGone = true;
    application.broadcast.announce('mediaWork.queued', { waiting: 3 });
    expect(page.sent).toHaveLength(1);
  });

  it('makes a new session for every load of the page', async () => {
    const { application, call, page } = started();
    await call('dailies:invoke', ['app.snapshot', {}]);
    page.tell('did-navigate', {}, 'dailies://app/');
    expect(application.closedSessions).toHaveLength(1);
    expect(await call('dailies:invoke', ['library.counts', {}])).toMatchObject({ error: { code: 'session.replaced' } });
    await call('dailies:invoke', ['app.snapshot', {}]);
    page.tell('destroyed');
    expect(new Set(application.closedSessions).size).toBe(2);
    expect(await call('dailies:invoke', ['app.snapshot', {}])).toMatchObject(untrusted);
  });
});
