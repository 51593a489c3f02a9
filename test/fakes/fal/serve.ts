/**
 * Started by `npm run fake-fal`: fal.ai on this machine, to try paid work by hand without an account and without money.
 * The fixed port lets an application that is running find it again after a restart.
 */
import { startFakeFal } from './fake-fal.ts';

const port = 8_790;

const fal = await startFakeFal({ port, life: { queuedPolls: 2, runningPolls: 3 } });
const lines = [
  'fal.ai is played on this machine. Nothing is charged. In another terminal:',
  '',
  ...Object.entries({ ...fal.environment, FAL_KEY: fal.key, DAILIES_LOOPBACK_ONLY: '1' }).map(
    ([name, value]) => `export ${name}=${value}`,
  ),
  'npm start',
  '',
  `Key that may also read what jobs cost: ${fal.adminKey}`,
  'Ctrl+C ends it; what was charged is listed then.',
];
process.stdout.write(`${lines.join('\n')}\n`);

process.once('SIGINT', () => {
  void (async () => {
    for (const { requestId, endpoint, amountNano, outcome } of fal.ledger.charges) {
      process.stdout.write(`${requestId}  ${endpoint}  $${(amountNano / 1e9).toFixed(4)}  ${outcome}\n`);
    }
    await fal.close();
  })();
});
