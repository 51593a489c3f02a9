import type { Handlers } from '../ipc/handler-types.ts';
import { accountHandlers } from '../ipc/handlers/accounts.ts';
import { appHandlers } from '../ipc/handlers/app.ts';
import { assetHandlers } from '../ipc/handlers/assets.ts';
import { bucketHandlers } from '../ipc/handlers/bucket.ts';
import { clipHandlers } from '../ipc/handlers/clips.ts';
import { derivativeHandlers } from '../ipc/handlers/derivatives.ts';
import { desktopHandlers } from '../ipc/handlers/desktop.ts';
import { draftHandlers } from '../ipc/handlers/drafts.ts';
import { elementHandlers } from '../ipc/handlers/elements.ts';
import { generationHandlers } from '../ipc/handlers/generations.ts';
import { libraryHandlers } from '../ipc/handlers/library.ts';
import { mediaWorkHandlers } from '../ipc/handlers/media-work.ts';
import { projectHandlers } from '../ipc/handlers/projects.ts';
import { providerHandlers } from '../ipc/handlers/providers.ts';
import { quoteHandlers } from '../ipc/handlers/quotes.ts';
import { settingsHandlers } from '../ipc/handlers/settings.ts';
import { stillHandlers } from '../ipc/handlers/stills.ts';
import { snapshotHandlers } from '../ipc/handlers/snapshots.ts';
import { takeHandlers } from '../ipc/handlers/takes.ts';
import type { Database } from '../db/database.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { AccountsService } from '../services/accounts.ts';
import { createAppSnapshotService } from '../services/app-snapshot.ts';
import type { BucketService } from '../services/bucket.ts';
import { createClipsService } from '../services/clips.ts';
import { createDerivativesService } from '../services/derivatives.ts';
import { createDesktopService } from '../services/desktop.ts';
import { createDraftsService } from '../services/drafts.ts';
import { createElementsService } from '../services/elements.ts';
import { createGenerationsService } from '../services/generations.ts';
import type { ImportsService } from '../services/imports.ts';
import { createJobsService } from '../services/jobs.ts';
import { createLibraryService } from '../services/library.ts';
import type { LibraryMeter } from '../services/library-meter.ts';
import { createMediaWorkService } from '../services/media-work.ts';
import { createProjectContentReader } from '../services/project-content.ts';
import { createProjectsService } from '../services/projects.ts';
import { createProvidersService } from '../services/providers.ts';
import type { PublishedTables } from '../services/published-tables.ts';
import { createQuotesService } from '../services/quotes.ts';
import { createSettingsService } from '../services/settings.ts';
import { createStillsService } from '../services/stills.ts';
import { createSnapshotsService } from '../services/snapshots.ts';
import { createTakesService } from '../services/takes.ts';
import type { Jobs } from './jobs.ts';
import type { LibraryOptions } from './library.ts';
import type { Media } from './media.ts';
import type { Repositories } from './repositories.ts';

interface ServiceParts {
  readonly db: Database;
  readonly repositories: Repositories;
  readonly media: Media;
  readonly accounts: AccountsService;
  readonly bucket: BucketService;
  readonly jobs: Jobs;
  readonly tables: PublishedTables;
  readonly imports: ImportsService;
  readonly meter: LibraryMeter;
  readonly announce: Announce;
}

/** Every use case, and the method of the contract that calls it. */
export function createHandlers(options: LibraryOptions, parts: ServiceParts): Handlers {
  const { db, repositories, media, accounts, bucket, jobs, tables, imports, meter, announce } = parts;
  const { clock } = options;
  const shared = { ...repositories, db, announce, clock, meter };
  const content = createProjectContentReader(repositories);
  const generations = createGenerationsService({ ...jobs, db, repositories, clock });
  const jobCommands = createJobsService({ ...shared, runner: jobs.runner });
  const snapshot = createAppSnapshotService({
    ...shared,
    content,
    position: options.position,
    appVersion: options.appVersion,
    host: options.host,
    accounts,
    bucket,
    providers: () => jobs.registry.providers.map(({ capabilities }) => capabilities),
    jobs: () => generations.list(startOfDay(clock.nowMs())),
    isOnline: () => jobs.network.isOnline(),
  });
  return {
    ...accountHandlers(accounts),
    ...appHandlers(snapshot),
    ...assetHandlers(imports),
    ...bucketHandlers(bucket),
    ...clipHandlers(createClipsService(shared)),
    ...derivativeHandlers(createDerivativesService({ ...shared, ...media })),
    ...desktopHandlers(createDesktopService({ store: media.store, reveal: options.reveal })),
    ...draftHandlers(createDraftsService(shared)),
    ...elementHandlers(createElementsService(shared)),
    ...generationHandlers(generations, jobCommands),
    ...libraryHandlers(createLibraryService(shared)),
    ...mediaWorkHandlers(createMediaWorkService(media.queue)),
    ...projectHandlers(createProjectsService({ ...shared, content })),
    ...providerHandlers(createProvidersService({ ...jobs, tables })),
    ...quoteHandlers(createQuotesService({ ...shared, ...jobs })),
    ...settingsHandlers(createSettingsService({ ...shared, registry: jobs.registry })),
    ...stillHandlers(createStillsService({ ...shared, ...media })),
    ...snapshotHandlers(createSnapshotsService(shared)),
    ...takeHandlers(createTakesService(shared)),
  };
}

/** "Today" is the person's calendar day. */
function startOfDay(nowMs: number): number {
  return new Date(nowMs).setHours(0, 0, 0, 0);
}
