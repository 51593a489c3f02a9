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
import { likenessRefusal } from '../fakes/fal/endings.ts';
import { startFakeFal, type FakeFal } from '../fakes/fal/fake-fal.ts';
import { changeObject } from '../fakes/provider-server/behaviours.ts';
import { describeProvider } from './provider-contract.ts';
import type { Misfortunes, ProviderHarness } from './harness.ts';

function callWith(text: string, billing: string | null = null): ProviderCall {
  const main = new Secret(text);
  // As whoever reads a key from where it is kept does.
  noteSecret(main);
  return {
    signal: new AbortController().signal,
    keys: { credentialId: newId<CredentialId>(), main, billing: billing === null ? null : new Secret(billing) },
  };
}

function misfortunesOf({ script, requests, files }: FakeFal): Misfortunes {
  return {
    refuseContent() {
      script.lives({ ending: likenessRefusal });
      return { code: 'moderation.input', charged: 'no' };
    },
    sayStrangeWord() {
      script.next(
        'status',
        changeObject((honest) => ({ ...honest, status: 'WARMING_UP' })),
      );
      return 'WARMING_UP';
    },
    changeShape() {
      script.next(
        'result',
        changeObject(({ video }) => ({ video: [video] })),
      );
    },
    expireOutput(remoteId) {
      for (const path of requests().find(({ id }) => id === remoteId)?.filmPaths ?? []) files.expire(path);
    },
  };
}

async function createHarness(): Promise<ProviderHarness> {
  const fake = await startFakeFal();
  let dollars = 10;
  const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  const access = createPaidProviders({ http, clock: systemClock, environment: fake.environment }).find(
    ({ provider }) => provider.capabilities.id === 'fal',
  );
  if (access === undefined) throw new Error('fal is not offered');
  return {
    provider: access.provider,
    call: callWith(fake.key),
    jobCount: () => fake.ledger.charges.length,
    finish: async (remoteId) => await fake.finish(remoteId),
    remote: {
      ledger: fake.ledger,
      strangerCall: callWith('ffffffff-0000-4000-8000-000000000000:00000000000000000000000000000000'),
      nextSubmits: (...behaviours) => {
        fake.script.next('submit', ...behaviours);
      },
      idField: 'request_id',
      uploads: () => new Map(fake.uploads.map(({ url, sha256 }) => [url, sha256])),
      stop: async () => await fake.stop(),
      misfortunes: misfortunesOf(fake),
      balance: {
        call: callWith(fake.key, fake.adminKey),
        change() {
          dollars += 1.5;
          fake.setBalance(dollars);
          return { currency: 'USD', amount: dollars * 100 };
        },
      },
    },
    async close() {
      await http.close();
      await fake.close();
    },
  };
}

await describeProvider('fal', createHarness);
