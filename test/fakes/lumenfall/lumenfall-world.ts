import type { ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import type { StoredFiles } from '../provider-server/stored-files.ts';
import type { LumenfallVideo } from './lumenfall-video.ts';
import type { VideoLife } from './video-life.ts';

/** Everything that the fake knows; it outlives its listener. */
export interface LumenfallWorld {
  readonly origin: () => string;
  readonly nowMs: () => number;
  readonly keys: Set<string>;
  readonly videos: Map<string, LumenfallVideo>;
  /** Ids of videos by the key that they were ordered under. */
  readonly byIdempotencyKey: Map<string, string>;
  /** Plans for the next videos that are accepted. */
  readonly nextLives: Partial<VideoLife>[];
  life: VideoLife;
  readonly ledger: ChargeLedger;
  readonly files: StoredFiles;
  /** Files that arrived with requests or were fetched for them. */
  readonly received: ReceivedUpload[];
  /** US dollars; `null` for an account that pays later. */
  balance: number | null;
  /** Whether `/v1/videos` is there beside `/openai/v1/videos`: the sources disagree. */
  hasPlainPath: boolean;
  /** Whether a question for a price is taken for an order. */
  ignoresDryRun: boolean;
}
