import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import type { Server } from '#electron/serve/server.ts';
import { closeCodes } from '#shared/ipc/wire.ts';
import { ask, newSecret, openRawPage, signIn, startFakeServer, tokenOf } from './serve-fixture.ts';

/** Resolves to the status with which an upgrade was refused, or 101. */
async function upgradeStatus(server: Server, options: ClientOptions, path = '/socket'): Promise<number> {
  const socket = new WebSocket(`ws://${server.address.host}${path}`, options);
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', () => undefined);
  });
}

/** What another site, a rebound name or a program without a link can say. */
function strangers(server: Server): Readonly<Record<string, Record<string, string>>> {
  const port = server.address.host.split(':')[1] ?? '';
  return {
    'a rebound name': { host: `rebound.example:${port}` },
    localhost: { host: `localhost:${port}` },
    'no port': { host: '127.0.0.1' },
    'another port': { host: '127.0.0.1:1' },
    'a trailing dot': { host: `127.0.0.1.:${port}` },
    'another notation': { host: `127.1:${port}` },
    'another origin': { origin: 'https://evil.example' },
    'an origin on another port': { origin: 'http://127.0.0.1:1' },
    'the opaque origin': { origin: 'null' },
    'our origin over https': { origin: `https://127.0.0.1:${port}` },
    'a cross-site request': { 'sec-fetch-site': 'cross-site' },
    'a request of another port': { 'sec-fetch-site': 'same-site' },
    'a framed page': { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    'an image of another site': {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
    },
  };
}

describe('S7: other origins', () => {
  it('S7: reads are refused to every stranger, with and without a stolen cookie', async () => {
    const { application, server } = await startFakeServer();
    const cookie = (await signIn(server)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    for (const [who, headers] of Object.entries(strangers(server))) {
      for (const path of ['/', `/media/${'a'.repeat(64)}`]) {
        expect([who, (await ask(server, path, { headers })).status]).toEqual([who, 403]);
        expect([who, (await ask(server, path, { headers: { ...headers, cookie } })).status]).toEqual([who, 403]);
      }
    }
    expect(application.requests).toHaveLength(0);
  });

  it('S7: a link opened from elsewhere shows the empty interface, and no media', async () => {
    const { server } = await startFakeServer();
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await ask(server, '/', { headers: visit })).status).toBe(200);
    expect((await ask(server, `/media/${'a'.repeat(64)}`, { headers: visit })).status).toBe(401);
  });

  it('S7: a token is not accepted from a stranger, and stays good', async () => {
    const { server } = await startFakeServer();
    const token = tokenOf(server);
    for (const [who, headers] of Object.entries(strangers(server))) {
      expect([who, (await signIn(server, token, headers)).status]).toEqual([who, 403]);
    }
    const withoutOrigin = await ask(server, '/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect(withoutOrigin.status).toBe(403);
    expect((await signIn(server, token)).status).toBe(200);
  });

  it('S7: a socket is opened only from exactly our origin and host', async () => {
    const { server } = await startFakeServer();
    const { origin } = server.address;
    expect(await upgradeStatus(server, { origin })).toBe(101);
    expect(await upgradeStatus(server, {})).toBe(403);
    expect(await upgradeStatus(server, { origin }, '/socket/')).toBe(403);
    expect(await upgradeStatus(server, { origin }, '/')).toBe(403);
    for (const [who, headers] of Object.entries(strangers(server))) {
      expect([who, await upgradeStatus(server, { headers: { origin, ...headers } })]).toEqual([who, 403]);
    }
  });

  it.each([
    ['a wrong secret', JSON.stringify({ secret: 'x'.repeat(43) })],
    ['no secret', JSON.stringify({})],
    ['a call', JSON.stringify({ id: 1, method: 'app.snapshot', input: {} })],
    ['no JSON', 'hello'],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('S7: a socket that starts with %s is closed', async (_what, hello) => {
    const { application, server } = await startFakeServer();
    const page = await openRawPage(server, null);
    page.socket.send(hello);
    const [code] = (await once(page.socket, 'close')) as [number];
    expect(code).toBe(closeCodes.signedOut);
    expect(page.frames).toEqual([]);
    expect(application.closedSessions).toEqual([]);
  });

  it('S7: the secret of one server is worth nothing at another', async () => {
    const [here, there] = [await startFakeServer(), await startFakeServer()];
    const page = await openRawPage(there.server, null);
    page.socket.send(JSON.stringify({ secret: await newSecret(here.server) }));
    const [code] = (await once(page.socket, 'close')) as [number];
    expect(code).toBe(closeCodes.signedOut);
  });
});
