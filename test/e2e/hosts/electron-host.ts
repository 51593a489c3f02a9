import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, chromium, type Page } from 'playwright';
import { cleanEnvironment } from '#scripts/clean-environment.ts';
import { findElectron } from '#scripts/host/electron-binary.ts';
import { lookAtMachine } from '#scripts/host/look-at-machine.ts';
import type { Host, HostSettings } from './host.ts';

const project = join(import.meta.dirname, '../../..');

/** What a launcher answers: Playwright's own Electron handle has this shape. */
interface LaunchedApp {
  firstWindow(): Promise<Page>;
  close(): Promise<unknown>;
  process?(): ChildProcess;
  readonly child?: ChildProcess;
}

interface LaunchOptions {
  readonly appDir: string;
  readonly main: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly userDataDir: string;
  readonly chromium: typeof chromium;
}

type Launch = (options: LaunchOptions) => Promise<LaunchedApp>;

/** How Electron can be started here, or the reason why it cannot. */
export type ElectronLauncher = { readonly launch: Launch } | { readonly missing: string };

const launchReal =
  (executablePath: string): Launch =>
  ({ appDir, args, env, userDataDir }) =>
    _electron.launch({ executablePath, args: [appDir, `--user-data-dir=${userDataDir}`, ...args], env: { ...env } });

/**
 * A launcher named by DAILIES_ELECTRON_LAUNCHER (a module that exports `launch`, for machines where the real program
 * cannot be had), else Electron itself.
 */
export async function findElectronLauncher(): Promise<ElectronLauncher> {
  const module = process.env['DAILIES_ELECTRON_LAUNCHER'] ?? '';
  if (module !== '') return (await import(pathToFileURL(module).href)) as { readonly launch: Launch };
  const program = findElectron();
  if (program === null) return { missing: 'the Electron program is not installed here' };
  const machine = lookAtMachine(process.env);
  if (machine.isRoot) return { missing: 'Electron does not run as root with its sandbox on' };
  if (!machine.hasDisplay) return { missing: 'this machine has no display' };
  if (machine.sandboxProblem !== null) return { missing: machine.sandboxProblem };
  return { launch: launchReal(program) };
}

/** Starts the built Electron host on a library of its own. */
export async function startElectronHost(
  launch: Launch,
  settings: HostSettings,
  onPage?: (page: Page) => void,
): Promise<Host> {
  const app = await launch({
    appDir: project,
    main: 'out/main/main.js',
    args: [],
    env: {
      ...cleanEnvironment(process.env, settings.homeFolder),
      ...settings.environment,
      DAILIES_LIBRARY: settings.libraryFolder,
    },
    userDataDir: join(settings.homeFolder, 'user-data'),
    chromium,
  });
  const child = app.process?.() ?? app.child;
  return {
    openPage: async () => {
      const page = await app.firstWindow();
      onPage?.(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      return page;
    },
    close: async () => {
      await app.close();
    },
    kill: async () => {
      if (child === undefined) throw new Error('This launcher does not say which process it started.');
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      await app.close();
    },
  };
}
