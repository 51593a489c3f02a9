import type { WebPreferences } from 'electron';

/** What a window's page may and may not do. Everything is said, also where Electron's default is the same. */
export function createWebPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The window renders takes while a person works elsewhere.
    backgroundThrottling: false,
    // Elsewhere than on macOS the dictionary would be downloaded, and nothing may leave this machine.
    spellcheck: process.platform === 'darwin',
  };
}

const required = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences;

/** Which preferences differ from what the app must have; none, or the app must not open a window. */
export function findUnsafePreferences(preferences: WebPreferences): readonly string[] {
  const unsafe = Object.entries(required)
    .filter(([name, value]) => Reflect.get(preferences, name) !== value)
    .map(([name]) => name);
  return preferences.enableBlinkFeatures === undefined ? unsafe : [...unsafe, 'enableBlinkFeatures'];
}
