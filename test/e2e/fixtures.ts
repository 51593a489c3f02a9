import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { expect, test as base, type Page } from 'playwright/test';
import { startBrowserHost, type BrowserHost } from './hosts/browser-host.ts';
import { findElectronLauncher, startElectronHost, type ElectronLauncher } from './hosts/electron-host.ts';
import type { Host } from './hosts/host.ts';
import { guardPage, type PageGuards } from './page-guards.ts';

export interface HostOptions {
  readonly hostKind: 'browser' | 'electron';
}

/** Dailies as a person has it in front of them. */
export interface AppUnderTest {
  readonly page: Page;
  readonly libraryFolder: string;
  /** Lets one kind of problem pass that a spec brings about on purpose. */
  expectProblem(pattern: RegExp): void;
  /**
   * Ends the application, by the menu or by kill -9, and starts it again on the same library; `meanwhile` is what
   * happens to the library in between.
   */
  restart(how: 'close' | 'kill', meanwhile?: () => void): Promise<Page>;
  /** The browser host, for what only it can do: more tabs, fresh links. */
  browserHost(): BrowserHost;
}

export interface WorkerFixtures {
  readonly testBrowser: Browser;
  readonly electronLauncher: ElectronLauncher;
}

interface RunningHost {
  readonly host: Host;
  readonly browserHost: BrowserHost | null;
}

/** What Chromium itself says when the application behind a page is gone, also in the middle of loading from it. */
const lostConnection =
  /WebSocket connection to|Error invoking remote method|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to fetch/;

export interface TestFixtures {
  readonly app: AppUnderTest;
  /** Holds the library and the home of one application; gone afterwards, also when it could not start or was skipped. */
  readonly ownFolder: string;
  /** What the application finds in its environment, on top of a clean one. */
  readonly environment: Readonly<Record<string, string>>;
}

export const test = base.extend<TestFixtures, WorkerFixtures & HostOptions>({
  hostKind: ['browser', { option: true, scope: 'worker' }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
  environment: async ({}, provide) => {
    await provide({});
  },

  testBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
    async ({}, provide) => {
      const browser = await chromium.launch({
        executablePath: process.env['DAILIES_CHROMIUM'] ?? '/usr/bin/chromium',
        // No name leads anywhere but to this machine.
        args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking'],
      });
      await provide(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  electronLauncher: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
    async ({}, provide) => {
      await provide(await findElectronLauncher());
    },
    { scope: 'worker' },
  ],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
  ownFolder: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'dailies-e2e-'));
    await provide(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  app: async ({ environment, hostKind, testBrowser, electronLauncher, ownFolder }, provide, testInfo) => {
    const settings = { libraryFolder: join(ownFolder, 'library'), homeFolder: join(ownFolder, 'home'), environment };
    const guards: PageGuards[] = [];
    const expected: RegExp[] = [];
    const onPage = (page: Page): void => {
      guards.push(guardPage(page));
    };
    const start = async (): Promise<RunningHost> => {
      if (hostKind === 'browser') {
        const browserHost = startBrowserHost(testBrowser, settings, { onPage });
        return { host: browserHost, browserHost };
      }
      if ('missing' in electronLauncher) {
        testInfo.skip(true, `Electron host not tested: ${electronLauncher.missing}.`);
        throw new Error('unreachable: the line above ends a skipped test');
      }
      return { host: await startElectronHost(electronLauncher.launch, settings, onPage), browserHost: null };
    };

    let running = await start();
    let page = await running.host.openPage();
    await provide({
      get page() {
        return page;
      },
      libraryFolder: settings.libraryFolder,
      expectProblem: (pattern) => {
        expected.push(pattern);
      },
      restart: async (how, meanwhile) => {
        expected.push(lostConnection);
        await running.host[how]();
        meanwhile?.();
        running = await start();
        page = await running.host.openPage();
        return page;
      },
      browserHost: () => {
        if (running.browserHost === null) throw new Error('This spec is for the browser host; tag it @browser-host.');
        return running.browserHost;
      },
    });
    await running.host.close();
    const problems = guards.flatMap((guard) => guard.problems());
    expect(problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))).toEqual([]);
  },
});

export { expect } from 'playwright/test';
