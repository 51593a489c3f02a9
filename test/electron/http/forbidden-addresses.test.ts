import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from '#electron/http/address-guard.ts';
import { findAddresses } from '#electron/http/look-up.ts';
import { connectPlain } from '#electron/http/sockets.ts';
import { checkUrl } from '#electron/http/url-rules.ts';
import { startCanary } from './canary.ts';
import { startServer } from './scripted-server.ts';
import { answerOf, failureOf, newClient, requestTo } from './test-client.ts';

/** Every way to write an address of this machine that the URL parser takes. */
const literals = [
  '127.0.0.1 127.0.0.1. 127.1 127.0.1 127.0.0.2 127.127.127.127 127.255.255.254',
  '2130706433 2130706434 017700000001 0x7f000001 0X7F000001 0x7f.1 0x7f.0.0.1 0x7f.0.1',
  '0177.0.0.1 0177.1 0177.0.1 0x7f.0x0.0x0.0x1 0177.0x0.0.01 127.0x0.1 000000177.0.0.1',
  '0 0.0.0.0 0x0 00.0 0.0 0x00000000',
  '１２７.０.０.１ ①②⑦.⓪.⓪.① 127。0。0。1 127．0．0．1 %31%32%37.0.0.1 127%2e0%2e0%2e1 127.0.0.%31',
  '[::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0.0.0.1] [::]',
  '[::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:7F00:0001] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:0:0]',
].flatMap((line) => line.split(' '));
/** Names that lead to this machine; here the resolver of the test says so. */
const names = [
  'localhost LOCALHOST localhost. a.localhost localtest.me lvh.me 127.0.0.1.nip.io vcap.me',
  '127-0-0-1.sslip.io cdn.example.com v3.fal.media.example.com xn--bcher-kva.example.com',
  'metadata.example.com a.b.c.d.example.com intranet printer.local db.internal router.home.arpa',
].flatMap((line) => line.split(' '));
/** Private or special, but not this machine. */
const elsewhere = [
  '10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1',
  '100.127.255.255 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1',
  '224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16 0xa9fea9fe 2852039166',
  '[64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1] [64:ff9b::]',
  '[fc00::1] [fd12:3456::1] [fe80::1] [fec0::1] [ff02::1] [2001::1] [2001:0:7f00:1::]',
  '[2001:db8::1] [2002:7f00:1::] [2002:a00:1::1] [3fff::1] [100::1] [::ffff:8.8.8.8] [5f00::1]',
].flatMap((line) => line.split(' '));

describe('S5: what must not be reached', () => {
  it(`row 74: is not reached by any of ${String(literals.length + names.length + elsewhere.length)} addresses`, async () => {
    const canary = await startCanary();
    const client = newClient({ lookUp: async () => [{ address: '127.0.0.1', family: 4 }] });
    const reached: string[] = [];
    for (const host of [...literals, ...names]) {
      if (await canary.isReachedPlainly(`http://${host}:${String(canary.port)}/`)) reached.push(host);
    }
    // Without this, the rest would prove nothing.
    expect(reached.length).toBeGreaterThanOrEqual(40);
    const before = canary.hits();
    expect(before).toBe(reached.length);

    for (const host of [...literals, ...names, ...elsewhere]) {
      for (const url of [`http://${host}:${String(canary.port)}/`, `https://${host}:${String(canary.port)}/`]) {
        const outcome = await client.send({ ...requestTo('http://a.example/'), url, trustedOrigins: [] });
        expect([url, failureOf(outcome)]).toMatchObject([url, { kind: 'not-sent', error: refused }]);
      }
      // On the usual port nothing but the address itself is left to refuse.
      const outcome = await client.send({
        ...requestTo('http://a.example/'),
        url: `https://${host}/`,
        trustedOrigins: [],
      });
      expect([host, failureOf(outcome)]).toMatchObject([host, { kind: 'not-sent', error: refused }]);
      expect(failureOf(outcome).error.detail).toMatch(/private/);
    }
    expect(canary.hits()).toBe(before);
  });

  it.each([
    'http://cdn.example.com/film.mp4',
    'ftp://cdn.example.com/film.mp4',
    'file:///etc/passwd',
    'data:video/mp4;base64,AAAA',
    'javascript:alert(1)',
    'blob:https://cdn.example.com/1',
    'ws://cdn.example.com/',
    'https://user@cdn.example.com/',
    'https://user:password@cdn.example.com/',
    'https://:password@cdn.example.com/',
    'https://cdn.example.com:22/',
    'https://cdn.example.com:8443/',
    'https://cdn.example.com:80/',
    'https:///etc/passwd',
    'https://',
    '//cdn.example.com/',
    'cdn.example.com',
    '',
    `https://cdn.example.com/${'a'.repeat(20_000)}`,
  ])('row 73: refuses %.60s before any name is looked up', async (url) => {
    const asked: string[] = [];
    const client = newClient({
      lookUp: async (host) => {
        asked.push(host);
        return await Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      },
    });
    const outcome = await client.send({ ...requestTo('http://a.example/'), url, trustedOrigins: [] });
    expect(failureOf(outcome)).toMatchObject({ kind: 'not-sent', error: refused });
    // `https:///etc/passwd` is the host `etc` to the parser: private by name.
    expect(asked).toEqual([]);
  });

  it('row 73: takes user info from nobody, not even for a trusted origin', () => {
    const checked = checkUrl('http://user:password@127.0.0.1:8080/', ['http://127.0.0.1:8080']);
    expect(checked.ok).toBe(false);
  });
});

