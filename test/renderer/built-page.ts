import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { askedRange, beginMedia } from './media-range.ts';

/** The app's own policy, so that a library that injects styles or code fails here as it would in the app. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
  "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface BuiltPage {
  /** A new window of the page. */
  open(options?: PageOptions): Promise<Page>;
  /** Fails on policy violations, uncaught errors and console errors since the last call. */
  checkProblems(): void;
  /** Closes the windows that are open. */
  closeWindows(): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'dark' | 'light';
  readonly hash?: string;
}

/** Answers `/media/<hash>` and `/thumb/<hash>`; `accept` tells a picture from a film; `null` is 404. */
export type MediaAnswer = (path: string, accept: string) => Promise<{ body: Buffer; type: string } | null>;

async function serve(folder: string, media: MediaAnswer): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const answer = async (): Promise<void> => {
      response.setHeader('Content-Security-Policy', contentSecurityPolicy);
      if (/^\/(media|thumb)\//u.test(pathname)) {
        const found = await media(pathname, request.headers.accept ?? '');
        if (found === null) {
          response.writeHead(404).end();
          return;
        }
        const { length } = found.body;
        const asked = askedRange(request, length);
        response.setHeader('Content-Type', found.type);
        beginMedia(response, asked, length);
        response.end(found.body.subarray(asked.start, asked.end + 1));
        return;
      }
      if (pathname === '/') {
        response.setHeader('Content-Type', 'text/html');
        response.end(
          '<!doctype html><html lang="en"><meta charset="utf-8"><title>Dailies</title>' +
            '<link rel="stylesheet" href="/page.css"><div id="root"></div>' +
            '<script type="module" src="/page.js"></script></html>',
        );
        return;
      }
      const bytes = await readFile(join(folder, pathname));
      response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
      response.end(bytes);
    };
    answer().catch(() => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return server;
}

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // A picture that is not there is part of some tests; its 404 is no problem of the page.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) problems.push(text);
  });
}

/** Serves a page that was built into a folder, under the app's policy. */
export async function servePage(folder: string, media: MediaAnswer = async () => null): Promise<BuiltPage> {
  const server = await serve(folder, media);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const browser = await chromium.launch({
    executablePath: process.env['DAILIES_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const problems: string[] = [];
  return {
    checkProblems() {
      const found = problems.splice(0);
      if (found.length > 0) throw new Error(`the page had problems:\n${found.join('\n')}`);
    },
    async open({ width = 1_440, height = 900, theme = 'dark', hash = '' } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
      const page = await context.newPage();
      page.setDefaultTimeout(8_000);
      watch(page, problems);
      await page.goto(`http://127.0.0.1:${address.port}/${hash}`);
      return page;
    },
    async closeWindows() {
      // A context outlives its page, and a browser with dozens of them grows slow.
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}
