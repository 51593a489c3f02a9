import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import type { ConnectionState } from '#renderer/platform/client.ts';
import { createClient } from '#renderer/platform/create-client.ts';
import { createSocketTransport } from '#renderer/platform/socket-transport.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { startServer } from '#electron/serve/server.ts';
import { newSecret, startFakeServer } from '#test/electron/serve/serve-fixture.ts';
import { createAppSnapshot } from '#test/fakes/app-snapshot.ts';
import { createFakeApplication } from '#test/fakes/application.ts';
import { ok } from '#shared/result.ts';
import { stagedFileIdSchema } from '#shared/ids.ts';
import { newId } from '#electron/platform/new-id.ts';

const open: NodeSocket[] = [];
/** Pages of a test that is over do not come back. */
let retryMs = 5;

beforeEach(() => {
  retryMs = 5;
  // A browser adds the origin by itself.
  class PageSocket extends NodeSocket {
    constructor(url: string) {
      super(url, { origin: url.replace('ws://', 'http://').replace('/socket', '') });
      // A browser tells of an error by closing; ws would throw it.
      this.on('error', () => undefined);
      open.push(this);
    }
  }
  vi.stubGlobal('WebSocket', PageSocket);
});

afterEach(() => {
  retryMs = 3_600_000;
  for (const socket of open.splice(0)) socket.terminate();
  vi.unstubAllGlobals();
});

async function connected(options: Parameters<typeof createFakeApplication>[0] = {}) {
  const application = createFakeApplication({
    ...options,
    handlers: { 'app.snapshot': () => ok(createAppSnapshot()), ...options.handlers },
  });
  const { server } = await startFakeServer(application);
  let secret: string | null = await newSecret(server);
  let signOuts = 0;
  const states: ConnectionState[] = [];
  const client = createClient(
    createSocketTransport({
      origin: `ws://${server.address.host}`,
      getSecret: async () => secret,
      onSignedOut: () => {
        signOuts += 1;
      },
      retryDelayMs: () => retryMs,
    }),
  );
  client.onConnection((state) => states.push(state));
  await expect.poll(() => states.at(-1)).toBe('connected');
  const setSecret = (next: string | null): void => {
    secret = next;
  };
  return { application, client, server, setSecret, signOuts: () => signOuts, states };
}

describe('the socket of a page, against the real server', () => {
  it('carries calls and events', async () => {
    const { application, client } = await connected();
    const heard: string[] = [];
    client.onEvent((envelope) => heard.push(`${envelope.name} ${envelope.revision}`));
    expect(await client.invoke('app.snapshot', {})).toEqual(ok(createAppSnapshot()));
    application.broadcast.announce('mediaWork.queued', { waiting: 1 });
    await expect.poll(() => heard).toEqual(['mediaWork.queued 1']);
  });

  it('sends a chunk as bytes', async () => {
    let received: Uint8Array = new Uint8Array();
    const { client } = await connected({
      handlers: {
        'staged.write': ({ bytes }) => {
          received = bytes.slice();
          return ok({});
        },
      },
    });
    await client.invoke('app.snapshot', {});
    const bytes = Uint8Array.from({ length: 1_048_576 }, (_, index) => index % 255);
    const stagedFileId = stagedFileIdSchema.parse(newId());
    expect(await client.invoke('staged.write', { stagedFileId, offset: 0, bytes })).toEqual(ok({}));
    expect(Buffer.compare(received, bytes)).toBe(0);
  });

  it('comes back by itself; what was on its way fails as offline', async () => {
    let answer = (): void => undefined;
    const { client, states } = await connected({
      handlers: {
        'library.counts': () =>
          new Promise((resolve) => {
            answer = () => {
              resolve(ok({ all: 0, rejected: 0, missing: 0, trash: 0 }));
            };
          }),
      },
    });
    await client.invoke('app.snapshot', {});
    const pending = client.invoke('library.counts', {});
    for (const socket of open) socket.terminate();
    expect(await pending).toMatchObject({ error: { kind: 'network', code: 'network.offline', retry: 'auto' } });
    answer();
    await expect.poll(() => states).toEqual(['connecting', 'connected', 'lost', 'connected']);
    expect(await client.invoke('app.snapshot', {})).toMatchObject({ ok: true });
  });

  it('fails at once while the server is away', async () => {
    const { client, server, states } = await connected();
    await server.close();
    await expect.poll(() => states.at(-1)).toBe('lost');
    expect(await client.invoke('app.snapshot', {})).toMatchObject({ error: { code: 'network.offline' } });
  });

  it('is signed out where its secret is not known, and does not knock again', async () => {
    const { server, setSecret, signOuts, states } = await connected();
    setSecret('of another server');
    // All: one that a page of an earlier test had begun may have come last.
    for (const socket of open) socket.terminate();
    await expect.poll(() => states.at(-1)).toBe('signed-out');
    expect(signOuts()).toBe(1);
    const toServer = (): number => open.filter((socket) => socket.url.includes(server.address.host)).length;
    expect(toServer()).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(toServer()).toBe(2);
  });

  it('is signed out without a secret', async () => {
    const states: ConnectionState[] = [];
    const server = await startServer({
      application: createFakeApplication(),
      clock: systemClock,
      logger: silentLogger,
    });
    const transport = createSocketTransport({
      origin: `ws://${server.address.host}`,
      getSecret: async () => null,
      onSignedOut: () => undefined,
    });
    createClient(transport).onConnection((state) => states.push(state));
    await expect.poll(() => states).toEqual(['connecting', 'signed-out']);
    expect(open).toHaveLength(0);
    await server.close();
  });
});
