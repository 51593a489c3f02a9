import { onTestFinished } from 'vitest';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import { createLumenfallProvider } from '#electron/providers/lumenfall/adapter.ts';
import { lumenfallCapabilities, lumenfallEndpoints } from '#electron/providers/lumenfall/capabilities.ts';
import type { ProviderCall, ProviderSettings, RemoteJob, VideoProvider } from '#electron/providers/provider.ts';
import { readEndpoints } from '#electron/providers/read-endpoints.ts';
import type { CredentialId, IntentId } from '#shared/ids.ts';
import { startFakeLumenfall, type FakeLumenfall } from '#test/fakes/lumenfall/fake-lumenfall.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { nowMs } from './lumenfall-answers.ts';
import { clip, prepare, withBucket } from './lumenfall-specs.ts';

export interface ServedLumenfall {
  readonly fake: FakeLumenfall;
  readonly provider: VideoProvider;
  readonly call: ProviderCall;
  /** A clip of text that was accepted, with the bytes it was made of. */
  readonly order: (
    settings?: ProviderSettings,
  ) => Promise<RemoteJob & { readonly frozen: NonNullable<RemoteJob['frozen']> }>;
  /** Method and path of each call so far. */
  readonly paths: () => readonly string[];
}

/** The adapter with the fake on a real socket; both end with the test. */
export async function serveLumenfall(...options: Parameters<typeof startFakeLumenfall>): Promise<ServedLumenfall> {
  const fake = await startFakeLumenfall(...options);
  const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  onTestFinished(async () => {
    await http.close();
    await fake.close();
  });
  const endpoints = unwrap(readEndpoints(lumenfallCapabilities.id, lumenfallEndpoints, fake.environment));
  const provider = createLumenfallProvider({ http, endpoints, clock: { nowMs: () => nowMs } });
  const keys = { credentialId: newId<CredentialId>(), main: new Secret(fake.key), billing: null };
  const call = { signal: new AbortController().signal, keys };
  return {
    fake,
    provider,
    call,
    order: async (settings = withBucket) => {
      const intentId = newId<IntentId>();
      const frozen = provider.encode(prepare(clip(), settings), new Map(), intentId);
      const outcome = await provider.submit(frozen, intentId, call);
      if (outcome.kind !== 'accepted') throw new Error(`${outcome.kind} ${outcome.error.detail ?? ''}`);
      return { ...outcome.remote, frozen };
    },
    paths: () => fake.calls.map(({ method, path }) => `${method} ${path}`),
  };
}
