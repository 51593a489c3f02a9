import type { AssetStore } from '../assets/asset-store.ts';
import type { Logger } from '../platform/logger.ts';
import type { JobStore } from './job-store.ts';
import { describeTake } from './kept-take.ts';
import { reduce } from './job-machine.ts';

interface RecoveryDeps {
  readonly store: JobStore;
  readonly assets: Pick<AssetStore, 'findOrphanSidecars' | 'verify'>;
  readonly isKnownTake: Parameters<AssetStore['findOrphanSidecars']>[0];
  readonly nowMs: () => number;
  readonly logger: Logger;
}

/**
 * Finishes what a crash cut off between the file's rename and the commit of its rows: the file is there, whole, with
 * its sidecar beside it. Run before anything else works on jobs. Answers how many takes were adopted.
 */
export async function adoptFinishedTakes(deps: RecoveryDeps): Promise<number> {
  const waiting = new Map(
    deps.store.listOpen().flatMap((job) => (job.state.name === 'downloading' ? [[job.id, job] as const] : [])),
  );
  // The walk looks at every folder of the library: only a crash in the middle of keeping is worth it.
  if (waiting.size === 0) return 0;
  let adopted = 0;
  for (const { sidecar } of await deps.assets.findOrphanSidecars(deps.isKnownTake)) {
    const job = waiting.get(sidecar.jobId);
    if (job?.state.name !== 'downloading' || job.state.takeId !== sidecar.takeId) continue;
    const verified = await deps.assets.verify(sidecar.asset.id);
    if (!verified.ok || verified.value !== 'intact') continue;
    const at = deps.nowMs();
    const state = reduce(job.state, { name: 'kept', at });
    if (state === null) continue;
    const { id: assetId, mime, bytes } = sidecar.asset;
    deps.store.saveTake(
      { ...job, state },
      { at, name: 'adopted', detail: '{}' },
      describeTake(job, job.state, assetId, sidecar.createdAt),
      { assetId, kind: 'video', mime, bytes, name: `${sidecar.takeId}.mp4` },
    );
    deps.logger.info('A finished take was adopted from its sidecar.', { jobId: job.id });
    adopted += 1;
  }
  return adopted;
}
