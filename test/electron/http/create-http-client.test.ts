import { describe, expect, it } from 'vitest';
import { HttpCut } from '#electron/http/http-client.ts';
import { startServer } from './scripted-server.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a request', () => {
  it('arrives as it was given, and its answer comes back whole', async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(201, { 'X-Answer': 'yes', 'Set-Cookie': ['a=1', 'b=2'] }).end('{"id":1}');
    });
    const body = new TextEncoder().encode('{"prompt":"a quiet street"}');
    const sent: number[] = [];
    const outcome = await newClient().send(
      requestTo(`${server.origin}/jobs?x=%20y`, {
        method: 'POST',
        headers: { Authorization: 'Key one:two', 'content-type': 'application/json' },
        body,
        onSent: (bytes) => sent.push(bytes),
      }),
    );
    expect(answerOf(outcome)).toMatchObject({ status: 201, isWhole: true, url: `${server.origin}/jobs?x=%20y` });
    expect(answerOf(outcome).headers).toMatchObject({ 'x-answer': 'yes', 'set-cookie': 'a=1, b=2' });
    expect(text(answerOf(outcome).body)).toBe('{"id":1}');
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/jobs?x=%20y',
      headers: {
        authorization: 'Key one:two',
        'accept-encoding': 'identity',
        connection: 'close',
        'content-length': '27',
      },
    });
    expect(server.seen[0]?.body.equals(body)).toBe(true);
    expect(sent.at(-1)).toBe(body.byteLength);
  });

  it.each([0, 1, 2, 65_536, 65_537, 3_000_000])('carries a body of %i bytes intact', async (bytes) => {
    const server = await startServer((_request, response) => response.end());
    const body = Buffer.alloc(bytes, 'dailies');
    answerOf(await newClient().send(requestTo(server.origin, { method: 'PUT', body })));
    expect(server.seen[0]?.body.equals(body)).toBe(true);
    expect(server.seen[0]?.headers['content-length']).toBe(String(bytes));
  });

  it('reads a source piece by piece and says how far it got', async () => {
    const server = await startServer((_request, response) => response.end());
    const piece = Buffer.alloc(100_000, 7);
    const sent: number[] = [];
    const body = {
      bytes: 500_000,
      async *open() {
        for (let count = 0; count < 5; count += 1) yield await Promise.resolve(piece);
      },
    };
    answerOf(
      await newClient().send(requestTo(server.origin, { method: 'PUT', body, onSent: (bytes) => sent.push(bytes) })),
    );
    expect(server.seen[0]?.body.equals(Buffer.alloc(500_000, 7))).toBe(true);
    expect(sent.toSorted((a, b) => a - b)).toEqual(sent);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.at(-1)).toBe(500_000);
  });

  it('uses a connection of its own each time', async () => {
    const server = await startServer((_request, response) => response.end('x'));
    const client = newClient();
    for (let count = 0; count < 3; count += 1) answerOf(await client.send(requestTo(server.origin)));
    expect(server.connections()).toBe(3);
  });

  it.each([
    ['a line break in a value', { 'x-key': 'a\r\nx-other: b' }],
    ['a line break in a name', { 'x-key\r\nx-other': 'a' }],
    ['a NUL', { 'x-key': 'a\0b' }],
    ['a letter beyond Latin-1', { 'x-key': 'ключ' }],
    ['a length of its own', { 'Content-Length': '5' }],
    ['another host', { Host: 'example.com' }],
    ['a body in chunks', { 'Transfer-Encoding': 'chunked' }],
    ['one header twice', { 'X-Key': 'a', 'x-key': 'b' }],
  ])('with %s is never sent', async (_what, headers) => {
    const server = await startServer((_request, response) => response.end());
    const outcome = await newClient().send(requestTo(server.origin, { headers }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: { code: 'input.invalid' } });
    expect(server.connections()).toBe(0);
  });

  it('is not followed on a redirect when it writes, and not unless asked', async () => {
    const server = await startServer((_request, response) => response.writeHead(307, { location: '/there' }).end());
    const client = newClient();
    const post = requestTo(server.origin, { method: 'POST', body: Buffer.from('{}'), maxRedirects: 3 });
    expect(answerOf(await client.send(post)).status).toBe(307);
    expect(answerOf(await client.send(requestTo(server.origin))).status).toBe(307);
    expect(server.seen).toHaveLength(2);
  });
});

