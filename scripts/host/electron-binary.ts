import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { project } from '../project.ts';
import { runTool } from '../run-program.ts';

const electronPackage = join(project, 'node_modules/electron');
const reachTimeoutMs = 5_000;
const fetchTimeoutMs = 10 * 60_000;

/** Path of Electron's program; `null` when it is not there. */
export function findElectron(folder = electronPackage): string | null {
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** The server Electron's own installer will talk to first: a proxy, a mirror or GitHub. */
export function firstServer(environment: Readonly<Record<string, string | undefined>>): URL {
  const candidates = [
    environment['HTTPS_PROXY'] ?? environment['https_proxy'],
    environment['npm_config_electron_mirror'] ?? environment['ELECTRON_MIRROR'],
  ];
  const configured = candidates.find((text) => text !== undefined && URL.canParse(text));
  return new URL(configured ?? 'https://github.com');
}

/** True when the server takes a connection within a few seconds. */
export function isReachable(server: URL, timeoutMs = reachTimeoutMs): Promise<boolean> {
  return new Promise((resolve) => {
    const port = Number(server.port) || (server.protocol === 'http:' ? 80 : 443);
    const socket = connect({ host: server.hostname.replace(/^\[|\]$/g, ''), port });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, end(false)).once('connect', end(true)).once('error', end(false));
  });
}

/** Fetches Electron's program, if its server answers at all; `null` when that failed. */
export async function fetchElectron(): Promise<string | null> {
  if (!(await isReachable(firstServer(process.env)))) return null;
  console.log('Fetching Electron (once; about 120 MB) …');
  const env = { ...process.env, ELECTRON_GET_USE_PROXY: '1' };
  const run = await runTool('electron/install.js', [], { env, timeoutMs: fetchTimeoutMs });
  return run.code === 0 ? findElectron() : null;
}
