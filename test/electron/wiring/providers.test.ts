import { describe, expect, it } from 'vitest';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { readProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import type { Endpoints } from '#electron/providers/endpoints.ts';
import { createPaidProviders, paidProviders, takeEnvironment, type PaidProvider } from '#electron/wiring/providers.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';

const provider = createPaidProvider();
const http = createHttpClient({ mode: 'loopback-only', proxy: readProxy({}), logger: silentLogger });

function create(environment: Readonly<Record<string, string>>) {
  const reached: Endpoints[] = [];
  const paid: PaidProvider = {
    capabilities: provider.capabilities,
    endpoints: { api: 'https://api.paid.test' },
    keyVariables: { main: [['PAID_KEY'], ['PAID_ID', 'PAID_SECRET']] },
    create({ endpoints }) {
      reached.push(endpoints);
      return provider;
    },
  };
  const [access] = createPaidProviders({ http, clock: createManualClock(), environment }, [paid]);
  return { paid, access, reached: reached[0] };
}

describe('createPaidProviders', () => {
  it('gives a provider the addresses in force', () => {
    const { access, reached } = create({ DAILIES_PAID_URL: 'http://127.0.0.1:9' });
    expect(reached).toEqual({
      origins: { api: 'http://127.0.0.1:9' },
      trustedOrigins: ['http://127.0.0.1:9'],
      overridden: ['api'],
    });
    expect(access?.endpoints).toEqual({ ok: true, value: reached });
    expect(access?.provider.capabilities).toBe(provider.capabilities);
  });

  it('still offers it when an address cannot be used, and says why it cannot be reached', () => {
    const { access, reached } = create({ DAILIES_PAID_URL: 'http://gateway.test' });
    expect(access?.endpoints).toMatchObject({ ok: false, error: { code: 'provider.endpoint-invalid' } });
    expect(reached?.overridden).toEqual([]);
  });
});

describe('takeEnvironment', () => {
  it('leaves nothing of a key for programs that are started from here', () => {
    const environment: NodeJS.ProcessEnv = { PAID_KEY: 'key', PAID_SECRET: 'half', PATH: '/bin', OTHER_KEY: 'other' };
    const taken = takeEnvironment(environment, [create({}).paid]);
    expect(taken).toEqual({ PAID_KEY: 'key', PAID_SECRET: 'half', PATH: '/bin', OTHER_KEY: 'other' });
    expect(environment).toEqual({ PATH: '/bin', OTHER_KEY: 'other' });
  });

  it('knows the variables of every provider that ships', () => {
    const names = paidProviders.flatMap(({ keyVariables }) => Object.values(keyVariables).flat(2));
    const environment: NodeJS.ProcessEnv = Object.fromEntries(names.map((name) => [name, 'key']));
    takeEnvironment(environment);
    expect(environment).toEqual({});
  });

  it('takes the key of the bucket, and leaves its address', () => {
    const half = { DAILIES_BUCKET_KEY_ID: 'AKIA', DAILIES_BUCKET_SECRET: 'half' };
    const environment: NodeJS.ProcessEnv = { ...half, DAILIES_BUCKET_URL: 'https://s3.test' };
    expect(takeEnvironment(environment)).toMatchObject(half);
    expect(environment).toEqual({ DAILIES_BUCKET_URL: 'https://s3.test' });
  });
});
