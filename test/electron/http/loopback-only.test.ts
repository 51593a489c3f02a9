import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import { createFalProvider } from '#electron/providers/fal/adapter.ts';
import { falEndpoints } from '#electron/providers/fal/capabilities.ts';
import { Secret } from '#electron/platform/secret.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { newId } from '#electron/platform/new-id.ts';
import { providerIdSchema } from '#shared/ids.ts';
import { unwrap } from '#test/electron/assets/asset-library.ts';
import { startServer } from './scripted-server.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

const hosts = [
  'https://queue.fal.run/ https://rest.fal.ai/ https://example.com/ https://8.8.8.8/',
  'https://[2606:4700::1111]/ https://10.0.0.1/ http://192.168.1.1/ https://localhost.example.com/',
  'https://0.0.0.0/ https://[::]/ https://[::ffff:127.0.0.1]/ https://127.0.0.1.nip.io/',
].flatMap((line) => line.split(' '));

describe('a client that may reach this machine only', () => {
  it('asks for no other name and connects to no other address, not even a trusted one', async () => {
    const asked: string[] = [];
    const client = newClient({
      mode: 'loopback-only',
      lookUp: async (host) => {
        asked.push(host);
        return await Promise.resolve([{ address: '93.184.216.34', family: 4 }]);
      },
    });
    for (const url of [...hosts, 'https://localhost/', 'https://a.localhost/']) {
      const outcome = await client.send(requestTo(url, { method: 'POST', body: Buffer.from('{}') }));
      expect([url, failureOf(outcome)]).toMatchObject([
        url,
        { kind: 'not-sent', error: { code: 'network.address-refused' } },
      ]);
    }
    // Those two names are this machine's own; where they lead elsewhere, that is refused.
    expect(asked).toEqual(['localhost', 'a.localhost']);
  });

  it('reaches this machine', async () => {
    const server = await startServer((_request, response) => response.end());
    const client = newClient({ mode: 'loopback-only' });
    expect(answerOf(await client.send(requestTo(server.origin))).status).toBe(200);
    expect(answerOf(await client.send(requestTo(`http://localhost:${String(server.port)}`))).status).toBe(200);
  });

  it('cannot spend: with FAL_KEY set and fal.ai as it is, no call of the provider leaves the machine', async () => {
    vi.stubEnv('FAL_KEY', 'key-id:key-secret');
    const key = new Secret(process.env['FAL_KEY'] ?? '');
    const asked: string[] = [];
    const http = newClient({
      mode: 'loopback-only',
      lookUp: async (host) => {
        asked.push(host);
        return await Promise.resolve([{ address: '93.184.216.34', family: 4 }]);
      },
    });
    const endpoints = unwrap(readEndpoints(providerIdSchema.parse('fal'), falEndpoints, process.env));
    const provider = createFalProvider({ http, endpoints, clock: systemClock });
    const call = {
      signal: new AbortController().signal,
      keys: { credentialId: newId<never>(), main: key, billing: null },
    };
    const frozen = { path: '/fal-ai/any', headers: {}, body: Buffer.from('{}'), idempotencyKey: null };
    const submitted = await provider.submit(frozen, newId(), call);
    expect(submitted).toMatchObject({ kind: 'not-sent', error: { code: 'network.address-refused' } });
    expect(asked).toEqual([]);
  });
});

describe('the environment of this very test', () => {
  it('tells every process to stay on this machine, and has no key', () => {
    expect(process.env['DAILIES_LOOPBACK_ONLY']).toBe('1');
    expect(Object.keys(process.env).filter((name) => /_(KEY|SECRET|TOKEN)$/.test(name))).toEqual([]);
  });

  it('would notice a request that leaves: this listener does', async () => {
    let isHit = false;
    const listener = createServer((socket) => {
      isHit = true;
      socket.destroy();
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    onTestFinished(() => void listener.close());
    const address = listener.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await newClient({ mode: 'loopback-only' }).send(requestTo(`http://127.0.0.1:${String(port)}`));
    expect(isHit).toBe(true);
  });
});
