import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { providerIdSchema } from '#shared/ids.ts';
import { makeFolder } from '#test/fixtures/library-database.ts';
import { bytesUnder, runApplication, type RunningApplication } from './running-application.ts';

const id = '0b5f3a1c-0000-4f00-9000-000000000001';
const secret = '6d7e8f90a1b2c3d46d7e8f90a1b2c3d1';
const key = `${id}:${secret}`;
const providerId = providerIdSchema.parse('fal');

/** A provider that says everything it was told, in the body, in an address and in a header. */
async function startEcho(status: number): Promise<{ readonly origin: string; readonly heard: string[] }> {
  const heard: string[] = [];
  const server = createServer(({ headers: { authorization = '' }, url }, response) => {
    heard.push(authorization);
    response.writeHead(status, { 'content-type': 'application/json', 'x-echo': authorization });
    const sent = authorization.replace(/^\w+ /, '');
    response.end(
      JSON.stringify({
        detail: `No such key: ${sent} (${Buffer.from(sent).toString('base64')}), user ${sent.split(':')[0] ?? ''}`,
        docs: `https://acme.test/errors?sent=${encodeURIComponent(sent)}`,
        path: url,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

function start(folder: string, origin: string, environment: Record<string, string>): Promise<RunningApplication> {
  const names = ['DAILIES_FAL_QUEUE_URL', 'DAILIES_FAL_REST_URL', 'DAILIES_FAL_API_URL'];
  return runApplication(folder, { ...Object.fromEntries(names.map((name) => [name, origin])), ...environment });
}

describe('row 81: a provider that echoes the key', () => {
  it.each([
    [401, 'refused'],
    [500, 'unclear'],
  ])('row 81: shows it nowhere after %i: not in the window, the log or the database', async (status, kind) => {
    const folder = makeFolder();
    const { origin, heard } = await startEcho(status);
    const { close, invoke, said } = await start(folder, origin, { FAL_KEY: key });
    expect(await invoke('accounts.test', { providerId })).toMatchObject({
      value: { keys: [{ state: 'environment', tail: 'c3d1', test: { kind } }, {}] },
    });
    expect(heard).toEqual([`Key ${key}`]);
    await invoke('app.snapshot', {});
    await close();
    const texts = [JSON.stringify(said), bytesUnder(folder)];
    expect(texts[0]).toContain('No such key');
    for (const text of texts) {
      for (const part of [id, secret, Buffer.from(key).toString('base64').slice(0, 40)])
        expect(text).not.toContain(part);
    }
  });

  it('row 81: nor when it was entered and no keychain is there, and it goes only where it was entered for', async () => {
    const folder = makeFolder();
    const { origin, heard } = await startEcho(403);
    const { close, invoke, said } = await start(folder, origin, {});
    expect(await invoke('accounts.saveKey', { providerId, slot: 'main', key: `"${key}"` })).toMatchObject({
      value: { keys: [{ state: 'session', tail: 'c3d1' }, {}], isUsable: true },
    });
    expect(await invoke('accounts.test', { providerId })).toMatchObject({ ok: true });
    expect(heard).toEqual([`Key ${key}`]);
    expect(await invoke('app.snapshot', {})).toMatchObject({
      value: { keyStore: { kind: 'session-only', reason: 'no-service' }, accounts: [{ isUsable: true }] },
    });
    await close();
    for (const text of [JSON.stringify(said), bytesUnder(folder)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(id);
    }
    const next = await start(folder, origin, {});
    expect(await next.invoke('app.snapshot', {})).toMatchObject({ value: { accounts: [{ isUsable: false }] } });
    expect(await next.invoke('accounts.test', { providerId })).toMatchObject({ error: { code: 'key.missing' } });
    expect(heard).toHaveLength(1);
  });
});