const refused = { code: 'network.address-refused', retry: 'never' };

describe('names', () => {
  const found = (...addresses: string[]) => ({
    mode: 'normal' as const,
    lookUp: async () => await Promise.resolve(addresses.map((address) => ({ address, family: 4 }))),
  });

  it('row 75: one private address among public ones forbids the name', async () => {
    for (const answers of [
      ['93.184.216.34', '127.0.0.1'],
      ['10.0.0.1', '93.184.216.34'],
      ['2606:2800:220:1::1', '::1'],
    ]) {
      expect(await findAddresses('cdn.example.com', false, found(...answers))).toMatchObject({
        ok: false,
        error: refused,
      });
    }
    expect(await findAddresses('cdn.example.com', false, found('93.184.216.34', '2606:2800:220:1::1'))).toMatchObject({
      ok: true,
    });
  });

  it('row 75: a name that leads elsewhere a moment later is looked up once, and that answer is used', async () => {
    const server = await startServer((_request, response) => response.end());
    const socket = await connectPlain(
      // Nobody else knows this name.
      { host: 'rebound.invalid', port: server.port, addresses: [{ address: '127.0.0.1', family: 4 }] },
      new AbortController().signal,
    );
    expect(socket.remoteAddress).toBe('127.0.0.1');
    socket.destroy();
  });

  it('row 75: the second request of a rebound name is refused', async () => {
    const answers = ['93.184.216.34', '169.254.169.254'];
    let asked = 0;
    const way = {
      mode: 'normal' as const,
      lookUp: async () => await Promise.resolve([{ address: answers[asked++] ?? '', family: 4 }]),
    };
    expect((await findAddresses('cdn.example.com', false, way)).ok).toBe(true);
    expect(await findAddresses('cdn.example.com', false, way)).toMatchObject({ ok: false, error: refused });
    expect(asked).toBe(2);
  });

  it('without an address are offline', async () => {
    const outcome = await findAddresses('cdn.example.com', false, found());
    expect(outcome).toMatchObject({ ok: false, error: { code: 'network.offline' } });
  });
});

describe('public addresses', () => {
  it.each(
    [
      '8.8.8.8 1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255',
      '172.32.0.0 192.167.255.255 198.17.255.255 198.20.0.0 223.255.255.255 126.255.255.255',
      '2606:4700::1111 2a00:1450:4001::200e 2001:200::1 64:ff9b::808:808 64:ff9b::8.8.8.8',
    ].flatMap((line) => line.split(' ')),
  )('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
    expect(isLoopbackAddress(address)).toBe(false);
  });

  it.each(['', 'a', '1.2.3', '1.2.3.4.5', '256.1.1.1', ' 8.8.8.8', '8.8.8.8\n', '2606:4700::1111%eth0', '[::1]'])(
    'are not text like %j',
    (text) => {
      expect(isPublicAddress(text)).toBe(false);
      expect(isLoopbackAddress(text)).toBe(false);
    },
  );
});

describe('trusted origins', () => {
  it('are exact: another port, scheme or host is not theirs', () => {
    const trusted = ['http://127.0.0.1:8080', 'https://gateway.example.com:8443'];
    const isAllowed = (url: string): boolean => checkUrl(url, trusted).ok;
    expect(isAllowed('http://127.0.0.1:8080/a?b')).toBe(true);
    expect(isAllowed('http://0x7f.1:8080/')).toBe(true);
    expect(isAllowed('https://gateway.example.com:8443/')).toBe(true);
    for (const url of [
      'http://127.0.0.1:8081/',
      'https://127.0.0.1:8080/',
      'http://localhost:8080/',
      'http://127.0.0.2:8080/',
      'http://127.0.0.1/',
      'http://gateway.example.com:8443/',
      'https://gateway.example.com:8444/',
      'https://gateway.example.com.evil.example:8443/',
    ]) {
      expect([url, isAllowed(url)]).toEqual([url, false]);
    }
  });

  it('may be on this machine', async () => {
    const server = await startServer((_request, response) => response.end());
    expect(answerOf(await newClient().send(requestTo(server.origin))).status).toBe(200);
  });
});
