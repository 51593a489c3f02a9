import type { JobView } from '#shared/domain/job.ts';
import type { Project } from '#shared/domain/project.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { AppSnapshot, HostInfo } from '#shared/ipc/snapshot.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ProjectRepository } from '../db/repositories/projects.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { StreamPosition } from '../ipc/broadcast.ts';
import type { AccountsService } from './accounts.ts';
import type { BucketService } from './bucket.ts';
import type { LibraryMeter } from './library-meter.ts';
import type { ProjectContentReader } from './project-content.ts';

export interface AppSnapshotService {
  /** Everything a page needs to begin, of one moment. */
  snapshot(): Result<AppSnapshot, AppError>;
}

interface AppSnapshotDeps {
  readonly db: Pick<Database, 'read' | 'damagedRowCount'>;
  readonly projects: ProjectRepository;
  readonly settings: SettingsRepository;
  readonly content: ProjectContentReader;
  readonly meter: LibraryMeter;
  readonly position: () => StreamPosition;
  readonly appVersion: string;
  readonly host: HostInfo;
  readonly accounts: Pick<AccountsService, 'list' | 'keyStore'>;
  readonly bucket: Pick<BucketService, 'view'>;
  readonly providers: () => readonly Capabilities[];
  /** Jobs that are not settled, and those that settled today. */
  readonly jobs: () => readonly JobView[];
  /** Whether providers can be reached, as far as the last calls tell. */
  readonly isOnline: () => boolean;
}

export function createAppSnapshotService(deps: AppSnapshotDeps): AppSnapshotService {
  const { db, projects, settings, content } = deps;

  const findOpen = ({ openProjectId }: Settings): Project | null => {
    const open = openProjectId === null ? null : projects.find(openProjectId);
    return open === null || open.trashedAt !== null ? projects.findNewest() : open;
  };
  return {
    snapshot: () =>
      db.read(() => {
        const current = settings.read();
        const open = findOpen(current);
        const parts = {
          library: deps.meter.measure(),
          settings: current,
          projects: projects.list(),
          open: open === null ? null : content.read(open),
          jobs: [...deps.jobs()],
        };
        return ok({
          ...deps.position(),
          appVersion: deps.appVersion,
          host: deps.host,
          providers: [...deps.providers()],
          accounts: deps.accounts.list(),
          keyStore: deps.accounts.keyStore(),
          bucket: deps.bucket.view(),
          isOnline: deps.isOnline(),
          ...parts,
          // After everything was read.
          damagedRows: db.damagedRowCount(),
        });
      }),
  };
}
