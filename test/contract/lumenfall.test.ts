import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { noteSecret } from '#electron/platform/known-secrets.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { ProviderCall, RemoteFile, UploadSource } from '#electron/providers/provider.ts';
import { createPaidProviders } from '#electron/wiring/providers.ts';
import type { CredentialId } from '#shared/ids.ts';
import { startFakeLumenfall, type FakeLumenfall } from '../fakes/lumenfall/fake-lumenfall.ts';
import { errorBody } from '../fakes/lumenfall/lumenfall-error.ts';
import { contentRefusal } from '../fakes/lumenfall/video-life.ts';
import { changeObject } from '../fakes/provider-server/behaviours.ts';
import type { Misfortunes, ProviderHarness } from './harness.ts';
import { describeProvider } from './provider-contract.ts';

function callWith(text: string): ProviderCall {
  const main = new Secret(text);
  // As whoever reads a key from where it is kept does.
  noteSecret(main);
  return { signal: new AbortController().signal, keys: { credentialId: newId<CredentialId>(), main, billing: null } };
}

/** Stands for the person's bucket: what lies there is fetched like any other file. */
async function putInBucket({ files, origin }: FakeLumenfall, file: UploadSource): Promise<RemoteFile> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.open(new AbortController().signal)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const path = `/bucket/${crypto.randomUUID()}/${file.name}`;
  files.put(path, { bytes, contentType: file.mime });
  return { url: `${origin}${path}`, expiresAt: null };
}

function misfortunesOf({ script, videos, files }: FakeLumenfall): Misfortunes {
  return {
    refuseContent() {
      script.lives({ ending: contentRefusal });
      return { code: 'moderation.input', charged: 'no' };
    },
    sayStrangeWord() {
      script.next(
        'video',
        changeObject((honest) => ({ ...honest, status: 'warming_up' })),
      );
      return 'warming_up';
    },
    changeShape() {
      script.next(
        'video',
        changeObject((honest) => ({ ...honest, output: [honest['output']] })),
      );
    },
    takeQuestionForOrder() {
      script.ignoreDryRuns();
    },
    expireOutput(remoteId) {
      files.expire(videos().find(({ id }) => id === remoteId)?.filmPath ?? '');
    },
  };
}

async function createHarness(): Promise<ProviderHarness> {
  const fake = await startFakeLumenfall();
  let dollars = 10;
  const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
  const access = createPaidProviders({ http, clock: systemClock, environment: fake.environment }).find(
    ({ provider }) => provider.capabilities.id === 'lumenfall',
  );
  if (access === undefined) throw new Error('Lumenfall is not offered');
  const call = callWith(fake.key);
  return {
    provider: access.provider,
    call,
    jobCount: () => fake.ledger.charges.length,
    finish: async (remoteId) => await fake.finish(remoteId),
    remote: {
      ledger: fake.ledger,
      strangerCall: callWith('lmnfl_ffffff.ffffffffffffffffffffffffffffffff'),
      nextSubmits: (...behaviours) => {
        fake.script.next('submit', ...behaviours);
      },
      errorBody: (sentence) => errorBody('INVALID_REQUEST', sentence),
      idField: 'id',
      uploads: () => new Map(fake.received.map(({ url, sha256 }) => [url, sha256])),
      putInBucket: async (file) => await putInBucket(fake, file),
      stop: async () => await fake.stop(),
      misfortunes: misfortunesOf(fake),
      balance: {
        call,
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

await describeProvider('lumenfall', createHarness);
