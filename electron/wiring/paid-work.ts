import type { AppError } from '#shared/errors.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { AccountsService } from '../services/accounts.ts';
import type { BucketService } from '../services/bucket.ts';
import { createPublishedTables, type PublishedTables } from '../services/published-tables.ts';
import { createAccounts } from './accounts.ts';
import { createPersonalBucket } from './bucket.ts';
import { createJobs, type Jobs } from './jobs.ts';
import type { LibraryOptions } from './library.ts';
import type { Media } from './media.ts';
import type { Repositories } from './repositories.ts';

/** Keys, the person's bucket, jobs and what providers publish: all that reaches other machines, or costs. */
export interface PaidWork {
  readonly accounts: AccountsService;
  readonly bucket: BucketService;
  readonly jobs: Jobs;
  readonly tables: PublishedTables;
  start(): Promise<void>;
  close(): Promise<void>;
}

interface PaidWorkParts {
  readonly db: Database;
  readonly repositories: Repositories;
  readonly media: Media;
  readonly http: HttpClient;
  readonly providers: readonly ProviderAccess[];
  readonly announce: Announce;
}

/** Fails when what is known of keys cannot be read. */
export function createPaidWork(options: LibraryOptions, parts: PaidWorkParts): Result<PaidWork, AppError> {
  const accounts = createAccounts(options, parts);
  if (!accounts.ok) return accounts;
  const { service, keys, store } = accounts.value;
  const personal = createPersonalBucket(options, { ...parts, store });
  if (!personal.ok) {
    service.close();
    return personal;
  }
  const { service: bucketService, bucket } = personal.value;
  accounts.value.onStoreChange(() => {
    bucketService.announceChange();
  });
  const jobs = createJobs(options, { ...parts, keys, bucket });
  const { announce, db, repositories } = parts;
  const tables = createPublishedTables({ ...options, ...jobs, ...repositories, db, announce });
  tables.restore();
  return ok({
    accounts: service,
    bucket: bucketService,
    jobs,
    tables,
    async start() {
      await jobs.start();
      tables.start();
    },
    async close() {
      service.close();
      bucketService.close();
      await tables.stop();
      await jobs.stop();
    },
  });
}
