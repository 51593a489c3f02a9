import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import type { Settings } from '#shared/domain/settings.ts';
import { startApplication, type Application } from './application.ts';
import { systemClock } from './platform/clock.ts';
import { createFileLogger } from './platform/file-logger.ts';
import { findLibraryFolder } from './platform/library-folder.ts';
import { registerAppScheme, serveAppScheme } from './shell/app-scheme.ts';
import { findForbiddenSwitch } from './shell/launch-guard.ts';
import { guardAllContents } from './shell/guard-contents.ts';
import { guardSession } from './shell/guard-session.ts';
import { createIpcTransport } from './shell/ipc-transport.ts';
import { closeBeforeQuit, focusOnSecondStart, followWindows, reloadAfterCrash } from './shell/lifecycle.ts';
import { openMainWindow } from './shell/main-window.ts';
import { menuTemplate } from './shell/menu.ts';

/** Beside this bundle. */
const preload = join(import.meta.dirname, '../preload/preload.cjs');
const rendererFolder = join(import.meta.dirname, '../renderer');
const { platform } = process;
const logger = createFileLogger(findLibraryFolder());

function findWindow(): BrowserWindow | null {
  return BrowserWindow.getAllWindows()[0] ?? null;
}

/** The buttons of the system, menus and scroll bars follow the theme that was chosen in the app. */
function followTheme(application: Application): void {
  const follow = ({ theme }: Settings): void => {
    nativeTheme.themeSource = theme;
  };
  const settings = application.settings();
  if (settings !== null) follow(settings);
  application.onEvent((_sessionId, { name }) => {
    const changed = name === 'settings.changed' ? application.settings() : null;
    if (changed !== null) follow(changed);
  });
}

async function run(): Promise<void> {
  guardAllContents(app, (url) => shell.openExternal(url));
  guardSession(session.defaultSession);
  const application = await startApplication({
    libraryFolder: findLibraryFolder(),
    rendererFolder,
    appVersion: app.getVersion(),
    host: {
      kind: 'electron',
      canReveal: true,
      hasWindowControls: platform === 'darwin' || platform === 'win32',
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    },
    clock: systemClock,
    logger,
    reveal: (path) => {
      shell.showItemInFolder(path);
    },
  });
  closeBeforeQuit(app, () => application.close());
  serveAppScheme(session.defaultSession, application);
  followTheme(application);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, app.isPackaged)));

  const transport = createIpcTransport(ipcMain, application);
  const openWindow = (): void => {
    const stateFile = join(app.getPath('userData'), 'window.json');
    const window = openMainWindow({ preload, stateFile, logger });
    transport.attach(window);
    reloadAfterCrash(window, () => systemClock.monotonicMs());
  };
  focusOnSecondStart(app, findWindow, openWindow);
  followWindows(app, platform, findWindow, openWindow);
  openWindow();
}

function start(): void {
  const forbidden = app.isPackaged ? findForbiddenSwitch(process.argv.slice(1)) : null;
  if (forbidden !== null) {
    logger.error('Refused to start.', { switch: forbidden });
    app.exit(1);
    return;
  }
  // The second start ends here; the first one shows its window.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerAppScheme(protocol);
  app.enableSandbox();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
  // Not awaited at the top level: Electron gets ready only after this module has run.
  app
    .whenReady()
    .then(run)
    .catch((error: unknown) => {
      logger.error('The start failed.', { error: String(error) });
      app.exit(1);
    });
}

start();
