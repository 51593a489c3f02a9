import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../../..');

interface ServeProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly lines: () => string[];
  readonly errors: () => string;
}

let library = '';
const started: ServeProcess[] = [];

beforeEach(() => {
  library = mkdtempSync(join(tmpdir(), 'serve-'));
});

afterEach(async () => {
  for (const { child } of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(library, { recursive: true, force: true });
});

/** The real entry, from its sources, in a process of its own. */
function serve(...args: string[]): ServeProcess {
  const child = spawn(process.execPath, [join(project, 'electron/serve.ts'), ...args], {
    env: { ...process.env, DAILIES_LIBRARY: library },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const running = { child, lines: () => out.split('\n').filter((line) => line !== ''), errors: () => errors };
  started.push(running);
  return running;
}

async function nthLink(running: ServeProcess, count: number): Promise<URL> {
  await expect.poll(() => running.lines().length, { timeout: 20_000 }).toBe(count);
  const line = running.lines()[count - 1] ?? '';
  expect(line).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/);
  return new URL(line.slice('Open '.length));
}

async function signIn(link: URL): Promise<number> {
  const response = await fetch(`${link.origin}/session`, {
    method: 'POST',
    headers: { origin: link.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.hash.slice(1) }),
  });
  return response.status;
}

describe('the browser host as a process', () => {
  it('prints one link, gives a fresh one on Enter, and each works once', async () => {
    const running = serve('--no-open');
    const first = await nthLink(running, 1);
    expect(await signIn(first)).toBe(200);
    expect(await signIn(first)).toBe(401);
    running.child.stdin.write('\n');
    const second = await nthLink(running, 2);
    expect(second.origin).toBe(first.origin);
    expect(second.hash).not.toBe(first.hash);
    expect(await signIn(second)).toBe(200);
    expect(running.errors()).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('row 87: ends cleanly on %s, with pages open', async (signal) => {
    const running = serve('--no-open');
    const link = await nthLink(running, 1);
    const socket = new WebSocket(`${link.origin.replace('http', 'ws')}/socket`);
    socket.addEventListener('error', () => undefined);
    running.child.kill(signal);
    // 1 would mean that it had to be cut off.
    expect(await once(running.child, 'exit')).toEqual([0, null]);
    expect(existsSync(join(library, 'lock.json'))).toBe(false);
    expect(existsSync(join(library, 'library.db-wal'))).toBe(false);
  });

  it('row 51: says so when another process holds the library, and still opens a page', async () => {
    await nthLink(serve('--no-open'), 1);
    const second = serve('--no-open');
    expect(await signIn(await nthLink(second, 1))).toBe(200);
    await expect.poll(() => second.errors()).toContain('library.locked');
  });

  it('goes on without a terminal', async () => {
    const running = serve('--no-open');
    running.child.stdin.end();
    expect(await signIn(await nthLink(running, 1))).toBe(200);
  });
});
