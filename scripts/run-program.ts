import { spawn } from 'node:child_process';
import { project } from './project.ts';

export interface ProgramResult {
  /** `null` when a signal ended it or it could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
  /** Show what it prints while it runs, besides keeping it. */
  readonly shows?: boolean;
}

/** Runs a program to its end in the project folder, and keeps what it prints. Never throws. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: project,
      env: { ...(options.env ?? process.env) },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
      if (options.shows === true) process.stdout.write(data);
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
      if (options.shows === true) process.stderr.write(data);
    });
    child.on('error', (error) => {
      resolve({ code: null, stdout, stderr: `${stderr}${error.message}` });
    });
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** Runs one of the project's own tools (`node_modules/<script>`) on this Node. */
export function runTool(script: string, args: readonly string[], options?: ProgramOptions): Promise<ProgramResult> {
  return runProgram(process.execPath, [`${project}/node_modules/${script}`, ...args], options);
}
