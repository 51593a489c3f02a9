import { createConnection } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createFakeApplication } from '#test/fakes/application.ts';
import { ask, signIn, startFakeServer, tokenOf } from './serve-fixture.ts';

const media = `/media/${'a'.repeat(64)}`;

describe('the browser host over HTTP', () => {
  it('serves the interface to anybody who asks for it by its address', async () => {
    const { server } = await startFakeServer();
    const answer = await ask(server, '/');
    expect([answer.status, answer.body]).toEqual([200, '<title>Dailies</title>']);
  });

  it('listens on 127.0.0.1 only', async () => {
    const { server } = await startFakeServer();
    expect(server.address.host).toMatch(/^127\.0\.0\.1:\d+$/);
    const port = Number(server.address.host.split(':')[1]);
    const outcome = await new Promise((resolve) => {
      const socket = createConnection({ host: '::1', port });
      socket.once('connect', () => {
        resolve('connected');
      });
      socket.once('error', () => {
        resolve('refused');
      });
    });
    expect(outcome).toBe('refused');
  });

  it('gives media only to a page that signed in', async () => {
    const { application, server } = await startFakeServer();
    expect((await ask(server, media)).status).toBe(401);
    const cookie = (await signIn(server)).headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await ask(server, media, { headers: { cookie: cookie.split(';')[0] ?? '' } })).status).toBe(200);
    expect((await ask(server, media, { headers: { cookie: `${cookie.split('=')[0]}=guess` } })).status).toBe(401);
    expect(application.requests).toHaveLength(1);
  });

  it('does not take the cookie for more than reading', async () => {
    const { server } = await startFakeServer();
    const cookie = (await signIn(server)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await ask(server, media, { method, headers: { cookie } })).status).toBe(405);
    }
    expect((await ask(server, media, { method: 'POST', headers: { cookie } })).status).toBe(403);
  });

  it('passes on the request and the response as they are', async () => {
    const { server } = await startFakeServer(
      createFakeApplication({
        respond: async (request) =>
          new Response(`${request.method} ${request.headers.get('range')} ${new URL(request.url).pathname}`, {
            status: 206,
            headers: { 'content-range': 'bytes 0-1/2', 'content-security-policy': "default-src 'none'" },
          }),
      }),
    );
    const answer = await ask(server, '/bundle.js?x=1', { headers: { range: 'bytes=0-1' } });
    expect(answer).toMatchObject({ status: 206, body: 'GET bytes=0-1 /bundle.js' });
    expect(answer.headers).toMatchObject({
      'content-range': 'bytes 0-1/2',
      'content-security-policy': "default-src 'none'",
    });
  });

  it('answers 500 when the application throws, and goes on', async () => {
    let asked = 0;
    const { server } = await startFakeServer(
      createFakeApplication({
        respond: () => {
          asked += 1;
          return asked === 1 ? Promise.reject(new Error('secret')) : Promise.resolve(new Response('fine'));
        },
      }),
    );
    const failed = await ask(server, '/');
    expect([failed.status, failed.body]).toEqual([500, '500\n']);
    expect((await ask(server, '/')).body).toBe('fine');
  });

  it('stops reading the source when the reader leaves', async () => {
    let isEnded = false;
    const source = new Readable({
      read() {
        this.push(Buffer.alloc(65_536));
      },
      destroy(error, done) {
        isEnded = true;
        done(error);
      },
    });
    const { server } = await startFakeServer(
      createFakeApplication({ respond: async () => new Response(Readable.toWeb(source) as ReadableStream) }),
    );
    const leaving = new AbortController();
    const response = await fetch(`${server.address.origin}/endless`, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await expect.poll(() => isEnded).toBe(true);
  });

  it('row 65: targets that are not a path of ours are refused before the application sees them', async () => {
    const { application, server } = await startFakeServer();
    for (const path of ['http://evil.example/', '//evil.example/x', '*']) {
      expect((await ask(server, path)).status).toBe(400);
    }
    expect(application.requests).toHaveLength(0);
  });
});

describe('signing in', () => {
  it('works once per link', async () => {
    const { server } = await startFakeServer();
    const token = tokenOf(server);
    expect((await signIn(server, token)).status).toBe(200);
    expect((await signIn(server, token)).status).toBe(401);
  });

  it('refuses everything that is not exactly the question', async () => {
    const { server } = await startFakeServer();
    const headers = { origin: server.address.origin, 'content-type': 'application/json' };
    const post = async (body: string, more = {}, path = '/session'): Promise<number> =>
      (await ask(server, path, { method: 'POST', headers: { ...headers, ...more }, body })).status;
    const good = JSON.stringify({ token: tokenOf(server) });
    expect(await post(good, {}, '/elsewhere')).toBe(404);
    expect(await post(good, { 'content-type': 'text/plain' })).toBe(415);
    expect(await post('not json')).toBe(400);
    expect(await post('{"token":1}')).toBe(400);
    expect(await post('{"token":"x","more":1}')).toBe(400);
    expect(await post(`{"token":"${'x'.repeat(2_000)}"}`)).toBe(413);
    expect(await post(good)).toBe(200);
  });
});
