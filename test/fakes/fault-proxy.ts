import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What goes wrong in one direction. Bytes are counted from the start of the connection, head included. */
interface DirectionFault {
  /** Passes so many bytes on, then ends the connection. */
  readonly cutAfterBytes?: number;
  /** Passes so many bytes on, then nothing more; the connection stays. */
  readonly stallAfterBytes?: number;
}

interface AnswerFault extends DirectionFault {
  /** As `cutAfterBytes`, counted from the end of the head. */
  readonly cutAfterBodyBytes?: number;
  /** Passes the bytes on in pieces of this size, with a pause before each. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
  /** Another status line. */
  readonly status?: number;
  /** Headers put in the place of the server's; `null` takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** A fault of one connection; `{}` is an honest one. */
export interface Fault {
  readonly request?: DirectionFault;
  readonly answer?: AnswerFault;
  /** How a cut looks: `reset` sends RST, `end` is an orderly end. Default `reset`. */
  readonly cut?: 'reset' | 'end';
}

export interface ProxiedConnection {
  /** Everything the client has sent so far; it may have been kept from the server. */
  readonly sent: () => Buffer;
  /** Bytes that were passed on to the client. */
  readonly answeredBytes: () => number;
}

/** A real listener between a client and a server on this machine, that cuts, stalls, drips and lies. */
export interface FaultProxy {
  readonly origin: string;
  readonly port: number;
  readonly connections: readonly ProxiedConnection[];
  /** The next connections get these, in this order; those after them are honest. */
  plan(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** `target`: the origin or the port of the server. */
export async function startFaultProxy(target: string | number): Promise<FaultProxy> {
  const targetPort = typeof target === 'number' ? target : Number(new URL(target).port);
  const planned: Fault[] = [];
  const connections: ProxiedConnection[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // The other side notices by the end of its own connection.
      socket.on('error', () => undefined);
    }
    connections.push(join(client, upstream, planned.shift() ?? {}));
  });
  const port = await listen(server);
  return {
    port,
    origin: `http://127.0.0.1:${String(port)}`,
    connections,
    plan(...faults) {
      planned.push(...faults);
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** A port of this machine where nobody listens: connecting is refused. */
export async function findUnusedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

function join(
  client: Socket,
  upstream: Socket,
  { request = {}, answer = {}, cut = 'reset' }: Fault,
): ProxiedConnection {
  const sent: Buffer[] = [];
  let answeredBytes = 0;
  const end = (): void => {
    if (cut === 'reset') client.resetAndDestroy();
    else client.end();
    upstream.destroy();
  };
  const note = (list: (chunk: Buffer) => void) =>
    async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        list(chunk);
        yield chunk;
      }
    };
  const record = note((chunk) => sent.push(chunk));
  const count = note((chunk) => (answeredBytes += chunk.length));
  void pass(record(client), upstream, request, end);
  void pass(count(drip(changeAnswer(upstream, answer, end), answer)), client, answer, end);
  return { sent: () => Buffer.concat(sent), answeredBytes: () => answeredBytes };
}

async function pass(
  from: AsyncIterable<Buffer>,
  to: Socket,
  { cutAfterBytes = Infinity, stallAfterBytes = Infinity }: DirectionFault,
  end: () => void,
): Promise<void> {
  const limit = Math.min(cutAfterBytes, stallAfterBytes);
  let passed = 0;
  try {
    for await (const chunk of from) {
      const piece = chunk.subarray(0, Math.max(0, limit - passed));
      if (piece.length > 0 && !to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
      passed += piece.length;
      if (passed < limit || cutAfterBytes > stallAfterBytes) continue;
      end();
      return;
    }
    // A stalled connection stays, even when its other half is gone.
    if (passed < stallAfterBytes) to.end();
  } catch {
    // One side broke off; so does the other.
    to.destroy();
  }
}

/** The first answer of the connection with another head, and without what comes after a cut. */
async function* changeAnswer(
  chunks: AsyncIterable<Buffer>,
  { status, headers = {}, cutAfterBodyBytes = Infinity }: AnswerFault,
  end: () => void,
): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let left = cutAfterBodyBytes;
  for await (const chunk of chunks) {
    let body = chunk;
    if (head !== null) {
      head = Buffer.concat([head, chunk]);
      const headEnd = head.indexOf('\r\n\r\n');
      if (headEnd < 0) continue;
      yield Buffer.from(`${writeHead(head.toString('latin1', 0, headEnd), status, headers)}\r\n\r\n`, 'latin1');
      body = head.subarray(headEnd + 4);
      head = null;
    }
    if (body.length > 0) yield body.subarray(0, left);
    left -= body.length;
    if (left > 0) continue;
    // What was handed over has to leave before the connection ends.
    await delay(20);
    end();
    return;
  }
}

function writeHead(head: string, status: number | undefined, headers: NonNullable<AnswerFault['headers']>): string {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const changed = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = lines.filter((line) => !changed.has(line.split(':', 1)[0]?.toLowerCase() ?? ''));
  const added = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return [status === undefined ? statusLine : `HTTP/1.1 ${String(status)} Changed`, ...kept, ...added].join('\r\n');
}

async function* drip(chunks: AsyncIterable<Buffer>, { drip: drops }: AnswerFault): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const size = drops?.bytes ?? chunk.length;
    for (let start = 0; start < chunk.length; start += size) {
      if (drops !== undefined) await delay(drops.everyMs);
      yield chunk.subarray(start, start + size);
    }
  }
}
