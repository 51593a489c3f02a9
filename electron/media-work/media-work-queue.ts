import type { MediaWorkClaim, MediaWorkFailure, MediaWorkResult, MediaWorkTask } from '#shared/domain/media-work.ts';
import type { AppError } from '#shared/errors.ts';
import type { MediaWorkId, StagedFileId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';

export interface MediaWorkStatus {
  readonly state: 'queued' | 'claimed' | 'done' | 'failed' | 'none';
  /** `null` when there is none. */
  readonly task: MediaWorkTask | null;
  /** 0 to 1 while claimed, as far as the worker told. */
  readonly share: number | null;
  /** The rendered file, once done. */
  readonly stagedFileId: StagedFileId | null;
  readonly error: AppError | null;
  /** False: nobody is there to do the work. */
  readonly hasWindow: boolean;
}

/** Work that only a window can do, kept in the database so that a restart goes on. Main decides, windows have codecs. */
export interface MediaWorkQueue {
  /** The same key twice is the same work: the second call changes nothing. */
  enqueue(key: string, task: MediaWorkTask): void;
  /** Like `enqueue`, but work that is done or failed starts again. */
  redo(key: string, task: MediaWorkTask): void;
  /** Forgets the work and its result, whatever its state; a window that has it learns so at its next call. */
  cancel(key: string): Promise<void>;
  statusOf(key: string): MediaWorkStatus;
  /** Calls back with the key of every piece of work whose status changed; the returned function stops it. */
  onChange(listener: (key: string) => void): () => void;

  /** Probes first, then in the order of asking; `null` when there is nothing to do. The lease lasts 30 s. */
  claim(sessionId: string): Promise<Result<MediaWorkClaim | null, AppError>>;
  /** Renews the lease. `share` runs from 0 to 1. */
  progress(id: MediaWorkId, lease: string, share: number): Result<null, AppError>;
  complete(id: MediaWorkId, lease: string, result: MediaWorkResult): Promise<Result<null, AppError>>;
  fail(id: MediaWorkId, lease: string, reason: MediaWorkFailure, detail: string): Promise<Result<null, AppError>>;

  sessionOpened(sessionId: string): void;
  /** Takes back what the session had claimed. */
  sessionClosed(sessionId: string): void;
  /** Staged files that hold results nobody fetched yet; a sweep must leave them. */
  isStagedFileInUse(id: StagedFileId): boolean;
  close(): void;
}
