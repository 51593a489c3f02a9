import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import { noteSecret } from '#electron/platform/known-secrets.ts';
import type { ProviderCall } from '#electron/providers/provider.ts';
import { createPaidProviders } from '#electron/wiring/providers.ts';
import type { CredentialId } from '#shared/ids.ts';
import { contentRefusal } from '../fakes/eachlabs/endings.ts';
import { startFakeEachlabs, type FakeEachlabs } from '../fakes/eachlabs/fake-eachlabs.ts';
import { changeObject } from '../fakes/provider-server/behaviours.ts';
import { describeProvider } from './provider-contract.ts';
import type { Misfortunes, ProviderHarness } from './harness.ts';

function callWith(text: string): ProviderCall {
  const main = new Secret(text);
  // As whoever reads a key from where it is kept does.
  noteSecret(main);
  return {
    signal: new AbortController().signal,
    keys: { credentialId: newId<CredentialId>(), main, billing: null },
  };
}

function misfortunesOf({ script, files }: FakeEachlabs): Misfortunes {
  return {
    refuseContent() {
      script.lives({ ending: contentRefusal });
      return { code: 'moderation.input', charged: 'no' };
    },
    sayStrangeWord() {
      script.next(
        'prediction',
        changeObject((honest) => ({ ...honest, status: 'warming_up' })),
      );
      return 'warming_up';
    },
    changeShape() {
      script.next(
        'prediction',
        changeObject(({ output, ...rest }) => ({ ...rest, output: { films: [output] } })),
      );
    },
    expireOutput(remoteId) {
      files.expire(`/outputs/${remoteId}.mp4`);
    },
  };
}

async function createHarness(): Promise<ProviderHarness> {
  const fake = await startFakeEachlabs();
  const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  const access = createPaidProviders({ http, clock: systemClock, environment: fake.environment }).find(
    ({ provider }) => provider.capabilities.id === 'eachlabs',
  );
  if (access === undefined) throw new Error('EachLabs is not offered');
  return {
    provider: access.provider,
    call: callWith(fake.key),
    jobCount: () => fake.ledger.charges.length,
    finish: async (remoteId) => await fake.finish(remoteId),
    remote: {
      ledger: fake.ledger,
      strangerCall: callWith('smk_ffffffffffffffffffffffffffffffff'),
      nextSubmits: (...behaviours) => {
        fake.script.next('submit', ...behaviours);
      },
      errorBody: (error) => ({ error, status: 403 }),
      idField: 'predictionID',
      uploads: () => new Map(fake.uploads.map(({ url, sha256 }) => [url, sha256])),
      misfortunes: misfortunesOf(fake),
      stop: async () => await fake.stop(),
    },
    async close() {
      await http.close();
      await fake.close();
    },
  };
}

await describeProvider('EachLabs', createHarness);
