import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readProxy } from '#electron/http/proxy.ts';
import { findUnusedPort } from '#test/fakes/fault-proxy.ts';
import { startServer } from './scripted-server.ts';
import { createTestAuthority } from './test-authority.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

const authority = createTestAuthority();
const certificates = [authority.certificate];

interface TunnelProxy {
  readonly address: string;
  /** Where it was asked to connect to, and how. */
  readonly asked: { readonly target: string; readonly headers: IncomingMessage['headers'] }[];
}

/** A proxy for CONNECT. `status`: what it answers instead of 200. */
async function startTunnelProxy(status = 200): Promise<TunnelProxy> {
  const asked: TunnelProxy['asked'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    const target = request.url ?? '';
    asked.push({ target, headers: request.headers });
    client.on('error', () => undefined);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${String(status)} No\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Yes\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return { address: `127.0.0.1:${String(address.port)}`, asked };
}

describe('row 78: a proxy', () => {
  it('carries the request, encrypted for the server, and is asked for the checked address', async () => {
    const proxy = await startTunnelProxy();
    const server = await startServer(
      (_request, response) => response.end('ok'),
      authority.issue('DNS:gateway.example.com'),
    );
    const client = newClient({
      certificates,
      proxy: readProxy({ HTTPS_PROXY: `http://user:p%40ss@${proxy.address}` }),
      lookUp: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const origin = `https://gateway.example.com:${String(server.port)}`;
    const outcome = await client.send(
      requestTo(origin, { method: 'POST', headers: { authorization: 'Key secret' }, body: Buffer.from('{}') }),
    );
    expect(answerOf(outcome).status).toBe(200);
    expect(proxy.asked.map(({ target }) => target)).toEqual([`127.0.0.1:${String(server.port)}`]);
    const login = Buffer.from('user:p@ss').toString('base64');
    expect(proxy.asked[0]?.headers).toMatchObject({ 'proxy-authorization': `Basic ${login}` });
    expect(proxy.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(server.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it.each([407, 403, 502])('that answers %i says so, and nothing was sent', async (status) => {
    const proxy = await startTunnelProxy(status);
    const client = newClient({ proxy: readProxy({ https_proxy: proxy.address }) });
    const outcome = await client.send(requestTo('https://127.0.0.1:9/', { method: 'POST', body: Buffer.from('{}') }));
    expect(failureOf(outcome)).toMatchObject({
      kind: 'not-sent',
      error: { code: 'network.proxy', retry: 'manual', detail: expect.stringContaining(String(status)) },
    });
  });

  it('that is not there says so, and nobody goes around it', async () => {
    const server = await startServer((_request, response) => response.end(), authority.issue('IP:127.0.0.1'));
    const address = `127.0.0.1:${String(await findUnusedPort())}`;
    for (const proxy of [readProxy({ HTTPS_PROXY: address }), readProxy({ ALL_PROXY: `socks5://${address}` })]) {
      const outcome = await newClient({ certificates, proxy }).send(requestTo(server.origin));
      expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.proxy' } });
    }
    expect(server.connections()).toBe(0);
  });

  it('is not asked for what may not be reached', async () => {
    const proxy = await startTunnelProxy();
    const client = newClient({
      proxy: readProxy({ HTTPS_PROXY: proxy.address }),
      lookUp: async () => [{ address: '169.254.169.254', family: 4 }],
    });
    for (const url of ['https://127.0.0.1/', 'https://cdn.example.com/', 'https://localhost/']) {
      const outcome = await client.send({ ...requestTo(url), trustedOrigins: [] });
      expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.address-refused' } });
    }
    expect(proxy.asked).toEqual([]);
  });

  it('is not used by a client that may reach this machine only', async () => {
    const proxy = await startTunnelProxy();
    const server = await startServer((_request, response) => response.end(), authority.issue('IP:127.0.0.1'));
    const client = newClient({ mode: 'loopback-only', certificates, proxy: readProxy({ HTTPS_PROXY: proxy.address }) });
    expect(answerOf(await client.send(requestTo(server.origin))).status).toBe(200);
    expect(proxy.asked).toEqual([]);
  });

  it('is for https and for hosts that are not excepted', () => {
    const find = readProxy({
      HTTPS_PROXY: 'http://proxy.example.com:3128',
      NO_PROXY: 'localhost, .corp.example,*.lan.example,exact.example:8443',
    });
    const isProxied = (url: string): boolean => {
      const found = find(new URL(url));
      return found.ok && found.value !== null;
    };
    expect(isProxied('https://queue.fal.run/')).toBe(true);
    expect(isProxied('https://exact.example/')).toBe(true);
    expect(isProxied('https://notcorp.example/')).toBe(true);
    for (const url of [
      'http://127.0.0.1:80/',
      'https://localhost/',
      'https://a.corp.example/',
      'https://b.lan.example/',
      'https://exact.example:8443/',
    ]) {
      expect([url, isProxied(url)]).toEqual([url, false]);
    }
    expect(readProxy({ HTTPS_PROXY: 'a:1', NO_PROXY: '*' })(new URL('https://a.example/'))).toEqual({
      ok: true,
      value: null,
    });
  });
});
