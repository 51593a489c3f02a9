import { describe, expect, it } from 'vitest';
import { startServer } from './scripted-server.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

const headers = {
  authorization: 'Key secret',
  cookie: 'a=b',
  'x-api-key': 'secret',
  'x-fal-token': 'secret',
  accept: 'video/mp4',
  range: 'bytes=5-',
  'if-range': '"one"',
};
const credentials = ['authorization', 'cookie', 'x-api-key', 'x-fal-token'];

describe('row 76: a redirect', () => {
  it.each([
    ['to http elsewhere', 'http://cdn.example.com/film.mp4'],
    ['to a private literal', 'https://127.0.0.1/film.mp4'],
    ['to a private literal in disguise', 'https://2130706433/film.mp4'],
    ['to the metadata of a cloud', 'https://169.254.169.254/latest/meta-data/'],
    ['to another port', 'https://cdn.example.com:8443/film.mp4'],
    ['with user info', 'https://user:password@cdn.example.com/film.mp4'],
    ['to a file', 'file:///etc/passwd'],
    ['to data', 'data:text/plain,1'],
    ['to nonsense', 'https://'],
  ])('%s is refused', async (_what, location) => {
    const server = await startServer((_request, response) => response.writeHead(302, { location }).end());
    const outcome = await newClient().send(requestTo(server.origin, { maxRedirects: 3 }));
    expect(failureOf(outcome)).toMatchObject({
      kind: 'unanswered',
      error: { code: 'network.redirect-refused', retry: 'never' },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('to a name that leads to a private address is refused when connecting', async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(302, { location: 'https://cdn.example.com/film.mp4' }).end();
    });
    const client = newClient({ lookUp: async () => [{ address: '10.0.0.1', family: 4 }] });
    const outcome = await client.send(requestTo(server.origin, { maxRedirects: 3 }));
    expect(failureOf(outcome)).toMatchObject({ kind: 'unanswered', error: { code: 'network.address-refused' } });
  });

  it('is followed three times and not a fourth', async () => {
    const server = await startServer(({ url }, response) => {
      const step = Number(url.slice(1));
      if (step === 0) response.end('here');
      else response.writeHead(302, { location: `/${String(step - 1)}` }).end();
    });
    const client = newClient();
    const three = await client.send(requestTo(`${server.origin}/3`, { maxRedirects: 3, headers }));
    expect(answerOf(three)).toMatchObject({ status: 200, url: `${server.origin}/0` });
    // All within the first origin, so it may know what it knew before.
    expect(server.seen.map((request) => request.headers.authorization)).toEqual(Array(4).fill('Key secret'));
    const four = await client.send(requestTo(`${server.origin}/4`, { maxRedirects: 3 }));
    expect(failureOf(four).error.code).toBe('network.redirect-refused');
    expect(server.seen).toHaveLength(8);
  });

  it.each([301, 302, 303, 307, 308])(
    'with %i to another origin takes no credentials along, and back none either',
    async (status) => {
      const first = await startServer(({ url }, response) => {
        if (url === '/back') response.end('back');
        else response.writeHead(status, { location: `${second.origin}/there` }).end();
      });
      const second = await startServer((_request, response) => {
        response.writeHead(status, { location: `${first.origin}/back` }).end();
      });
      const trustedOrigins = [first.origin, second.origin];
      const outcome = await newClient().send(requestTo(first.origin, { headers, maxRedirects: 3, trustedOrigins }));
      expect(answerOf(outcome)).toMatchObject({ status: 200, url: `${first.origin}/back` });
      expect(first.seen[0]?.headers).toMatchObject(headers);
      for (const seen of [second.seen[0], first.seen[1]]) {
        for (const name of credentials) expect(seen?.headers).not.toHaveProperty(name);
        expect(seen?.headers).toMatchObject({ accept: 'video/mp4', range: 'bytes=5-', 'if-range': '"one"' });
      }
    },
  );

  it('keeps the method of HEAD, and is never followed by what writes', async () => {
    const server = await startServer(({ url }, response) => {
      if (url === '/there') response.end();
      else response.writeHead(303, { location: '/there' }).end();
    });
    const client = newClient();
    expect(answerOf(await client.send(requestTo(server.origin, { method: 'HEAD', maxRedirects: 1 }))).status).toBe(200);
    expect(server.seen.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const outcome = await client.send(requestTo(server.origin, { method, maxRedirects: 3, body: Buffer.from('{}') }));
      expect(answerOf(outcome).status).toBe(303);
    }
    expect(server.seen).toHaveLength(5);
  });
});
