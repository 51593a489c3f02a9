import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { noteSecret } from '#electron/platform/known-secrets.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { ProviderCall } from '#electron/providers/provider.ts';
import { createPaidProviders } from '#electron/wiring/providers.ts';
import type { CredentialId } from '#shared/ids.ts';
import { startFakeApiframe, type FakeApiframe } from '../fakes/apiframe/fake-apiframe.ts';
import { policyViolation } from '../fakes/apiframe/job-life.ts';
import { changeObject } from '../fakes/provider-server/behaviours.ts';
import type { Misfortunes, ProviderHarness } from './harness.ts';
import { describeProvider } from './provider-contract.ts';

function callWith(text: string): ProviderCall {
  const main = new Secret(text);
  // As whoever reads a key from where it is kept does.
  noteSecret(main);
  return { signal: new AbortController().signal, keys: { credentialId: newId<CredentialId>(), main, billing: null } };
}

function misfortunesOf(fake: FakeApiframe): Misfortunes {
  const { script } = fake;
  return {
    refuseContent() {
      script.lives({ ending: policyViolation });
      return { code: 'moderation.input', charged: 'no' };
    },
    sayStrangeWord() {
      script.next(
        'job',
        changeObject((honest) => ({ ...honest, status: 'UPSCALING' })),
      );
      return 'UPSCALING';
    },
    changeShape() {
      script.next(
        'job',
        changeObject((honest) => ({ ...honest, result: { film: { id: 7 } } })),
      );
    },
    expireOutput(remoteId) {
      fake.expire(remoteId);
    },
  };
}

async function createHarness(): Promise<ProviderHarness> {
  const fake = await startFakeApiframe();
  const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  const access = createPaidProviders({ http, clock: systemClock, environment: fake.environment }).find(
    ({ provider }) => provider.capabilities.id === 'apiframe',
  );
  if (access === undefined) throw new Error('Apiframe is not offered');
  let credits = 100;
  return {
    provider: access.provider,
    call: callWith(fake.key),
    jobCount: () => fake.ledger.charges.length,
    finish: async (remoteId) => await fake.finish(remoteId),
    remote: {
      ledger: fake.ledger,
      strangerCall: callWith('afk_nobody'),
      nextSubmits: (...behaviours) => {
        fake.script.next('submit', ...behaviours);
      },
      errorBody: (error) => ({ error }),
      idField: 'jobId',
      uploads: () => new Map(fake.uploads.map(({ url, sha256 }) => [url, sha256])),
      stop: async () => await fake.stop(),
      misfortunes: misfortunesOf(fake),
      balance: {
        call: callWith(fake.key),
        change() {
          credits += 11;
          fake.setCredits(credits);
          return { currency: 'credits', amount: credits };
        },
      },
    },
    async close() {
      await http.close();
      await fake.close();
    },
  };
}

await describeProvider('apiframe', createHarness);
