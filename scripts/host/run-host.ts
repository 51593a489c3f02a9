import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { project } from '../project.ts';

/**
 * Runs a host until it ends; the answer is its exit code. In a terminal Ctrl+C reaches the host by itself (a whole group
 * gets it), so there it is only waited for: a second signal would cut its clean end short.
 */
export function runHost(program: string, args: readonly string[]): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: project, env, stdio: 'inherit' });
    process.on('SIGINT', () => {
      if (!process.stdin.isTTY) child.kill('SIGINT');
    });
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        child.kill(signal);
      });
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}
