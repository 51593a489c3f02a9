import type { App, BrowserWindow } from 'electron';

/** However long a save takes, the app is gone after this, in milliseconds: a log-out does not wait longer. */
const closeWithinMs = 2_000;

type FindWindow = () => Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'> | null;

/** A second start shows the window of the first one. */
export function focusOnSecondStart(app: Pick<App, 'on'>, findWindow: FindWindow, openWindow: () => void): void {
  app.on('second-instance', () => {
    const window = findWindow();
    if (window === null) {
      openWindow();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}

/** macOS apps outlive their last window and open one again from the dock; everywhere else closing it is quitting. */
export function followWindows(
  app: Pick<App, 'on' | 'quit'>,
  platform: string,
  findWindow: FindWindow,
  openWindow: () => void,
): void {
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (findWindow() === null) openWindow();
  });
}

/** Lets the application finish before the process goes. */
export function closeBeforeQuit(app: Pick<App, 'on' | 'quit' | 'exit'>, close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const leave = (): void => {
      state = 'closed';
      app.exit();
    };
    setTimeout(leave, closeWithinMs);
    void close().finally(leave);
  });
}

/** A page that crashed is loaded again; one that crashes at once again stays down, so that nothing spins. */
export function reloadAfterCrash(window: Pick<BrowserWindow, 'webContents'>, nowMs: () => number): void {
  const calmMs = 60_000;
  let lastCrashAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const isLoop = nowMs() - lastCrashAtMs < calmMs;
    lastCrashAtMs = nowMs();
    if (!isLoop) window.webContents.reload();
  });
}
