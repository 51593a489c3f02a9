import { afterEach, describe, expect, it } from 'vitest';
import { createFileInspector, type FileInspector } from '#electron/assets/file-inspector.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { unwrap, unwrapError } from './asset-library.ts';

const hangingWorker = new URL('../../fixtures/workers/hanging-worker.ts', import.meta.url);

let inspector: FileInspector;
afterEach(async () => {
  await inspector.close();
});

function start(limits: { checkTimeLimitMs?: number; stallTimeLimitMs?: number; workerCount?: number } = {}): void {
  inspector = createFileInspector({ workerFile: hangingWorker, clock: systemClock, ...limits });
}
const ask = async (path: string, signal?: AbortSignal) => await inspector.inspect({ kind: 'hash', path }, path, signal);

describe('row 61: a worker that a file has caught', () => {
  it('row 61: is killed when it looks at a structure for too long, and the application stays awake', async () => {
    start({ checkTimeLimitMs: 1_500 });
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    const error = unwrapError(await ask('loop'));
    clearInterval(ticking);
    expect(error).toMatchObject({ kind: 'invalid-input', code: 'asset.damaged', params: { name: 'loop' } });
    expect(ticks).toBeGreaterThan(10);
    unwrap(await ask('fine'));
  });

  it('row 61: is not blamed on the file once the structure is known to be sound', async () => {
    start({ stallTimeLimitMs: 300 });
    expect(unwrapError(await ask('hash'))).toMatchObject({ kind: 'storage', code: 'storage.failed' });
    unwrap(await ask('fine'));
  });

  it.each(['exit', 'throw'])('row 85: is replaced when it ends by "%s"', async (end) => {
    start();
    expect(unwrapError(await ask(end)).code).toBe('asset.damaged');
    unwrap(await ask('fine'));
  });

  it('does not hold up the files in the other workers', async () => {
    start({ checkTimeLimitMs: 3_000, workerCount: 2 });
    let isLoopOver = false;
    const loop = ask('loop').then((outcome) => {
      isLoopOver = true;
      return outcome;
    });
    for (let count = 0; count < 20; count += 1) unwrap(await ask('fine'));
    expect(isLoopOver).toBe(false);
    unwrapError(await loop);
  });
});

it('says that it is the application which is broken when the worker cannot even start', async () => {
  const workerFile = new URL('./no-such-worker.js', import.meta.url);
  inspector = createFileInspector({ workerFile, clock: systemClock });
  expect(unwrapError(await ask('fine'))).toMatchObject({ kind: 'internal', params: { name: 'fine' } });
});

it('settles everything that waits when it closes, and takes nothing more', async () => {
  start({ workerCount: 1 });
  const waiting = [ask('loop'), ask('fine'), ask('fine')];
  await inspector.close();
  for (const outcome of await Promise.all(waiting)) expect(unwrapError(outcome).code).toBe('asset.import-cancelled');
  expect(unwrapError(await ask('fine')).code).toBe('asset.import-cancelled');
});

it('drops a file that waits when it is cancelled', async () => {
  start({ workerCount: 1, checkTimeLimitMs: 1_500 });
  const loop = ask('loop');
  const cancel = new AbortController();
  const waiting = ask('fine', cancel.signal);
  cancel.abort();
  expect(unwrapError(await waiting).code).toBe('asset.import-cancelled');
  expect(unwrapError(await ask('fine', cancel.signal)).code).toBe('asset.import-cancelled');
  unwrapError(await loop);
});
