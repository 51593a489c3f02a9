import { describe, expect, it } from 'vitest';
import type { Endpoints } from '#electron/providers/endpoints.ts';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import { providerIdSchema } from '#shared/ids.ts';

const id = providerIdSchema.parse('acme-video');
const defaults = { queue: 'https://queue.acme.test', rest: 'https://rest.acme.test' };

function read(environment: Readonly<Record<string, string | undefined>>): Endpoints {
  const endpoints = readEndpoints(id, defaults, environment);
  if (!endpoints.ok) throw new Error(JSON.stringify(endpoints.error));
  return endpoints.value;
}

describe('readEndpoints', () => {
  it("leaves the provider's own addresses, and trusts nothing beyond them", () => {
    const other = { DAILIES_ACME_QUEUE_URL: 'https://other.test', ACME_VIDEO_QUEUE_URL: 'https://other.test' };
    expect(read({ ...other, DAILIES_ACME_VIDEO_QUEUE_URL: ' ', DAILIES_ACME_VIDEO_ORIGINS: undefined })).toEqual({
      origins: defaults,
      trustedOrigins: [],
      overridden: [],
    });
  });

  it('puts an address of the environment in the place of one name only', () => {
    expect(read({ DAILIES_ACME_VIDEO_QUEUE_URL: 'https://Gateway.Example:8443/' })).toEqual({
      origins: { queue: 'https://gateway.example:8443', rest: 'https://rest.acme.test' },
      trustedOrigins: ['https://gateway.example:8443'],
      overridden: ['queue'],
    });
  });

  it('trusts the further origins of the list, each once', () => {
    const endpoints = read({
      DAILIES_ACME_VIDEO_REST_URL: 'http://127.0.0.1:9000',
      DAILIES_ACME_VIDEO_ORIGINS: 'http://[::1]:9001, https://cdn.example ,http://127.0.0.1:9000',
    });
    expect(endpoints.trustedOrigins).toEqual(['http://127.0.0.1:9000', 'http://[::1]:9001', 'https://cdn.example']);
    expect(endpoints.overridden).toEqual(['rest']);
    expect(endpoints.origins['queue']).toBe('https://queue.acme.test');
  });

  it('asks for no name where there is one address only', () => {
    const only = { api: 'https://api.acme.test' };
    const readOnly = (environment: Readonly<Record<string, string>>) => readEndpoints(id, only, environment);
    expect(readOnly({ DAILIES_ACME_VIDEO_URL: 'http://127.0.0.1:9000' })).toEqual({
      ok: true,
      value: {
        origins: { api: 'http://127.0.0.1:9000' },
        trustedOrigins: ['http://127.0.0.1:9000'],
        overridden: ['api'],
      },
    });
    for (const [variable, endpoints] of [
      ['DAILIES_ACME_VIDEO_API_URL', readOnly({ DAILIES_ACME_VIDEO_API_URL: 'https://gateway.example' })],
      ['DAILIES_ACME_VIDEO_URL', readOnly({ DAILIES_ACME_VIDEO_URL: 'https://gateway.example/v1' })],
      ['DAILIES_ACME_VIDEO_URL', readEndpoints(id, defaults, { DAILIES_ACME_VIDEO_URL: 'https://gateway.example' })],
    ] as const) {
      expect(endpoints).toMatchObject({ ok: false, error: { params: { variable } } });
    }
  });

  it.each([
    ['plain http elsewhere', 'http://gateway.example'],
    ['plain http on a name for this machine', 'http://localhost:9000'],
    ['plain http in the private network', 'http://192.168.0.4'],
    ['a path', 'https://gateway.example/v1'],
    ['a query', 'https://gateway.example?x=1'],
    ['a fragment', 'https://gateway.example#x'],
    ['a user', 'https://user:pass@gateway.example'],
    ['another scheme', 'ftp://gateway.example'],
    ['no scheme', 'gateway.example'],
    ['one slash', 'https:/gateway.example'],
    ['a backslash', 'https://gateway.example\\v1'],
    ['a line break inside', 'https://gate\nway.example'],
    ['an impossible port', 'https://gateway.example:99999'],
    ['no host', 'https://'],
    ['an endless one', `https://${'a'.repeat(300)}.example`],
    ['two addresses', 'https://a.example,https://b.example'],
  ])('refuses %s and names the variable, instead of falling back', (_, value) => {
    const refused = readEndpoints(id, defaults, { DAILIES_ACME_VIDEO_QUEUE_URL: value });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'provider.endpoint-invalid', params: { variable: 'DAILIES_ACME_VIDEO_QUEUE_URL' } },
    });
    if (value.includes(',')) return;
    const list = `https://fine.example,${value}`;
    expect(readEndpoints(id, defaults, { DAILIES_ACME_VIDEO_ORIGINS: list })).toMatchObject({
      ok: false,
      error: { params: { variable: 'DAILIES_ACME_VIDEO_ORIGINS' } },
    });
  });

  it('refuses a misspelt name, because the key would go to the address that was to be replaced', () => {
    expect(readEndpoints(id, defaults, { DAILIES_ACME_VIDEO_QEUE_URL: 'https://gateway.example' })).toMatchObject({
      ok: false,
      error: { params: { variable: 'DAILIES_ACME_VIDEO_QEUE_URL' } },
    });
  });
});
