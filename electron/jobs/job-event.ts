import type { Bill } from '#shared/domain/job.ts';
import type { AppError, Charged } from '#shared/errors.ts';
import type { AssetId, StagedFileId, TakeId } from '#shared/ids.ts';
import type { downloadHolds, waitingHolds } from '#shared/domain/job-state.ts';
import type { RemoteOutput } from '../providers/provider.ts';

type WaitingHold = (typeof waitingHolds)[number];
type DownloadHold = (typeof downloadHolds)[number];

/**
 * Everything that can happen to a job. `at` is the wall clock in milliseconds; `retryAt` and `pollAt` are decided by
 * the retry rules and only remembered here.
 */
export type JobEvent =
  /** A place at the provider is free. */
  | { readonly name: 'started'; readonly at: number }
  | { readonly name: 'held'; readonly hold: Exclude<WaitingHold, 'none'>; readonly error: AppError | null }
  /**
   * A person, or the end of what it waited for, lets a held job go on. `withCurrentKey`: the one it was ordered with is
   * gone; that never sends, it only asks and fetches.
   */
  | { readonly name: 'released'; readonly at: number; readonly withCurrentKey: boolean }
  | { readonly name: 'cancel-requested'; readonly at: number }
  | { readonly name: 'preparation-failed'; readonly error: AppError }
  /** `isBucket`: nothing is wrong with the provider. `hold`: some host of files cannot be reached. */
  | {
      readonly name: 'preparation-delayed';
      readonly hold: 'none' | 'offline';
      readonly retryAt: number;
      readonly error: AppError;
      readonly isBucket: boolean;
    }
  /** The bytes of the request are committed together with this. */
  | { readonly name: 'frozen'; readonly at: number; readonly filesExpireAt: number | null }
  /** The frozen request names files that the provider has thrown away meanwhile, and nothing was sent yet. */
  | { readonly name: 'files-expired'; readonly at: number }

  /** Committed before the first byte leaves. */
  | { readonly name: 'sending'; readonly at: number }
  /** `usesCurrentKey`: found with the key in force, so that is the one it is asked about with. */
  | {
      readonly name: 'accepted';
      readonly at: number;
      readonly remoteId: string;
      readonly pollAt: number;
      readonly usesCurrentKey?: boolean;
    }
  | { readonly name: 'not-sent'; readonly retryAt: number; readonly error: AppError }
  | { readonly name: 'refused'; readonly at: number; readonly retryAt: number; readonly error: AppError }
  /** `isKeyTaken`: the provider has seen the key, so another replay would tell nothing. */
  | {
      readonly name: 'ambiguous';
      readonly at: number;
      readonly retryAt: number;
      readonly error: AppError;
      readonly isKeyTaken: boolean;
    }
  /** What would leave is not what left first under the same key. Nothing leaves. */
  | { readonly name: 'bytes-changed'; readonly at: number; readonly error: AppError }
  /** The application ended while bytes may have been leaving. */
  | { readonly name: 'interrupted'; readonly at: number }
  /** The provider's history does not show the job, which proves nothing. */
  | { readonly name: 'looked-up'; readonly error: AppError | null }
  /** Nothing more can be found out by itself. */
  | { readonly name: 'given-up'; readonly at: number }
  /** A person says that the unconfirmed job never came to be, or is not worth waiting for. */
  | { readonly name: 'written-off' }
  | {
      readonly name: 'still-running';
      readonly pollAt: number;
      readonly progress: number | null;
      readonly hold: 'none' | 'window';
    }
  /** `isProof`: asked with the key it was ordered with; any other account cannot know the job. */
  | { readonly name: 'not-found'; readonly at: number; readonly pollAt: number; readonly isProof: boolean }
  /** A poll or a cancel got no answer. Never a reason to fail. */
  | { readonly name: 'call-failed'; readonly pollAt: number; readonly error: AppError }
  /** The provider can be reached again. */
  | { readonly name: 'reachable'; readonly at: number }
  | {
      readonly name: 'cancel-answered';
      readonly answer: 'requested' | 'too-late' | 'unsupported';
      readonly pollAt: number;
    }
  | {
      readonly name: 'completed';
      readonly at: number;
      readonly output: RemoteOutput;
      readonly takeId: TakeId;
      /** Where a download goes. */
      readonly stagedFileId: StagedFileId;
      /** A still of the last frame; `null`: none came. */
      readonly stillUrl: string | null;
      readonly bill: Bill | null;
    }
  /** The still of the last frame is in the library; its row is committed together with this. */
  | { readonly name: 'still-kept'; readonly at: number; readonly assetId: AssetId }
  | { readonly name: 'still-failed'; readonly retryAt: number; readonly error: AppError }
  | { readonly name: 'remote-failed'; readonly error: AppError; readonly bill: Bill | null }
  | { readonly name: 'remote-cancelled'; readonly charged: Charged }
  /** The provider has thrown the result away. */
  | { readonly name: 'output-gone' }
  | {
      readonly name: 'fetch-delayed';
      readonly hold: DownloadHold;
      readonly retryAt: number;
      readonly error: AppError;
    }
  /** The whole file is on the disk. */
  | { readonly name: 'fetched'; readonly at: number }
  /** The address does not give the file any more. */
  | { readonly name: 'address-refused'; readonly at: number; readonly retryAt: number }
  /** What came is not what was asked for. */
  | { readonly name: 'output-refused'; readonly retryAt: number; readonly error: AppError }
  /** File in place; the rows of its asset and take are committed together with this. */
  | { readonly name: 'kept'; readonly at: number };

export type JobEventName = JobEvent['name'];
export type JobEventOf<N extends JobEventName> = Extract<JobEvent, { name: N }>;
