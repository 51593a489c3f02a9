import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { expect } from 'playwright/test';
import { startBrowserHost } from '../hosts/browser-host.ts';
import { generateTake, writeThreeShots } from '../journeys/first-clip.ts';
import { guardPage } from '../page-guards.ts';
import { firstRun } from '../pages/first-run.ts';
import { studio } from '../pages/studio.ts';

export interface DemoFiles {
  readonly film: string;
  readonly sidecar: string;
  readonly screenshot: string;
}

/** The one generated film of a library: the file with a sidecar beside it. */
async function findTake(libraryFolder: string): Promise<{ film: string; sidecar: string }> {
  const entries = await readdir(join(libraryFolder, 'media'), { recursive: true });
  const sidecar = entries.find((path) => path.endsWith('.json'));
  const film = entries.find((path) => path.endsWith('.mp4'));
  if (sidecar === undefined || film === undefined) throw new Error(`no take among ${entries.join(', ')}`);
  return { film: join(libraryFolder, 'media', film), sidecar: join(libraryFolder, 'media', sidecar) };
}

/**
 * The main job on an empty library: write a clip of three shots, drop in a picture, press Generate, wait for the take.
 * Leaves the take, its sidecar and a picture of the screen in `target`.
 */
export async function driveDemo(
  browser: Browser,
  folder: string,
  target: string,
  say: (line: string) => void,
): Promise<DemoFiles> {
  const libraryFolder = join(folder, 'library');
  const problems: (() => readonly string[])[] = [];
  const host = startBrowserHost(
    browser,
    { libraryFolder, homeFolder: join(folder, 'home') },
    { context: { colorScheme: 'dark' }, onPage: (page) => problems.push(guardPage(page).problems) },
  );
  try {
    const page = await host.openPage();
    await firstRun(page).startEmpty();
    say('Writing a clip of three shots with a reference …');
    await writeThreeShots(page);
    say('Rendering the animatic …');
    await generateTake(page, 1);
    await studio(page).take(1).click();
    await expect.poll(() => studio(page).video.evaluate((video: HTMLVideoElement) => video.readyState)).toBe(4);

    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true });
    const files = {
      film: join(target, 'take.mp4'),
      sidecar: join(target, 'take.json'),
      screenshot: join(target, 'take.png'),
    };
    await page.screenshot({ path: files.screenshot });
    const take = await findTake(libraryFolder);
    await copyFile(take.film, files.film);
    await copyFile(take.sidecar, files.sidecar);
    expect(problems.flatMap((list) => list())).toEqual([]);
    return files;
  } finally {
    await host.close();
  }
}
