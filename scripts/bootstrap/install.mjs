import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { firstDifference, readLockfile } from './installed.mjs';

/**
 * PATH without the project's own programs: npm must not run on the Node that it is about to replace.
 *
 * @param {string} path
 * @param {string} project
 */
export function pathWithoutProject(path, project) {
  const own = join(project, 'node_modules');
  return path
    .split(delimiter)
    .filter((entry) => !entry.startsWith(own))
    .join(delimiter);
}

/**
 * Installs what the lockfile names, unless it is there already.
 *
 * @param {string} project
 * @returns {string | null} one sentence when that failed
 */
export function installDependencies(project) {
  const wanted = readLockfile(join(project, 'package-lock.json'));
  if (wanted === null) return 'package-lock.json is missing or cannot be read; clone the project again.';
  const difference = firstDifference(wanted, readLockfile(join(project, 'node_modules/.package-lock.json')));
  if (difference === null) return null;

  console.log('Installing packages (once; about a minute) …');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: pathWithoutProject(process.env['PATH'] ?? '', project) },
    // On Windows npm is a script.
    shell: process.platform === 'win32',
  });
  if (run.error !== undefined) return 'npm was not found; install Node from https://nodejs.org, which brings it along.';
  if (run.status !== 0) return `"npm ci" failed, see above; check the network and try again (${difference}).`;
  return null;
}
