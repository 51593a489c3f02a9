import type { MediaWorkItem, MediaWorkOutcome, MediaWorkTask } from '#shared/domain/media-work.ts';
import type { MediaWorkId, StagedFileId } from '#shared/ids.ts';

/** The rows behind the queue. Every call is one short transaction. */
export interface MediaWorkStore {
  /** `false` when the key is there already; then nothing changes. */
  insert(work: {
    readonly id: MediaWorkId;
    readonly key: string;
    readonly task: MediaWorkTask;
    readonly createdAt: number;
  }): boolean;
  findByKey(key: string): MediaWorkItem | null;
  /** The next queued item: probes first, then the oldest. */
  findNext(): MediaWorkItem | null;
  /** Counts one more attempt. */
  markClaimed(id: MediaWorkId): void;
  setStagedFile(id: MediaWorkId, stagedFileId: StagedFileId): void;
  /** Back to the queue, without a staged file. */
  markQueued(id: MediaWorkId): void;
  /** Back to the queue as if new. */
  restart(id: MediaWorkId, task: MediaWorkTask): void;
  settle(id: MediaWorkId, outcome: MediaWorkOutcome, stagedFileId: StagedFileId | null): void;
  remove(id: MediaWorkId): void;
  listClaimed(): readonly MediaWorkItem[];
  countQueued(): number;
  isStagedFileInUse(id: StagedFileId): boolean;
}
