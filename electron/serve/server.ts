import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application } from '../application.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { createHttpHandler } from './http-handler.ts';
import type { ServerAddress } from './request-guard.ts';
import { createSecrets } from './secrets.ts';
import { createSocketServer } from './socket-server.ts';

export interface Server {
  readonly address: ServerAddress;
  /** A fresh link, for one page, for one minute. */
  newLink(): string;
  close(): Promise<void>;
}

interface ServerOptions {
  readonly application: Application;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Serves the application to browsers of this machine: 127.0.0.1 only, on a port that the system picks. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const http = createServer({ maxHeaderSize: 16_384 });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const address = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
  const secrets = createSecrets(options.clock);
  const sockets = createSocketServer({ ...options, address, secrets });
  http.on('request', createHttpHandler({ ...options, address, secrets }));
  http.on('upgrade', (incoming, stream, head) => {
    sockets.upgrade(incoming, stream, head);
  });
  return {
    address,
    newLink: () => `${address.origin}/#${secrets.newToken()}`,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      }),
  };
}
