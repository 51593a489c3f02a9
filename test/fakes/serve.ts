/**
 * Started by `npm run fake-providers`: every provider that needs a key, and a bucket, on this machine, to try paid work by
 * hand without an account and without money. The fixed ports let an application that is running find them again after a restart.
 */
import { startFakeApiframe } from './apiframe/fake-apiframe.ts';
import { startFakeEachlabs } from './eachlabs/fake-eachlabs.ts';
import { startFakeFal } from './fal/fake-fal.ts';
import { startFakeLumenfall } from './lumenfall/fake-lumenfall.ts';
import type { ChargeLedger } from './provider-server/charge-ledger.ts';
import { startFakeS3 } from './s3/fake-s3.ts';

interface FakeProvider {
  readonly environment: Readonly<Record<string, string>>;
  readonly key: string;
  readonly ledger: ChargeLedger;
  close(): Promise<void>;
}

interface Served {
  readonly name: string;
  readonly keyVariable: string;
  readonly port: number;
  readonly start: (port: number) => Promise<FakeProvider>;
}

/** So many answers go by before a film is there. */
const life = { queuedPolls: 2, runningPolls: 3 };

/** A provider's fake is tried by hand with a line here. */
const list: readonly Served[] = [
  {
    name: 'fal.ai',
    keyVariable: 'FAL_KEY',
    port: 8_790,
    start: async (port) => await startFakeFal({ port, life }),
  },
  {
    name: 'Lumenfall',
    keyVariable: 'LUMENFALL_API_KEY',
    port: 8_791,
    start: async (port) => await startFakeLumenfall({ port, life }),
  },
  {
    name: 'Apiframe',
    keyVariable: 'APIFRAME_API_KEY',
    port: 8_792,
    start: async (port) => await startFakeApiframe({ port, life }),
  },
  {
    name: 'EachLabs',
    keyVariable: 'EACHLABS_API_KEY',
    port: 8_793,
    start: async (port) => await startFakeEachlabs({ port }),
  },
];

const started = await Promise.all(list.map(async (each) => ({ ...each, fake: await each.start(each.port) })));
const bucketPort = 8_799;
const bucket = await startFakeS3({ port: bucketPort });
const ofProviders = started.flatMap(({ keyVariable, fake }) => [
  ...Object.entries(fake.environment),
  [keyVariable, fake.key] as const,
]);
const variables = [...ofProviders, ...Object.entries(bucket.environment)];
const lines = [
  `${list.map(({ name }) => name).join(', ')}: played on this machine. Nothing is charged. In another terminal:`,
  '',
  ...[...variables, ['DAILIES_LOOPBACK_ONLY', '1'] as const].map(([name, value]) => `export ${name}=${value}`),
  'npm start',
  '',
  'Ctrl+C ends it; what was charged is listed then.',
];
process.stdout.write(`${lines.join('\n')}\n`);

process.once('SIGINT', () => {
  void (async () => {
    for (const { name, fake } of started) {
      for (const { requestId, endpoint, amountNano, outcome } of fake.ledger.charges) {
        const amount = (amountNano / 1e9).toFixed(4);
        process.stdout.write(`${name}  ${requestId}  ${endpoint}  ${amount}  ${outcome}\n`);
      }
      await fake.close();
    }
    await bucket.stop();
  })();
});
