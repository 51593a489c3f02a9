import { spawn } from 'node:child_process';
import { basename, extname, isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { inProject } from '#scripts/project.ts';

export interface Child {
  readonly pid: number;
  /** Waits for the next line that the child prints; rejects with its error output when it ends first. */
  nextLine(): Promise<string>;
  /** Every line so far. */
  readonly lines: readonly string[];
  send(line: string): void;
  /** As `kill -9` does: nothing in the child runs any more. */
  kill(): Promise<void>;
  /** How it ended: its exit code, or the signal. */
  readonly ended: Promise<number | string>;
}

/** Starts `test/faults/children/<child>.ts`, or the file that `bundleChild` made of it, in a process of its own. */
export function startChild(child: string, ...args: readonly string[]): Child {
  const script = isAbsolute(child) ? child : fileURLToPath(new URL(`children/${child}.ts`, import.meta.url));
  const name = basename(script, extname(script));
  const spawned = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Compiled once: hundreds of children load the same files.
    env: { ...process.env, NODE_COMPILE_CACHE: inProject('.artifacts/compile-cache') },
  });
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const unread: string[] = [];
  let errors = '';
  spawned.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  createInterface(spawned.stdout).on('line', (line) => {
    lines.push(line);
    const waiter = waiting.shift();
    if (waiter === undefined) unread.push(line);
    else waiter(line);
  });
  const ended = new Promise<number | string>((resolve) => {
    spawned.once('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown');
    });
  });
  const kill = async (): Promise<void> => {
    spawned.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const endedEarly = async (): Promise<never> => {
    await ended;
    throw new Error(`${name} ended: ${errors}`);
  };
  return {
    pid: spawned.pid ?? 0,
    lines,
    async nextLine() {
      const line = unread.shift();
      if (line !== undefined) return line;
      const next = new Promise<string>((resolve) => waiting.push(resolve));
      return await Promise.race([next, endedEarly()]);
    },
    send(line) {
      spawned.stdin.write(`${line}\n`);
    },
    kill,
    ended,
  };
}
