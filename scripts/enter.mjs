/**
 * The way into every npm script: `node scripts/enter.mjs start`. Runs on whatever Node a machine has, so this file and
 * `bootstrap/` use no packages and no new syntax. It checks Node, installs packages if they are not there, and hands over
 * to `scripts/<task>.ts` on the Node that the project brings along.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './bootstrap/install.mjs';
import { systemNodeProblem } from './bootstrap/node-version.mjs';
import { runOnAppNode } from './bootstrap/run-on-app-node.mjs';

const scripts = dirname(fileURLToPath(import.meta.url));
const project = dirname(scripts);
const [task, ...args] = process.argv.slice(2);

const problem =
  systemNodeProblem(process.version) ??
  installDependencies(project) ??
  runOnAppNode(project, join(scripts, `${task}.ts`), args);
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}
