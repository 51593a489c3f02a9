import { afterEach, beforeEach } from 'vitest';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import type { HttpClient } from '#electron/http/http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import { createEachlabsProvider } from '#electron/providers/eachlabs/adapter.ts';
import { eachlabsCapabilities, eachlabsEndpoints } from '#electron/providers/eachlabs/capabilities.ts';
import type { FrozenRequest, ProviderCall, RemoteJob, VideoProvider } from '#electron/providers/provider.ts';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import type { AppError } from '#shared/errors.ts';
import type { CredentialId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { startFakeEachlabs, type FakeEachlabs } from '#test/fakes/eachlabs/fake-eachlabs.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { assets, eachlabsSpec, fast, settings } from './eachlabs-specs.ts';

/** The adapter and the other side of it, new for each test. */
export interface ServedEachlabs {
  fake: FakeEachlabs;
  provider: VideoProvider;
  /** Milliseconds UTC, on both sides. */
  now: number;
  call(): ProviderCall;
  /** A plain request, of six seconds unless said otherwise. */
  freeze(durationSeconds?: number): FrozenRequest;
  /** A job that was accepted. */
  submit(durationSeconds?: number): Promise<RemoteJob>;
}

/** Starts it before each test of a file, and ends it afterwards. */
export function serveEachlabs(): ServedEachlabs {
  let http: HttpClient;
  const served = {
    now: 0,
    call: (): ProviderCall => ({
      signal: new AbortController().signal,
      keys: { credentialId: newId<CredentialId>(), main: new Secret(served.fake.key), billing: null },
    }),
    freeze: (durationSeconds = 6): FrozenRequest => {
      const prepared = unwrap(served.provider.prepare(eachlabsSpec({}, { durationSeconds }), assets, fast, settings));
      return served.provider.encode(prepared, new Map(), newId());
    },
    async submit(durationSeconds?: number): Promise<RemoteJob> {
      const frozen = served.freeze(durationSeconds);
      const outcome = await served.provider.submit(frozen, newId(), served.call());
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      return { ...outcome.remote, frozen };
    },
  } as ServedEachlabs;

  beforeEach(async () => {
    served.now = Date.parse('2026-11-21T12:00:00Z');
    served.fake = await startFakeEachlabs({ nowMs: () => served.now });
    http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
    const endpoints = unwrap(readEndpoints(eachlabsCapabilities.id, eachlabsEndpoints, served.fake.environment));
    served.provider = createEachlabsProvider({ http, endpoints, clock: { nowMs: () => served.now } });
  });
  afterEach(async () => {
    await http.close();
    await served.fake.close();
  });
  return served;
}

/** What a provider may do without, and this one does not. */
export async function offered<T>(answer: Promise<Result<T, AppError>> | undefined): Promise<Result<T, AppError>> {
  if (answer === undefined) throw new Error('EachLabs has this');
  return await answer;
}
