import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const browserNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];
const browserPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Full path of a program on PATH, or `null`. */
export function findOnPath(name: string, environment: Environment): string | null {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, file)).find(isExecutable) ?? null;
}

/**
 * A Chromium for tests and the demo: the one named by DAILIES_CHROMIUM, else the system's, else Playwright's. The system's
 * comes first because it can play H.264; Playwright's own build cannot.
 */
export function findChromium(environment: Environment, playwrightPath: string): string | null {
  const named = environment['DAILIES_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const onPath = browserNames.map((name) => findOnPath(name, environment)).find((path) => path !== null);
  const known = [...(browserPaths[process.platform] ?? []), playwrightPath];
  return onPath ?? known.find((path) => existsSync(path)) ?? null;
}
