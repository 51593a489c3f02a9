import type { ProviderId } from '#shared/ids.ts';
import { adoptFinishedTakes } from '../jobs/recovery.ts';
import { createJobRunner, type JobRunner } from '../jobs/job-runner.ts';
import { createJobStore } from '../jobs/create-job-store.ts';
import { createJobViewer, type ViewOf } from '../jobs/job-viewer.ts';
import { createNetworkState, type NetworkState } from '../jobs/network-state.ts';
import { createOutbox } from '../jobs/outbox.ts';
import type { Database } from '../db/database.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { createAnimaticProvider } from '../providers/animatic/adapter.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import { createProviderRegistry, type ProviderRegistry } from '../providers/registry.ts';
import type { LibraryOptions } from './library.ts';
import type { Media } from './media.ts';
import { createProbe } from './probe.ts';
import type { Repositories } from './repositories.ts';
import { createTransfers } from './transfers.ts';

export interface Jobs {
  readonly registry: ProviderRegistry;
  readonly runner: JobRunner;
  readonly network: NetworkState;
  readonly keys: KeySource;
  readonly viewOf: ViewOf;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  /** Finishes what a crash cut off, removes its litter, then goes on with everything that is not settled. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface JobsDeps {
  readonly db: Database;
  readonly repositories: Repositories;
  readonly media: Media;
  readonly announce: Announce;
  readonly http: HttpClient;
  readonly keys: KeySource;
  readonly providers: readonly ProviderAccess[];
}

export function createJobs(
  { libraryFolder, clock, logger }: Pick<LibraryOptions, 'libraryFolder' | 'clock' | 'logger'>,
  { db, repositories, media, announce, http, keys, providers }: JobsDeps,
): Jobs {
  const { store: assets, queue, probes } = media;
  const settings = (providerId: ProviderId): ProviderSettings => {
    const { grammar, retentionSeconds } = repositories.settings.read();
    return { grammar, retentionSeconds: retentionSeconds[providerId] ?? null };
  };
  const registry = createProviderRegistry([
    createAnimaticProvider(queue),
    ...providers.map(({ provider }) => provider),
  ]);
  const outbox = createOutbox(libraryFolder);
  const store = createJobStore({
    ...repositories,
    outbox,
    transaction: (work) => db.transaction(work),
    requestProbe: (asset) => probes.request(asset),
  });
  const viewOf = createJobViewer(repositories.jobs);
  const random = Math.random;
  const network = createNetworkState({
    clock,
    random,
    probe: createProbe(http, providers),
    announce: (isOnline) => {
      announce('network.changed', { isOnline });
    },
  });
  const runner = createJobRunner({
    ...createTransfers({ libraryFolder, http, assets, clock }),
    keys,
    store,
    assets,
    clock,
    settings,
    random,
    registry,
    logger,
    network,
    viewOf,
    uploads: repositories.uploads,
    announceJob: (view) => {
      announce('jobs.changed', view);
    },
    announceTake: ({ asset, take }) => {
      announce('assets.changed', asset);
      announce('takes.changed', take);
    },
  });
  return {
    registry,
    runner,
    network,
    keys,
    viewOf,
    settings,
    async start() {
      const isKnownTake = (id: Parameters<typeof repositories.takes.isKnown>[0]): boolean =>
        repositories.takes.isKnown(id);
      await adoptFinishedTakes({ store, assets, isKnownTake, nowMs: () => clock.nowMs(), logger });
      outbox.sweep((intentId) => repositories.jobs.needsOutbox(intentId));
      runner.start();
    },
    async stop() {
      network.stop();
      await runner.stop();
    },
  };
}
