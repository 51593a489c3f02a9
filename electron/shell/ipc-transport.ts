import { randomUUID } from 'node:crypto';
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Application } from '../application.ts';
import type { Sender } from '../ipc/sender.ts';
import { appOrigin } from './app-origin.ts';

/** The same names stand in the preload, which is bundled apart. */
const channels = { invoke: 'dailies:invoke', importPath: 'dailies:import-path', event: 'dailies:event' } as const;

type Channel = Pick<IpcMain, 'handle'>;
type Page = Pick<WebContents, 'on' | 'once' | 'send' | 'isDestroyed' | 'mainFrame'>;

export interface IpcTransport {
  /** Carries calls and events of this window's page until it is gone. */
  attach(window: { readonly webContents: Page } | BrowserWindow): void;
}

export function createIpcTransport(ipcMain: Channel, application: Application): IpcTransport {
  /** Which session a page is: a reload makes a new one. */
  const sessions = new Map<Page, string>();

  const senderOf = (event: IpcMainInvokeEvent): Sender => {
    const sessionId = sessions.get(event.sender);
    return { sessionId: sessionId ?? '', isTrusted: sessionId !== undefined && isOurPage(event) };
  };

  ipcMain.handle(channels.invoke, (event, method: unknown, input: unknown) =>
    application.invoke(senderOf(event), typeof method === 'string' ? method : '', input),
  );
  ipcMain.handle(channels.importPath, (event, path: unknown) =>
    // Pasted bytes have no path: `null` tells the page to send them.
    typeof path === 'string' && path !== '' ? application.importPath(senderOf(event), path) : null,
  );
  application.onEvent((sessionId, envelope) => {
    for (const [page, id] of sessions) {
      if (id === sessionId && !page.isDestroyed()) page.send(channels.event, envelope);
    }
  });

  return {
    attach({ webContents: page }) {
      const endSession = (): void => {
        const sessionId = sessions.get(page);
        if (sessionId !== undefined) application.sessionClosed({ sessionId, isTrusted: true });
      };
      sessions.set(page, randomUUID());
      page.on('did-navigate', () => {
        endSession();
        sessions.set(page, randomUUID());
      });
      page.on('render-process-gone', endSession);
      page.once('destroyed', () => {
        endSession();
        sessions.delete(page);
      });
    },
  };
}

/** The top frame of our window, showing a page of exactly our origin. The frame is `null` once it is gone. */
function isOurPage({ sender, senderFrame: frame }: IpcMainInvokeEvent): boolean {
  return frame !== null && frame === sender.mainFrame && frame.parent === null && frame.origin === appOrigin;
}
