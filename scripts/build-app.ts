import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, project } from './project.ts';
import { runTool } from './run-program.ts';
import { Sentence } from './sentence.ts';

const folders = ['electron', 'renderer', 'shared', 'resources'];
const files = ['package.json', 'package-lock.json', 'electron.vite.config.ts'];
const stampPath = 'out/.sources';

/** One checksum over names and contents of everything the bundles are made from. */
export function checksumOfSources(root: string): string {
  const hash = createHash('sha256');
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of [...paths, ...files.map((file) => join(root, file))].toSorted()) {
    const contents = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${contents.length}\0`).update(contents);
  }
  return hash.digest('hex');
}

/** True when `out/` was built from exactly these sources. */
export function isBuilt(root: string): boolean {
  try {
    return readFileSync(join(root, stampPath), 'utf8') === checksumOfSources(root);
  } catch {
    return false;
  }
}

/** Builds the bundles, unless they are up to date. Quiet: the builder's own words show only when it fails. */
export async function buildApp(): Promise<void> {
  if (isBuilt(project)) return;
  console.log('Building …');
  const checksum = checksumOfSources(project);
  // The builder must not think that it runs for tests, or React's development half would be bundled.
  const env = { ...process.env, NODE_ENV: 'production' };
  const run = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], { env });
  if (run.code !== 0) throw new Sentence(`${run.stdout}${run.stderr}\nThe build failed, see above.`);
  mkdirSync(inProject('out'), { recursive: true });
  writeFileSync(inProject(stampPath), checksum);
}
