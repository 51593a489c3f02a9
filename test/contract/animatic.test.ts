import { createAnimaticProvider } from '#electron/providers/animatic/adapter.ts';
import type { RenderPort, RenderStatus } from '#electron/providers/animatic/render-port.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { StagedFileId } from '#shared/ids.ts';
import type { ProviderHarness } from './harness.ts';
import { describeProvider } from './provider-contract.ts';

/** A render queue that finishes a film when it is told to. */
function createHarness(): ProviderHarness {
  const films = new Map<string, RenderStatus>();
  const empty = { share: null, stagedFileId: null, error: null, hasWindow: true } as const;
  const port: RenderPort = {
    enqueue(key) {
      if (!films.has(key)) films.set(key, { ...empty, state: 'queued' });
    },
    statusOf: (key) => films.get(key) ?? { ...empty, state: 'none' },
    async cancel(key) {
      films.delete(key);
    },
  };
  return {
    provider: createAnimaticProvider(port),
    call: { signal: new AbortController().signal, keys: null },
    jobCount: () => films.size,
    finish: (remoteId) => void films.set(remoteId, { ...empty, state: 'done', stagedFileId: newId<StagedFileId>() }),
  };
}

await describeProvider('animatic', createHarness);
