import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Delivery } from './answer.ts';
import type { Exchange } from './exchange.ts';

/** `answer`: `null` for none at all. */
export interface Reply {
  readonly answer: Answer | null;
  readonly delivery?: Delivery | undefined;
}

/** A real HTTP listener on this machine. What it answers does not depend on whether it is listening. */
export interface Listener {
  readonly origin: string;
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

/** `port`: 0 for any. A route that throws is answered with 500 and kept in `errors`, for a test to look at. */
export async function startListener(
  respond: (exchange: Exchange) => Promise<Reply>,
  { port = 0, errors }: { readonly port?: number; readonly errors: unknown[] },
): Promise<Listener> {
  const sockets = new Set<Socket>();
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const exchange = await receive(incoming);
    const reply = await respond(exchange).catch((error: unknown): Reply => {
      errors.push(error);
      return { answer: { status: 500, headers: { 'content-length': '0' }, body: new Uint8Array() } };
    });
    await deliver(outgoing, exchange.method, reply);
  };
  const open = async (at: number): Promise<Server> => {
    const server = createServer((incoming, outgoing) => {
      // A client that goes away in the middle is no error of the server's.
      serve(incoming, outgoing).catch(() => outgoing.destroy());
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server: Server | null = await open(port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${String(address.port)}`,
    async stop() {
      if (server === null) return;
      const closed = once(server, 'close');
      server.close();
      server = null;
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async start() {
      server ??= await open(address.port);
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<Exchange> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece);
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  return { method: incoming.method ?? '', url, headers: incoming.headers, body: Buffer.concat(pieces) };
}

async function deliver(outgoing: ServerResponse, method: string, { answer, delivery }: Reply): Promise<void> {
  if (answer === null || delivery?.kind === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (delivery?.kind === 'stall' && delivery.afterBytes < 0) return;
  outgoing.writeHead(answer.status, { ...answer.headers });
  outgoing.flushHeaders();
  if (method === 'HEAD') {
    outgoing.end();
    return;
  }
  const body = answer.body instanceof Uint8Array ? piecesOf(answer.body, delivery) : answer.body;
  const limit = delivery?.kind === 'cut' || delivery?.kind === 'stall' ? delivery.afterBytes : Infinity;
  let sent = 0;
  for await (const piece of body) {
    if (outgoing.destroyed) return;
    const part = piece.subarray(0, Math.max(0, limit - sent));
    sent += part.length;
    await write(outgoing, part);
    if (sent >= limit) break;
  }
  if (limit === Infinity) outgoing.end();
  else if (delivery?.kind === 'cut') outgoing.socket?.resetAndDestroy();
}

/** Waits until the bytes are handed over, so that a reset afterwards does not take them back. */
async function write(outgoing: ServerResponse, piece: Uint8Array): Promise<void> {
  if (piece.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    outgoing.write(piece, (error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

async function* piecesOf(body: Uint8Array, delivery: Delivery | undefined): AsyncIterable<Uint8Array> {
  if (delivery?.kind !== 'drip') {
    yield body;
    return;
  }
  for (let offset = 0; offset < body.length; offset += delivery.bytes) {
    await delay(delivery.everyMs);
    yield body.subarray(offset, offset + delivery.bytes);
  }
}
