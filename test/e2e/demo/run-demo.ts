/** Started by `npm run demo`, which prepares the machine and builds the bundles first. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chromium } from 'playwright';
import { driveDemo } from './drive-demo.ts';

const project = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'dailies-demo-'));
const browser = await chromium.launch({ executablePath: process.env['DAILIES_CHROMIUM'] ?? '/usr/bin/chromium' });
const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
try {
  const files = await driveDemo(browser, folder, join(project, '.artifacts/demo'), write);
  for (const file of [files.film, files.sidecar, files.screenshot]) write(relative(project, file));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
