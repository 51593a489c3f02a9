import type { ProviderId } from '#shared/ids.ts';
import { createDownloader } from '../assets/download.ts';
import { createStillDownloader } from '../assets/still-download.ts';
import { createUploadOpener } from '../assets/upload-source.ts';
import type { FileBucket } from '../jobs/file-bucket.ts';
import { adoptFinishedTakes } from '../jobs/recovery.ts';
import { createExtraJobs } from '../jobs/extra-jobs.ts';
import { createJobRunner, type JobRunner, type JobRunnerDeps } from '../jobs/job-runner.ts';
import { createJobStore, type JobStoreDeps } from '../jobs/create-job-store.ts';
import { createJobViewer, type ViewOf } from '../jobs/job-viewer.ts';
import { createNetworkState, type NetworkState } from '../jobs/network-state.ts';
import { createNoteUnaskedJob } from '../jobs/note-unasked-job.ts';
import { createOutbox } from '../jobs/outbox.ts';
import type { Database } from '../db/database.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { createAnimaticProvider } from '../providers/animatic/adapter.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import { createProviderRegistry, type ProviderRegistry } from '../providers/registry.ts';
import { createPriceCheck } from '../services/agreed-price.ts';
import { createEstimates, type Estimates } from '../services/estimates.ts';
import type { LibraryOptions } from './library.ts';
import type { Media } from './media.ts';
import { createProbe } from './probe.ts';
import type { Repositories } from './repositories.ts';

export interface Jobs {
  readonly registry: ProviderRegistry;
  readonly runner: JobRunner;
  readonly network: NetworkState;
  readonly keys: KeySource;
  readonly viewOf: ViewOf;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly estimates: Estimates;
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
  readonly bucket: FileBucket;
}

export function createJobs(
  { libraryFolder, clock, logger }: Pick<LibraryOptions, 'libraryFolder' | 'clock' | 'logger'>,
  { db, repositories, media, announce, http, keys, providers, bucket }: JobsDeps,
): Jobs {
  const { store: assets, queue } = media;
  const settings = createSettingsReader(repositories, bucket);
  const paid = providers.map(({ provider }) => provider);
  const registry = createProviderRegistry([createAnimaticProvider(queue), ...paid]);
  const { outbox, store, extraJobs } = createStores(libraryFolder, { db, repositories, media });
  const viewOf = createJobViewer(repositories.jobs);
  const network = createNetwork({ clock, random: Math.random, probe: createProbe(http, providers), announce });
  const shared = { store, extraJobs, viewOf, registry, settings, clock };
  const runner = createJobRunner({
    ...shared,
    ...announcements(announce),
    downloader: createDownloader({ libraryFolder, http, clock }),
    stills: createStillDownloader({ http, assets }),
    openUpload: createUploadOpener(assets),
    keys,
    assets,
    random: Math.random,
    logger,
    network,
    uploads: repositories.uploads,
    uploadDeletions: repositories.uploadDeletions,
    bucket,
    // Estimates may turn into jobs, so they are made after the runner; it asks for a price only once it is started.
    checkPrice: async (job) => await createPriceCheck({ store, registry, settings, estimates })(job),
  });
  const { settings: kept, takes, frozenRequests } = repositories;
  const noteUnaskedJob = createNoteUnaskedJob({ ...shared, runner, write: (work) => db.write(work) });
  const estimates = createEstimates({ db, settings: kept, keys, network, noteUnaskedJob, clock, announce, logger });
  return {
    registry,
    runner,
    network,
    keys,
    viewOf,
    settings,
    estimates,
    start: async () => {
      const isKnownTake = takes.isKnown.bind(takes);
      await adoptFinishedTakes({ store, assets, isKnownTake, nowMs: () => clock.nowMs(), logger });
      outbox.sweep((intentId) => frozenRequests.needsOutbox(intentId));
      runner.start();
    },
    stop: async () => {
      await estimates.stop();
      network.stop();
      await runner.stop();
    },
  };
}

/** What jobs remember: rows, frozen requests that are too large for them, and jobs that nobody ordered. */
function createStores(
  libraryFolder: string,
  { db, repositories, media }: Pick<JobsDeps, 'db' | 'repositories' | 'media'>,
) {
  const outbox = createOutbox(libraryFolder);
  const transaction = <T>(work: () => T): T => db.transaction(work);
  const requestProbe: JobStoreDeps['requestProbe'] = (asset) => media.probes.request(asset);
  const parts = { ...repositories, outbox, transaction };
  return { outbox, store: createJobStore({ ...parts, requestProbe }), extraJobs: createExtraJobs(parts) };
}

function createSettingsReader({ settings }: Repositories, bucket: FileBucket): Jobs['settings'] {
  return (providerId) => {
    const { grammar, retentionSeconds, providerOptions } = settings.read();
    return {
      grammar,
      retentionSeconds: retentionSeconds[providerId] ?? null,
      options: providerOptions[providerId] ?? {},
      hasBucket: bucket.isSet(),
    };
  };
}

function createNetwork({
  announce,
  ...parts
}: Omit<Parameters<typeof createNetworkState>[0], 'announce'> & Pick<JobsDeps, 'announce'>): NetworkState {
  return createNetworkState({
    ...parts,
    announce: (isOnline) => {
      announce('network.changed', { isOnline });
    },
  });
}

function announcements(announce: Announce): Pick<JobRunnerDeps, 'announceJob' | 'announceAsset' | 'announceTake'> {
  return {
    announceJob: (view) => {
      announce('jobs.changed', view);
    },
    announceAsset: (asset) => {
      announce('assets.changed', asset);
    },
    announceTake: ({ asset, take }) => {
      announce('assets.changed', asset);
      announce('takes.changed', take);
    },
  };
}
