import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { MediaWorkTask } from '#shared/domain/media-work.ts';
import { assetIdSchema, type AssetId } from '#shared/ids.ts';
import { madeOnce } from '#test/environment/made-once.ts';
import { contentSecurityPolicy } from '#test/renderer/built-page.ts';
import { askedRange, beginMedia } from '#test/renderer/media-range.ts';
import type { Lab } from './lab-page.ts';
import { MediaDesk, type DeskEntry } from './media-desk.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

export interface LabPage {
  readonly page: Page;
  readonly desk: MediaDesk;
  /** Queues a task, says so, and waits for its end. */
  readonly run: (task: MediaWorkTask) => Promise<DeskEntry>;
  /** Checksums of frames as they are drawn. */
  readonly drawnFrames: (plan: AnimaticPlan, frames: readonly number[]) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

export interface MediaLab {
  /** A window with the media worker running in it, on its own desk. `worker`: one that misbehaves. */
  open(worker?: 'hangs' | 'crashes' | 'missing' | 'no-avc' | 'no-aac'): Promise<LabPage>;
  /** Makes a file the window can read as `/media/<id>`. */
  addMedia(path: string): AssetId;
  /** Ranges that were asked of a file so far. */
  rangesOf(id: AssetId): readonly string[];
  /** Names of the font files that were read so far. */
  fontsServed(): readonly string[];
  /** Policy violations and errors of all windows. */
  readonly problems: string[];
  close(): Promise<void>;
}

async function sendMedia(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { size } = await stat(path);
  const asked = askedRange(request, size);
  beginMedia(response, asked, size);
  const stream = createReadStream(path, asked);
  stream.pipe(response);
  response.on('close', () => stream.destroy());
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}

interface Rooms {
  readonly folder: string;
  readonly media: Map<string, string>;
  readonly ranges: Map<string, string[]>;
  readonly desks: Map<string, MediaDesk>;
  readonly fonts: string[];
}

async function answer(rooms: Rooms, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  const media = /^\/media\/([0-9a-f]{64})$/u.exec(url.pathname)?.[1];
  if (media !== undefined) {
    const path = rooms.media.get(media);
    rooms.ranges.get(media)?.push(request.headers.range ?? 'all');
    if (path === undefined) response.writeHead(404).end();
    else await sendMedia(request, response, path);
    return;
  }
  if (url.pathname.startsWith('/desk/')) {
    const desk = rooms.desks.get(/desk=([^;]+)/u.exec(request.headers.cookie ?? '')?.[1] ?? '');
    const { hasBytes, ...input } = JSON.parse(url.searchParams.get('input') ?? '{}') as Record<string, unknown>;
    const bytes = await bodyOf(request);
    const result = await desk?.call(url.pathname.slice(6), hasBytes === true ? { ...input, bytes } : input);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(result));
    return;
  }
  if (url.pathname === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  if (url.pathname === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      '<!doctype html><meta charset="utf-8"><title>Lab</title><script type="module" src="./page.js"></script>',
    );
    return;
  }
  if (url.pathname.endsWith('.woff2')) rooms.fonts.push(url.pathname);
  const bytes = await readFile(join(rooms.folder, url.pathname));
  response.setHeader('Content-Type', types[extname(url.pathname)] ?? 'application/octet-stream');
  response.end(bytes);
}

async function listen(rooms: Rooms): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    answer(rooms, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

/** The media worker as the app builds it, in a real Chromium, under the app's policy, with a desk for its work. */
export async function openMediaLab(): Promise<MediaLab> {
  const folder = await madeOnce('media-lab', async (into) => {
    const { bundleLab } = await import('./bundle-lab.ts');
    await bundleLab(into);
  });
  const rooms: Rooms = { folder, media: new Map(), ranges: new Map(), desks: new Map(), fonts: [] };
  const { server, origin } = await listen(rooms);
  const browser = await chromium.launch({
    executablePath: process.env['DAILIES_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const problems: string[] = [];
  let assets = 0;
  return {
    problems,
    async open(worker) {
      const name = crypto.randomUUID();
      const desk = new MediaDesk();
      rooms.desks.set(name, desk);
      const context = await browser.newContext();
      await context.addCookies([{ name: 'desk', value: name, url: origin }]);
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(origin);
      await page.evaluate((kind) => (window as unknown as { lab: Lab }).lab.start(kind), worker ?? null);
      return {
        page,
        desk,
        async run(task) {
          const claimed = desk.nextEntry();
          desk.enqueue(task);
          await page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
          const entry = await claimed;
          await desk.settled(entry);
          return entry;
        },
        drawnFrames: (plan, frames) =>
          page.evaluate(([ofPlan, ofFrames]) => (window as unknown as { lab: Lab }).lab.drawnFrames(ofPlan, ofFrames), [
            plan,
            frames,
          ] as const),
        close: () => context.close(),
      };
    },
    addMedia(path) {
      assets += 1;
      const id = assetIdSchema.parse(assets.toString(16).padStart(64, '0'));
      rooms.media.set(id, path);
      rooms.ranges.set(id, []);
      return id;
    },
    fontsServed: () => [...rooms.fonts],
    rangesOf: (id) => rooms.ranges.get(id) ?? [],
    async close() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}
