import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface ScriptedServer {
  readonly origin: string;
  readonly port: number;
  /** Requests that arrived whole. */
  readonly seen: readonly SeenRequest[];
  /** Connections, whatever came over them. */
  readonly connections: () => number;
}

type Answer = (request: SeenRequest, response: Parameters<RequestListener>[1]) => void;

/** A server of a test; gone when the test is over. With `tls` it speaks https. */
export async function startServer(
  answer: Answer,
  tls?: { readonly key: string; readonly cert: string },
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  let connections = 0;
  const listener: RequestListener = (message, response) => {
    buffer(message).then(
      (body) => {
        const request = { method: message.method ?? '', url: message.url ?? '', headers: message.headers, body };
        seen.push(request);
        answer(request, response);
      },
      // The client broke off.
      () => undefined,
    );
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  server.on('connection', () => (connections += 1));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const origin = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(address.port)}`;
  return { origin, port: address.port, seen, connections: () => connections };
}
