import { randomUUID } from 'node:crypto';
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import type { Application } from '../application.ts';
import type { Sender } from '../ipc/sender.ts';
import { appOrigin } from './app-scheme.ts';

/** The same names stand in the preload, which is bundled apart. */
const channels = { invoke: 'dailies:invoke', importPath: 'dailies:import-path', event: 'dailies:event' } as const;

export interface IpcTransport {
  /** Carries calls and events of this window until it is closed. */
  attach(window: BrowserWindow): void;
}

export function createIpcTransport(application: Application): IpcTransport {
  /** Which page a window shows: a reload makes a new session. */
  const sessions = new Map<BrowserWindow, string>();

  const senderOf = (event: IpcMainInvokeEvent): Sender => {
    const entry = [...sessions].find(([window]) => !window.isDestroyed() && window.webContents === event.sender);
    const isTrusted = entry !== undefined && isOurPage(event.senderFrame, entry[0]);
    return { sessionId: entry?.[1] ?? '', isTrusted };
  };

  ipcMain.handle(channels.invoke, (event, method: unknown, input: unknown) =>
    application.invoke(senderOf(event), String(method), input),
  );
  ipcMain.handle(channels.importPath, (event, path: unknown) =>
    // Pasted bytes have no path: `null` tells the page to send them.
    typeof path === 'string' && path !== '' ? application.importPath(senderOf(event), path) : null,
  );
  application.onEvent((sessionId, envelope) => {
    for (const [window, id] of sessions) {
      if (id === sessionId && !window.isDestroyed()) window.webContents.send(channels.event, envelope);
    }
  });

  return {
    attach(window) {
      const endSession = (): void => {
        const sessionId = sessions.get(window);
        if (sessionId !== undefined) application.sessionClosed({ sessionId, isTrusted: true });
      };
      sessions.set(window, randomUUID());
      window.webContents.on('did-navigate', () => {
        endSession();
        sessions.set(window, randomUUID());
      });
      window.webContents.on('render-process-gone', endSession);
      window.once('closed', () => {
        endSession();
        sessions.delete(window);
      });
    },
  };
}

/** The top frame of our window, showing a page of exactly our origin. The frame is `null` once it is gone. */
function isOurPage(frame: WebFrameMain | null, window: BrowserWindow): boolean {
  return (
    frame !== null && frame === window.webContents.mainFrame && frame.parent === null && frame.origin === appOrigin
  );
}
