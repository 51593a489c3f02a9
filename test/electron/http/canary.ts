import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';
import { Agent, fetch } from 'undici';

export interface Canary {
  readonly port: number;
  /** Requests that it got. */
  readonly hits: () => number;
  /** Asks as a program without any rules would; true when the canary answered. */
  isReachedPlainly(url: string): Promise<boolean>;
}

/** A server on this machine that nobody may reach. Every name that plain requests look up leads here. */
export async function startCanary(): Promise<Canary> {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end('canary');
  });
  await listen(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const everythingIsHere: LookupFunction = (_host, _options, answer) => {
    answer(null, [{ address: '127.0.0.1', family: 4 }]);
  };
  const agent = new Agent({ connect: { lookup: everythingIsHere, timeout: 2_000 } });
  onTestFinished(async () => {
    await agent.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    port: address.port,
    hits: () => hits,
    async isReachedPlainly(url) {
      try {
        const response = await fetch(url, { dispatcher: agent });
        return (await response.text()) === 'canary';
      } catch {
        return false;
      }
    },
  };
}

/** On both families where the machine has both. */
async function listen(server: Server): Promise<void> {
  server.listen(0, '::');
  const outcome = await Promise.race([once(server, 'listening').then(() => 'listening'), once(server, 'error')]);
  if (outcome === 'listening') return;
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
}
