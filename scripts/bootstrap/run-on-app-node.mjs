import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chooseNode } from './node-version.mjs';

/**
 * @param {string} program
 * @returns {string | null} its version text; `null` when it does not run
 */
function versionOf(program) {
  if (!existsSync(program)) return null;
  const run = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.trim() : null;
}

/**
 * Runs a script of the project on the Node that the project brings along, and ends as that script ends.
 *
 * @param {string} project
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {string | null} one sentence when there is no fitting Node
 */
export function runOnAppNode(project, script, args) {
  const packaged = join(project, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const choice = chooseNode({ packaged: versionOf(packaged), system: process.version });
  if ('problem' in choice) return choice.problem;
  const program = choice.use === 'packaged' ? packaged : process.execPath;

  const path = [join(project, 'node_modules/.bin'), dirname(program), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(program, [script, ...args], { stdio: 'inherit', env: { ...process.env, PATH: path } });
  // In a terminal Ctrl+C reaches the whole group: the script ends itself, and we wait for it.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
  });
  return null;
}
