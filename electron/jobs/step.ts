import type { Take } from '#shared/domain/take.ts';
import type { JobStateOf } from '#shared/domain/job-state.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId, ProviderId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { UploadRepository } from '../db/repositories/uploads.ts';
import type { Clock } from '../platform/clock.ts';
import type {
  FrozenRequest,
  ProviderCall,
  ProviderSettings,
  UploadSource,
  VideoProvider,
} from '../providers/provider.ts';
import type { StillSource } from './still-source.ts';
import type { Downloader } from './downloader.ts';
import type { FileBucket } from './file-bucket.ts';
import type { JobEvent, JobEventOf } from './job-event.ts';
import type { JobStore, TakeFile } from './job-store.ts';

/** What the steps of a job reach. */
export interface StepDeps {
  readonly store: JobStore;
  readonly assets: Pick<AssetStore, 'keepTake' | 'discardStaged'>;
  readonly downloader: Downloader;
  readonly stills: StillSource;
  readonly uploads: Pick<UploadRepository, 'find' | 'save' | 'touch'>;
  readonly bucket: FileBucket;
  /** The bytes of an asset for a provider, under a name that tells nothing. */
  readonly openUpload: (assetId: AssetId, name: string) => Promise<Result<UploadSource, AppError>>;
  readonly clock: Clock;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  /** 0 to 1. */
  readonly random: () => number;
  /** A provider's status word that this version does not know; it counts as "still running". */
  readonly reportUnknownWord: (job: Job, word: string) => void;
}

/** One job in one state, at one provider. */
export interface StepInput<N extends Job['state']['name']> {
  readonly job: Job;
  readonly state: JobStateOf<N>;
  readonly provider: VideoProvider;
  /** `onProgress` also hears of a download. */
  readonly call: ProviderCall & { readonly onProgress: (share: number) => void };
}

/** What came of a step, and what must be committed together with it. `null`: it was stopped and says nothing. */
export type StepOutcome =
  | { readonly kind: 'event'; readonly event: JobEvent }
  /** A submit was accepted; `ifHeld` happens instead when that id turns out to be another intent's. */
  | {
      readonly kind: 'accepted';
      readonly job: Pick<Job, 'providerId' | 'remoteId'>;
      readonly event: JobEventOf<'accepted'>;
      readonly ifHeld: JobEventOf<'ambiguous'>;
    }
  | { readonly kind: 'frozen'; readonly event: JobEvent; readonly frozen: FrozenRequest }
  | { readonly kind: 'still'; readonly event: JobEvent; readonly file: TakeFile }
  | { readonly kind: 'kept'; readonly event: JobEvent; readonly take: Take; readonly file: TakeFile }
  | null;

export function justEvent(event: JobEvent): StepOutcome {
  return { kind: 'event', event };
}
