import type { ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import type { StoredFiles } from '../provider-server/stored-files.ts';
import type { ApiframeJob } from './apiframe-job.ts';
import type { JobLife } from './job-life.ts';

/** Everything that the fake knows; it outlives its listener. */
export interface ApiframeWorld {
  readonly origin: () => string;
  readonly nowMs: () => number;
  /** Keys, and whether they are active. */
  readonly keys: Map<string, 'active' | 'inactive'>;
  readonly jobs: Map<string, ApiframeJob>;
  /** Plans for the next jobs that are accepted. */
  readonly nextLives: Partial<JobLife>[];
  life: JobLife;
  /** Same key, same job; without it a second task is made. */
  honoursKeys: boolean;
  readonly ledger: ChargeLedger;
  readonly files: StoredFiles;
  readonly uploads: ReceivedUpload[];
  /** How long an upload is kept, in milliseconds. */
  uploadLifeMs: number;
  /** Of the team; `null`: the key belongs to none. */
  credits: number | null;
}
