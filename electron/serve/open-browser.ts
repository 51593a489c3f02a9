import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Program and arguments that open a page in the person's browser, by platform. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

/**
 * Opens a link that must not be seen: other users of this machine can read the arguments of every process, so the
 * browser gets the name of a file that only its owner can read, and the file leads to the link.
 * Resolves to false when there is no program to open it with.
 */
export async function openPrivately(link: string, platform: string = process.platform): Promise<boolean> {
  const file = await writeRedirect(link);
  const [program, ...args] = openers[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, pathToFileURL(file).href], { stdio: 'ignore', detached: true });
    child.once('error', () => {
      resolve(false);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** The file is of no use after a minute, when the token has died; it goes then, or with this process. */
export async function writeRedirect(link: string, removeAfterMs = 60_000): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-'));
  const file = join(folder, 'open.html');
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${link}"><title>Dailies</title>`;
  await writeFile(file, page, { mode: 0o600, flag: 'wx' });
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.off('exit', remove);
  };
  process.once('exit', remove);
  setTimeout(remove, removeAfterMs).unref();
  return file;
}
