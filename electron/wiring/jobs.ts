import { adoptFinishedTakes } from '../jobs/recovery.ts';
import { createJobRunner, type JobRunner } from '../jobs/job-runner.ts';
import { createJobStore } from '../jobs/create-job-store.ts';
import type { Database } from '../db/database.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { createAnimaticProvider } from '../providers/animatic/adapter.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import { createProviderRegistry, type ProviderRegistry } from '../providers/registry.ts';
import type { LibraryOptions } from './library.ts';
import type { Media } from './media.ts';
import type { Repositories } from './repositories.ts';

export interface Jobs {
  readonly registry: ProviderRegistry;
  readonly runner: JobRunner;
  readonly settings: () => ProviderSettings;
  /** Finishes what a crash cut off, then goes on with everything that is not settled. */
  start(): Promise<void>;
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
  { clock, logger }: Pick<LibraryOptions, 'clock' | 'logger'>,
  { db, repositories, media, announce, providers }: JobsDeps,
): Jobs {
  const { store: assets, queue, probes } = media;
  const settings = (): ProviderSettings => ({ grammar: repositories.settings.read().grammar, retentionSeconds: null });
  const registry = createProviderRegistry([
    createAnimaticProvider(queue),
    ...providers.map(({ provider }) => provider),
  ]);
  const store = createJobStore({
    ...repositories,
    transaction: (work) => db.transaction(work),
    requestProbe: (asset) => probes.request(asset),
  });
  const runner = createJobRunner({
    store,
    assets,
    clock,
    settings,
    random: Math.random,
    registry,
    logger,
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
    settings,
    async start() {
      const isKnownTake = (id: Parameters<typeof repositories.takes.isKnown>[0]): boolean =>
        repositories.takes.isKnown(id);
      await adoptFinishedTakes({ store, assets, isKnownTake, nowMs: () => clock.nowMs(), logger });
      runner.start();
    },
  };
}
