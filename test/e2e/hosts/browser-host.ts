import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { cleanEnvironment } from '#scripts/clean-environment.ts';
import type { Host, HostSettings } from './host.ts';

const project = join(import.meta.dirname, '../../..');
const startTimeoutMs = 30_000;

export interface BrowserHostOptions {
  readonly context?: BrowserContextOptions;
  /** Told of every page before it loads anything. */
  readonly onPage?: (page: Page) => void;
}

export interface BrowserHost extends Host {
  /** A link that nobody has used, from the terminal: the first one, or a fresh one after Enter. */
  nextLink(): Promise<string>;
  /** One more tab, signed in with a link of its own. */
  openTab(): Promise<Page>;
  /** Ends only the application; its tabs stay open and lose their line. */
  killApplication(): Promise<void>;
  /** Everything it printed. */
  output(): string;
}

/** Links in the order in which they were printed, each handed out once. */
function readLinks(child: ChildProcess): { next(): Promise<string>; output(): string } {
  let text = '';
  let used = 0;
  const links = (): readonly string[] =>
    Array.from(text.matchAll(/Open (http:\/\/127\.0\.0\.1:\d+\/#\S+)/g), (m) => m[1] ?? '');
  const take = async (): Promise<string> => {
    const deadline = AbortSignal.timeout(startTimeoutMs);
    while (links().length <= used) {
      if (child.exitCode !== null || deadline.aborted) throw new Error(`No link was printed.\n${text}`);
      await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit'), once(deadline, 'abort')]);
    }
    used += 1;
    return links()[used - 1] ?? '';
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (text += data.toString()));
  return { next: take, output: () => text };
}

/** Starts the built browser host on a library of its own; pages open in contexts of `browser`. */
export function startBrowserHost(
  browser: Browser,
  settings: HostSettings,
  options: BrowserHostOptions = {},
): BrowserHost {
  const clean = cleanEnvironment(process.env, settings.homeFolder);
  const env = { ...clean, ...settings.environment, DAILIES_LIBRARY: settings.libraryFolder };
  const child = spawn(process.execPath, [join(project, 'out/main/serve.js'), '--no-open'], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const links = readLinks(child);
  const contexts: BrowserContext[] = [];
  let isFirst = true;

  const nextLink = (): Promise<string> => {
    if (!isFirst) child.stdin.write('\n');
    isFirst = false;
    return links.next();
  };
  const openTab = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options.context });
    contexts.push(context);
    const page = await context.newPage();
    options.onPage?.(page);
    await page.goto(await nextLink());
    return page;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    // The tabs go first, or they would report a lost connection.
    if (signal !== 'SIGKILL') await Promise.all(contexts.map((context) => context.close()));
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
    await Promise.all(contexts.map((context) => context.close()));
  };
  return {
    nextLink,
    openTab,
    openPage: openTab,
    killApplication: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    output: () => links.output(),
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