describe('an answer', () => {
  it('longer than the limit is cut and says so', async () => {
    const server = await startServer((_request, response) => response.end(Buffer.alloc(200_000)));
    const answer = answerOf(await newClient().send(requestTo(server.origin, { limits: { maxBytes: 100_000 } })));
    expect(answer.isWhole).toBe(false);
    expect(answer.body.byteLength).toBeLessThanOrEqual(100_000);
  });

  it('that ends before its length says so', async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('12345');
      setTimeout(() => response.destroy(), 20);
    });
    expect(answerOf(await newClient().send(requestTo(server.origin)))).toMatchObject({ status: 200, isWhole: false });
  });

  it('to HEAD has a length and no body', async () => {
    const server = await startServer((_request, response) => response.writeHead(200, { 'content-length': '10' }).end());
    expect(answerOf(await newClient().send(requestTo(server.origin, { method: 'HEAD' })))).toMatchObject({
      isWhole: true,
      headers: { 'content-length': '10' },
    });
  });

  it('can be read while it comes, or left', async () => {
    const server = await startServer((_request, response) => response.end(Buffer.alloc(1_000_000, 1)));
    const client = newClient();
    const whole = await client.open(requestTo(server.origin));
    if (whole.kind !== 'answered') throw new Error('no answer');
    let bytes = 0;
    for await (const piece of whole.stream.body) bytes += piece.byteLength;
    expect(bytes).toBe(1_000_000);

    const left = await client.open(requestTo(server.origin));
    if (left.kind !== 'answered') throw new Error('no answer');
    await left.stream.cancel();
    await expect(left.stream.body[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(HttpCut);
  });
});

describe('a slow reader', () => {
  it('of an answer that is cut gets all that came, then the cut as a value and not as the end of the process', async () => {
    // With `connection: close` a pausing parser would be asked to finish; see `neverPause`.
    const server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-length': 4_000_000, connection: 'close' }).write(Buffer.alloc(3_000_000));
      setTimeout(() => response.socket?.end(), 100);
    });
    const opened = await newClient().open(requestTo(server.origin));
    if (opened.kind !== 'answered') throw new Error('no answer');
    let bytes = 0;
    const reading = (async () => {
      for await (const piece of opened.stream.body) {
        bytes += piece.byteLength;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    await expect(reading).rejects.toMatchObject({ error: { code: 'network.failed' } });
    expect(bytes).toBe(3_000_000);
  });

  it('loses the connection before its answer fills the memory', async () => {
    let isCut = false;
    const server = await startServer((_request, response) => {
      const more = (): void => {
        response.write(Buffer.alloc(1_000_000), (error) => {
          if (error === null || error === undefined) more();
        });
      };
      response.on('close', () => (isCut = true));
      more();
    });
    const limits = { maxBytes: Number.MAX_SAFE_INTEGER };
    const opened = await newClient().open(requestTo(server.origin, { limits }));
    if (opened.kind !== 'answered') throw new Error('no answer');
    await expect.poll(() => isCut, { timeout: 20_000 }).toBe(true);
    const reading = (async () => {
      for await (const piece of opened.stream.body) expect(piece.byteLength).toBeGreaterThan(0);
    })();
    await expect(reading).rejects.toMatchObject({ error: { detail: expect.stringContaining('faster') } });
  });
});

it('a flood can be left at any moment', async () => {
  const server = await startServer((_request, response) => {
    const more = (): void => {
      response.write(Buffer.alloc(300_000), (error) => {
        if (error === null || error === undefined) more();
      });
    };
    more();
  });
  const client = newClient();
  for (let pieces = 0; pieces < 5; pieces += 1) {
    const opened = await client.open(requestTo(server.origin));
    if (opened.kind !== 'answered') throw new Error('no answer');
    const body = opened.stream.body[Symbol.asyncIterator]();
    for (let count = 0; count < pieces; count += 1) await body.next();
    await opened.stream.cancel();
  }
  expect(server.connections()).toBe(5);
});

describe('closing the client', () => {
  it('ends what is on its way', async () => {
    const server = await startServer(() => undefined);
    const client = newClient();
    const running = client.send(requestTo(server.origin));
    await expect.poll(() => server.seen.length).toBe(1);
    await client.close();
    expect(failureOf(await running)).toMatchObject({ kind: 'unanswered', error: { code: 'network.failed' } });
  });
});
