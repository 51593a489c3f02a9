import { app, BrowserWindow } from 'electron';

/** However long a save takes, the app is gone after this, in milliseconds: a log-out does not wait longer. */
const closeWithinMs = 2_000;

/** A second start shows the window of the first one. */
export function focusOnSecondStart(openWindow: () => void): void {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) {
      openWindow();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}

/** macOS apps outlive their last window and open one again from the dock; everywhere else closing it is quitting. */
export function followWindows(openWindow: () => void): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
}

/** Lets the application finish before the process goes. */
export function closeBeforeQuit(close: () => Promise<void>): void {
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
  // Ctrl+C and a request of the system take the same way as the menu.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}

/** A page that crashed is loaded again; one that crashes at once again stays down, so that nothing spins. */
export function reloadAfterCrash(window: BrowserWindow, nowMs: () => number): void {
  const calmMs = 60_000;
  let lastCrashAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const isLoop = nowMs() - lastCrashAtMs < calmMs;
    lastCrashAtMs = nowMs();
    if (!isLoop) window.webContents.reload();
  });
}
