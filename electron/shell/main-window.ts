import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { Logger } from '../platform/logger.ts';
import { appUrl } from './app-origin.ts';
import { createWebPreferences, findUnsafePreferences } from './web-preferences.ts';
import { fitWindow, smallestWindow } from './window-bounds.ts';
import { readWindowState, writeWindowState } from './window-state-file.ts';

export interface MainWindowOptions {
  readonly preload: string;
  readonly stateFile: string;
  readonly logger: Logger;
}

/** Height of the interface's own title bar, in CSS pixels; the buttons of the system stand in it. */
const titleBarHeight = 40;
/** `--bg-1` and `--fg-2` of the tokens, so that nothing flashes before the first frame. */
const colours = {
  dark: { background: '#151618', symbols: '#b4b6b9' },
  light: { background: '#f9fafb', symbols: '#45484b' },
} as const;

export function openMainWindow({ preload, stateFile, logger }: MainWindowOptions): BrowserWindow {
  const remembered = readWindowState(stateFile);
  const display =
    remembered === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching({ ...remembered.bounds });
  const webPreferences = createWebPreferences(preload);
  const unsafe = findUnsafePreferences(webPreferences);
  if (unsafe.length > 0) throw new Error(`Refusing to open a window with unsafe preferences: ${unsafe.join(', ')}`);

  const window = new BrowserWindow({
    ...fitWindow(remembered?.bounds ?? null, display.workArea),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Dailies',
    show: false,
    ...titleBar(process.platform),
    backgroundColor: currentColours().background,
    webPreferences,
  });
  if (remembered?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  nativeTheme.on('updated', () => {
    repaint(window);
  });
  window.on('close', () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }, logger);
  });
  // `about:blank` is no request, so no guard may have seen it go.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== appUrl) void window.loadURL(appUrl);
  });
  void window.loadURL(appUrl);
  return window;
}

/** macOS and Windows put their buttons into our title bar; Linux window managers draw one of their own. */
function titleBar(platform: string): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (platform !== 'win32') return { autoHideMenuBar: true };
  const { background, symbols } = currentColours();
  return {
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: background, symbolColor: symbols, height: titleBarHeight },
  };
}

function repaint(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  const { background, symbols } = currentColours();
  window.setBackgroundColor(background);
  if (process.platform === 'win32') window.setTitleBarOverlay({ color: background, symbolColor: symbols });
}

function currentColours(): (typeof colours)['dark' | 'light'] {
  return nativeTheme.shouldUseDarkColors ? colours.dark : colours.light;
}
