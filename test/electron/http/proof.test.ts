import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HttpCut } from '#electron/http/http-client.ts';
import { appError } from '#shared/errors.ts';
import { findUnusedPort, startFaultProxy, type Fault, type FaultProxy } from '#test/fakes/fault-proxy.ts';
import { startServer, type ScriptedServer } from './scripted-server.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

/** More than the buffers of both ends and of the proxy hold, so that some of it is still ours when the line is cut. */
const large = Buffer.alloc(64 * 2 ** 20, 1);
const small = Buffer.from('{"prompt":"a quiet street"}');

async function startBehind(fault: Fault): Promise<{ server: ScriptedServer; proxy: FaultProxy }> {
  const server = await startServer((_request, response) => response.end('{"request_id":"1"}'));
  const proxy = await startFaultProxy(server.port);
  proxy.plan(fault);
  onTestFinished(async () => {
    await proxy.close();
  });
  return { server, proxy };
}

describe('not sent', () => {
  it('row 1: a refused connection', async () => {
    const origin = `http://127.0.0.1:${String(await findUnusedPort())}`;
    const outcome = await newClient().send(requestTo(origin, { method: 'POST', body: small }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.failed', retry: 'auto' } });
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])(
    'row 2: %s while the name is looked up is offline',
    async (code) => {
      const client = newClient({
        lookUp: async () => {
          throw Object.assign(new Error('no way'), { code });
        },
      });
      const outcome = await client.send(requestTo('https://queue.example.com/', { method: 'POST', body: small }));
      expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.offline', retry: 'auto' } });
    },
  );

  it.each(['reset', 'end'] as const)(
    'row 3: a connection cut (%s) after the head, with the body on its way',
    async (cut) => {
      const { server, proxy } = await startBehind({ request: { cutAfterBytes: 400 }, cut });
      const sent: number[] = [];
      const outcome = await newClient().send(
        requestTo(proxy.origin, { method: 'POST', body: large, onSent: (bytes) => sent.push(bytes) }),
      );
      expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.failed' } });
      expect(sent.at(-1)).toBeLessThan(large.length);
      expect(server.seen).toEqual([]);
    },
  );

  it('row 3: a body that stands still until the time is over', async () => {
    const { server, proxy } = await startBehind({ request: { stallAfterBytes: 100 } });
    // Nobody reads, so that the connection fills up.
    const stuck = createServer((socket) => socket.pause());
    stuck.listen(0, '127.0.0.1');
    await once(stuck, 'listening');
    onTestFinished(() => void stuck.close());
    const address = stuck.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const outcome = await newClient().send(
      requestTo(`http://127.0.0.1:${String(port)}`, { method: 'PUT', body: large, limits: { idleMs: 200 } }),
    );
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'network.timed-out' } });
    expect(server.seen).toEqual([]);
    expect(proxy.connections).toEqual([]);
  });

  it('row 3: a source that breaks off, with its own reason', async () => {
    const { server, proxy } = await startBehind({});
    const body = {
      bytes: 10,
      async *open() {
        yield await Promise.resolve(Buffer.from('12345'));
        throw new HttpCut(appError('invalid-input', 'asset.changed-while-reading'));
      },
    };
    const outcome = await newClient().send(requestTo(proxy.origin, { method: 'PUT', body }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'asset.changed-while-reading' } });
    expect(server.seen).toEqual([]);
  });

  it.each([
    ['less', '1234'],
    ['more', '1234567'],
  ])('row 3: a source with %s than was announced', async (_what, text) => {
    const { server, proxy } = await startBehind({});
    const body = {
      bytes: 5,
      open: async function* open() {
        yield await Promise.resolve(Buffer.from(text));
      },
    };
    const outcome = await newClient().send(requestTo(proxy.origin, { method: 'PUT', body }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'internal' } });
    expect(server.seen).toEqual([]);
  });

  it('row 3: a request given up while its source is being read', async () => {
    const { server, proxy } = await startBehind({});
    const controller = new AbortController();
    const body = {
      bytes: 10,
      async *open(signal: AbortSignal) {
        yield Buffer.from('12345');
        controller.abort();
        await once(signal, 'abort').catch(() => undefined);
        yield Buffer.from('67890');
      },
    };
    const outcome = await newClient().send(requestTo(proxy.origin, { method: 'PUT', body, signal: controller.signal }));
    expect(failureOf(outcome).kind).toBe('not-sent');
    expect(server.seen).toEqual([]);
  });
});

