import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterEach } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { startServer, type Server } from '#electron/serve/server.ts';
import { serverFrameSchema, type ServerFrame } from '#shared/ipc/wire.ts';
import { createFakeApplication, type FakeApplication } from '#test/fakes/application.ts';

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

export async function startFakeServer(
  application: FakeApplication = createFakeApplication(),
): Promise<{ application: FakeApplication; server: Server }> {
  const server = await startServer({ application, clock: systemClock, logger: silentLogger });
  closers.push(() => server.close());
  return { application, server };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request that says exactly these headers; `fetch` would not let a test lie about the host. */
export async function ask(server: Server, path: string, options: Ask = {}): Promise<Answer> {
  const [host, port] = server.address.host.split(':');
  const outgoing = request({ host, port, path, method: options.method ?? 'GET', headers: { ...options.headers } });
  outgoing.end(options.body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  let body = '';
  incoming.setEncoding('utf8');
  for await (const part of incoming) body += String(part);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body };
}

export function tokenOf(server: Server): string {
  return new URL(server.newLink()).hash.slice(1);
}

export function signIn(server: Server, token = tokenOf(server), headers: Ask['headers'] = {}): Promise<Answer> {
  return ask(server, '/session', {
    method: 'POST',
    headers: { origin: server.address.origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });
}

export async function newSecret(server: Server): Promise<string> {
  const { secret } = JSON.parse((await signIn(server)).body) as { secret: string };
  return secret;
}

/** A page on a raw socket. */
export interface RawPage {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[];
  nextFrame(matches: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
  call(id: number, method: string, input: unknown): Promise<unknown>;
}

export async function openRawPage(server: Server, secret: string | null): Promise<RawPage> {
  const socket = new WebSocket(`ws://${server.address.host}/socket`, { origin: server.address.origin });
  closers.push(() => {
    socket.terminate();
  });
  const frames: ServerFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    frames.push(serverFrameSchema.parse(JSON.parse(data.toString('utf8'))));
    for (const look of waiting) look();
  });
  const page: RawPage = {
    socket,
    frames,
    nextFrame: (matches) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = frames.find(matches);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async call(id, method, input) {
      socket.send(JSON.stringify({ id, method, input }));
      const frame = await page.nextFrame((candidate) => candidate.kind === 'result' && candidate.id === id);
      return frame.kind === 'result' ? frame.result : undefined;
    },
  };
  await once(socket, 'open');
  if (secret !== null) {
    socket.send(JSON.stringify({ secret }));
    await page.nextFrame((frame) => frame.kind === 'welcome');
  }
  return page;
}
