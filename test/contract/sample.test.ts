import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { noteSecret } from '#electron/platform/known-secrets.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { ProviderCall } from '#electron/providers/provider.ts';
import { createPaidProviders, paidProviders } from '#electron/wiring/providers.ts';
import type { CredentialId } from '#shared/ids.ts';
import { changeObject } from '../fakes/provider-server/behaviours.ts';
import { startSampleServer, type SampleServer } from '../sample-provider/fake-server.ts';
import { sampleRow } from '../sample-provider/sample-row.ts';
import type { Misfortunes, ProviderHarness } from './harness.ts';
import { describeProvider } from './provider-contract.ts';

function callWith(text: string): ProviderCall {
  const main = new Secret(text);
  noteSecret(main);
  return {
    signal: new AbortController().signal,
    keys: { credentialId: newId<CredentialId>(), main, billing: null },
  };
}

function misfortunesOf(server: SampleServer): Misfortunes {
  const { script, films } = server;
  return {
    refuseContent() {
      server.refuseNext();
      return { code: 'moderation.input', charged: 'no' };
    },
    sayStrangeWord() {
      script.next(
        'state',
        changeObject((honest) => ({ ...honest, state: 'dreaming' })),
      );
      return 'dreaming';
    },
    changeShape() {
      script.next(
        'state',
        changeObject(({ film, ...rest }) => ({ ...rest, film: [film] })),
      );
    },
    expireOutput(remoteId) {
      films.expire(`/films/${remoteId}`);
    },
    takeQuestionForOrder() {
      server.says.estimate = 'job';
    },
  };
}

/** A fifth provider: a folder and one row in the list make it one of all. */
async function createHarness(): Promise<ProviderHarness> {
  const server = await startSampleServer();
  const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  const deps = { http, clock: systemClock, environment: server.environment };
  const access = createPaidProviders(deps, [...paidProviders, sampleRow]).at(-1);
  if (access === undefined) throw new Error('the row is gone');
  return {
    provider: access.provider,
    call: callWith(server.key),
    jobCount: () => server.ledger.charges.length,
    finish: async (remoteId) => {
      await server.finish(remoteId);
    },
    remote: {
      ledger: server.ledger,
      strangerCall: callWith('sample-ffffffffffffffff'),
      nextSubmits: (...behaviours) => {
        server.script.next('submit', ...behaviours);
      },
      errorBody: (error) => ({ error }),
      idField: 'job',
      uploads: () => server.uploads,
      misfortunes: misfortunesOf(server),
      balance: {
        call: callWith(server.key),
        change() {
          server.says.balance += 150;
          return { currency: 'USD', amount: server.says.balance };
        },
      },
      stop: async () => {
        await server.stop();
      },
    },
    async close() {
      await http.close();
      await server.close();
    },
  };
}

await describeProvider('sample', createHarness);