describe('unanswered, because the server may have acted', () => {
  it.each(['reset', 'end'] as const)(
    'row 4: a connection cut (%s) after the whole request, before the answer',
    async (cut) => {
      const { server, proxy } = await startBehind({ answer: { cutAfterBytes: 0 }, cut });
      const outcome = await newClient().send(requestTo(proxy.origin, { method: 'POST', body: small }));
      expect(failureOf(outcome)).toMatchObject({ kind: 'unanswered', error: { code: 'network.failed' } });
      expect(server.seen).toHaveLength(1);
      expect(proxy.connections).toHaveLength(1);
    },
  );

  it('row 4: a whole request that was kept on its way: nobody here can know', async () => {
    const { proxy } = await startBehind({ request: { stallAfterBytes: 10 } });
    const outcome = await newClient().send(
      requestTo(proxy.origin, { method: 'POST', body: small, limits: { firstByteMs: 100 } }),
    );
    expect(failureOf(outcome)).toMatchObject({ kind: 'unanswered', error: { code: 'network.timed-out' } });
  });

  it.each([undefined, Buffer.alloc(0)])('row 4: a request without a body, once it had a connection', async (body) => {
    const { proxy } = await startBehind({ request: { cutAfterBytes: 5 } });
    const request = requestTo(proxy.origin, { method: 'POST', ...(body === undefined ? {} : { body }) });
    expect(failureOf(await newClient().send(request)).kind).toBe('unanswered');
  });

  it('row 4: half a head is no answer', async () => {
    const { server, proxy } = await startBehind({ answer: { cutAfterBytes: 20 } });
    const outcome = await newClient().send(requestTo(proxy.origin, { method: 'POST', body: small }));
    expect(failureOf(outcome).kind).toBe('unanswered');
    expect(server.seen).toHaveLength(1);
  });

  it('row 13: an answer that ends early is an answer, and says that it is not whole', async () => {
    const { proxy } = await startBehind({ answer: { cutAfterBodyBytes: 5 }, cut: 'end' });
    const outcome = await newClient().send(requestTo(proxy.origin, { method: 'POST', body: small }));
    expect(answerOf(outcome)).toMatchObject({ status: 200, isWhole: false });
    expect(Buffer.from(answerOf(outcome).body).toString()).toBe('{"req');
  });
});

describe('an answer before the request is whole', () => {
  it('counts as an answer', async () => {
    const early = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 413 Too Large\r\ncontent-length: 3\r\n\r\nbig'));
      socket.on('error', () => undefined);
    });
    early.listen(0, '127.0.0.1');
    await once(early, 'listening');
    onTestFinished(() => void early.close());
    const address = early.address();
    const port = typeof address === 'object' ? address?.port : 0;
    let isSourceTold = false;
    const body = {
      bytes: 30,
      async *open(signal: AbortSignal) {
        yield Buffer.from('1234567890');
        yield Buffer.from('1234567890');
        await once(signal, 'abort');
        isSourceTold = true;
      },
    };
    const request = requestTo(`http://127.0.0.1:${String(port)}`, { method: 'PUT', body });
    expect(answerOf(await newClient().send(request))).toMatchObject({ status: 413, isWhole: true });
    await expect.poll(() => isSourceTold).toBe(true);
  });
});

describe('time limits', () => {
  it.each([
    ['nothing comes', { answer: { stallAfterBytes: 0 } }, { firstByteMs: 100 }],
    ['the head drips', { answer: { drip: { bytes: 1, everyMs: 30 } } }, { firstByteMs: 100 }],
    ['row 26: the body drips on and on', { answer: { drip: { bytes: 1, everyMs: 5 } } }, { totalMs: 300 }],
  ])('when %s', async (_what, fault, limits) => {
    const { proxy } = await startBehind(fault);
    const outcome = await newClient().send(requestTo(proxy.origin, { limits }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'unanswered', error: { code: 'network.timed-out' } });
  });

  it('when an answer stops in its middle, what came of it is kept', async () => {
    const server = await startServer((_request, response) => response.end(Buffer.alloc(10_000)));
    const proxy = await startFaultProxy(server.port);
    onTestFinished(() => proxy.close());
    proxy.plan({ answer: { stallAfterBytes: 5_000 } });
    const answer = answerOf(await newClient().send(requestTo(proxy.origin, { limits: { idleMs: 100 } })));
    expect(answer.isWhole).toBe(false);
    expect(answer.body.byteLength).toBeGreaterThan(0);
  });

  it('when nobody takes the connection', async () => {
    const client = newClient({ lookUp: async () => await new Promise(() => undefined) });
    const request = requestTo('https://queue.example.com/', { method: 'POST', body: small, limits: { connectMs: 50 } });
    expect(failureOf(await client.send(request))).toMatchObject({
      kind: 'not-sent',
      error: { code: 'network.timed-out' },
    });
  });
});
