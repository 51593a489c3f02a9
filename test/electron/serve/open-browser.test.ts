import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPrivately, writeRedirect } from '#electron/serve/open-browser.ts';

const link = 'http://127.0.0.1:1/#secret-token';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writeRedirect', () => {
  it('leads to the link, for its owner alone', async () => {
    const file = await writeRedirect(link);
    expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${link}"`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('is gone once the token has died', async () => {
    const file = await writeRedirect(link, 1);
    await expect.poll(() => existsSync(dirname(file))).toBe(false);
  });
});

describe('openPrivately', () => {
  it('gives the browser a file, so that no list of processes shows the token', async () => {
    const seen = join(folder, 'seen');
    const opener = join(folder, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\necho "$@" > "${seen}"\n`);
    chmodSync(opener, 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
    expect(await openPrivately(link, 'linux')).toBe(true);
    await expect.poll(() => existsSync(seen) && readFileSync(seen, 'utf8')).toMatch(/^file:\/\/\S+\n$/);
    const argument = readFileSync(seen, 'utf8').trim();
    expect(argument).not.toContain('secret-token');
    expect(readFileSync(fileURLToPath(argument), 'utf8')).toContain(link);
  });

  it('says so where nothing can open it', async () => {
    vi.stubEnv('PATH', folder);
    expect(await openPrivately(link, 'linux')).toBe(false);
  });
});
