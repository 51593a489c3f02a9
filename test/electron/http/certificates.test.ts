import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startServer } from './scripted-server.ts';
import { createTestAuthority, selfSigned, type ServerCertificate } from './test-authority.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

const authority = createTestAuthority();
const stranger = createTestAuthority();
const here = 'IP:127.0.0.1';
const certificates = [authority.certificate];
const refused = { kind: 'not-sent', error: { code: 'network.certificate', retry: 'manual' } };

const body = Buffer.from('{"prompt":"secret"}');

async function post(tls: ServerCertificate, options = { certificates }) {
  const server = await startServer((_request, response) => response.end('ok'), tls);
  const headers = { authorization: 'Key secret' };
  const outcome = await newClient(options).send(requestTo(server.origin, { method: 'POST', headers, body }));
  return { outcome, server };
}

describe('a server that proves who it is', () => {
  it('gets the request', async () => {
    const { outcome, server } = await post(authority.issue(here));
    expect(answerOf(outcome).status).toBe(200);
    expect(server.seen[0]?.body.equals(body)).toBe(true);
  });

  it('gets large bodies whole, and the last byte only after the rest', async () => {
    const server = await startServer((_request, response) => response.end(), authority.issue(here));
    const large = Buffer.alloc(5_000_000, 'film');
    answerOf(await newClient({ certificates }).send(requestTo(server.origin, { method: 'PUT', body: large })));
    expect(server.seen[0]?.body.equals(large)).toBe(true);
  });
});

describe('row 77: a server that does not', () => {
  const day = (offset: number): string =>
    `${new Date(Date.now() + offset * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, '')}`;

  it.each<[string, () => ServerCertificate]>([
    ['signed by itself', () => selfSigned(here)],
    ['of an authority nobody here knows', () => stranger.issue(here)],
    ['that has expired', () => authority.issue(here, { from: day(-30), to: day(-1) })],
    ['that is not valid yet', () => authority.issue(here, { from: day(1), to: day(30) })],
    ['of another host', () => authority.issue('DNS:cdn.example.com')],
    ['of another address', () => authority.issue('IP:127.0.0.2')],
  ])('with a certificate %s gets nothing', async (_what, issue) => {
    const { outcome, server } = await post(issue());
    expect(failureOf(outcome)).toMatchObject(refused);
    expect(server.seen).toEqual([]);
  });

  it('gets nothing either when the environment says not to look', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { outcome, server } = await post(selfSigned(here));
    expect(failureOf(outcome)).toMatchObject(refused);
    expect(server.seen).toEqual([]);
  });

  it('because it speaks no TLS gets nothing', async () => {
    const plain = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\n\r\n');
    });
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
    onTestFinished(() => void plain.close());
    const address = plain.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const outcome = await newClient().send(requestTo(`https://127.0.0.1:${String(port)}`, { method: 'POST', body }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.failed' } });
  });
});
