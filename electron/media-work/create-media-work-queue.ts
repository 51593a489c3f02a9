import {
  mediaWorkLeaseMs,
  type MediaWorkClaim,
  type MediaWorkFailure,
  type MediaWorkItem,
  type MediaWorkResult,
  type MediaWorkTask,
} from '#shared/domain/media-work.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId, MediaWorkId, StagedFileId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import { newId } from '../platform/new-id.ts';
import { createLeases, type Lease, type Leases } from './leases.ts';
import type { MediaWorkQueue, MediaWorkStatus } from './media-work-queue.ts';
import type { MediaWorkStore } from './media-work-store.ts';

/** Claims of one piece of work before it is given up: a file that crashes windows must not crash them for ever. */
export const maxAttempts = 3;

/** Where results are written. */
interface StagedFilesPort {
  openStagedFile(request: {
    readonly name: string;
    readonly bytes: null;
    readonly maxBytes: number;
  }): Promise<Result<StagedFileId, AppError>>;
  sealStaged(id: StagedFileId, bytes: number): Promise<Result<null, AppError>>;
  discardStaged(id: StagedFileId): Promise<void>;
}

/** What becomes of probes, copies and stills; an animatic is fetched by the one who asked for it. */
export interface WorkOutcomes {
  /** On a failure the worker keeps its lease and may send something better. */
  probed(
    assetId: AssetId,
    result: Extract<MediaWorkResult, { kind: 'probe' }>,
    stagedFileId: StagedFileId,
  ): Promise<Result<null, AppError>>;
  probeFailed(assetId: AssetId, error: AppError): void;
  /** On a failure the copy is given up: the same window would only make the same file again. */
  derived(
    task: Extract<MediaWorkTask, { kind: 'derive' }>,
    bytes: number,
    stagedFileId: StagedFileId,
  ): Promise<Result<null, AppError>>;
  /** On a failure it is given up, for the same reason. */
  extracted(
    task: Extract<MediaWorkTask, { kind: 'still' }>,
    bytes: number,
    stagedFileId: StagedFileId,
  ): Promise<Result<null, AppError>>;
}

export interface MediaWorkQueueOptions {
  readonly store: MediaWorkStore;
  readonly stagedFiles: StagedFilesPort;
  readonly outcomes: WorkOutcomes;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Tells windows that so many pieces wait. */
  readonly announceQueued: (waiting: number) => void;
  /** Largest result by kind of task, in bytes. */
  readonly maxBytes: Readonly<Record<MediaWorkTask['kind'], number>>;
}

/** Takes over what a previous run left: claims of windows that are gone go back to the queue. */
export function createMediaWorkQueue(options: MediaWorkQueueOptions): MediaWorkQueue {
  return new StoredQueue(options);
}

class StoredQueue implements MediaWorkQueue {
  readonly #options: MediaWorkQueueOptions;
  readonly #store: MediaWorkStore;
  readonly #leases: Leases;
  readonly #sessions = new Set<string>();
  readonly #listeners = new Set<(key: string) => void>();
  #isAnnouncing = false;
  #isClosed = false;

  constructor(options: MediaWorkQueueOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#leases = createLeases(options.clock, mediaWorkLeaseMs, (lease) => {
      this.#reclaim(lease, 'timed-out', 'the lease ran out');
    });
    for (const item of this.#store.listClaimed()) this.#takeOver(item);
  }

  enqueue(key: string, task: MediaWorkTask): void {
    const isNew = this.#store.insert({ id: newId(), key, task, createdAt: this.#options.clock.nowMs() });
    if (isNew) this.#tellQueued(key);
  }

  redo(key: string, task: MediaWorkTask): void {
    const item = this.#store.findByKey(key);
    if (item === null) {
      this.enqueue(key, task);
    } else if (item.state === 'done' || item.state === 'failed') {
      this.#store.restart(item.id, task);
      this.#tellQueued(key);
    }
  }

  async cancel(key: string): Promise<void> {
    const item = this.#store.findByKey(key);
    if (item === null) return;
    const lease = this.#leases.findByKey(key);
    if (lease !== null) this.#leases.end(lease);
    this.#store.remove(item.id);
    this.#tellChange(key);
    if (item.stagedFileId !== null) await this.#options.stagedFiles.discardStaged(item.stagedFileId);
  }

  statusOf(key: string): MediaWorkStatus {
    const item = this.#store.findByKey(key);
    return {
      state: item?.state ?? 'none',
      task: item?.task ?? null,
      share: this.#leases.findByKey(key)?.share ?? null,
      stagedFileId: item?.state === 'done' ? item.stagedFileId : null,
      error: item?.outcome?.kind === 'failed' ? item.outcome.error : null,
      hasWindow: this.#sessions.size > 0,
    };
  }

  onChange(listener: (key: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async claim(sessionId: string): Promise<Result<MediaWorkClaim | null, AppError>> {
    for (let item = this.#store.findNext(); item !== null; item = this.#store.findNext()) {
      // Claimed before the first wait, so that two windows never get the same work.
      this.#store.markClaimed(item.id);
      const lease = this.#leases.start(item, sessionId);
      const opened = await this.#openResultFile(lease, item.task);
      if (!opened.ok) return opened;
      const { id, task } = item;
      if (opened.value !== null) return ok({ id, lease: lease.token, task, stagedFileId: opened.value });
    }
    return ok(null);
  }

  progress(id: MediaWorkId, token: string, share: number): Result<null, AppError> {
    const lease = this.#leases.find(id, token);
    if (lease === null) return err(leaseLost());
    lease.share = share;
    this.#leases.renew(lease);
    this.#tellChange(lease.key);
    return ok(null);
  }

  async complete(id: MediaWorkId, token: string, result: MediaWorkResult): Promise<Result<null, AppError>> {
    const lease = this.#leases.find(id, token);
    const item = lease === null ? null : this.#store.findByKey(lease.key);
    const stagedFileId = lease?.stagedFileId ?? null;
    if (lease === null || item === null || stagedFileId === null) return err(leaseLost());
    this.#leases.pause(lease);
    const kept = await this.#keepResult(item, result, stagedFileId);
    if (this.#leases.find(id, token) === null) return err(leaseLost());
    const isOneTry = item.task.kind === 'derive' || item.task.kind === 'still';
    if (!kept.ok && isOneTry && kept.error.retry !== 'auto') {
      this.#store.settle(id, { kind: 'failed', error: kept.error }, null);
      this.#leases.end(lease);
      this.#tellChange(item.key);
      await this.#options.stagedFiles.discardStaged(stagedFileId);
      return ok(null);
    }
    if (!kept.ok) {
      this.#leases.renew(lease);
      return kept;
    }
    this.#leases.end(lease);
    this.#store.settle(id, { kind: 'done', result }, result.kind === 'animatic' ? stagedFileId : null);
    this.#tellChange(item.key);
    return ok(null);
  }

  async fail(
    id: MediaWorkId,
    token: string,
    reason: MediaWorkFailure,
    detail: string,
  ): Promise<Result<null, AppError>> {
    const lease = this.#leases.find(id, token);
    if (lease === null) return err(leaseLost());
    await this.#takeBack(lease, reason, detail);
    return ok(null);
  }

  sessionOpened(sessionId: string): void {
    this.#sessions.add(sessionId);
    this.#announce();
  }

  sessionClosed(sessionId: string): void {
    this.#sessions.delete(sessionId);
    for (const lease of this.#leases.listOf(sessionId)) this.#reclaim(lease, 'crashed', 'the window went away');
  }

  isStagedFileInUse(id: StagedFileId): boolean {
    return this.#store.isStagedFileInUse(id);
  }

  close(): void {
    this.#isClosed = true;
    this.#leases.close();
    this.#listeners.clear();
  }

  /** `null` when the work was cancelled or taken back while the file was opened. */
  async #openResultFile(lease: Lease, { kind }: MediaWorkTask): Promise<Result<StagedFileId | null, AppError>> {
    const { stagedFiles, maxBytes } = this.#options;
    const opened = await stagedFiles.openStagedFile({ name: kind, bytes: null, maxBytes: maxBytes[kind] });
    const isStillHeld = this.#leases.find(lease.id, lease.token) !== null;
    if (!opened.ok) {
      if (isStillHeld) await this.#takeBack(lease, 'crashed', opened.error.detail ?? opened.error.code);
      return opened;
    }
    if (!isStillHeld) {
      await stagedFiles.discardStaged(opened.value);
      return ok(null);
    }
    lease.stagedFileId = opened.value;
    this.#store.setStagedFile(lease.id, opened.value);
    this.#tellChange(lease.key);
    return opened;
  }

  async #keepResult(
    item: MediaWorkItem,
    result: MediaWorkResult,
    stagedFileId: StagedFileId,
  ): Promise<Result<null, AppError>> {
    const { outcomes, stagedFiles } = this.#options;
    if (item.task.kind === 'probe' && result.kind === 'probe') {
      const kept = await outcomes.probed(item.task.assetId, result, stagedFileId);
      if (kept.ok && result.thumbnailBytes === 0) await stagedFiles.discardStaged(stagedFileId);
      return kept;
    }
    if (item.task.kind === 'animatic' && result.kind === 'animatic') {
      return await stagedFiles.sealStaged(stagedFileId, result.bytes);
    }
    if (item.task.kind === 'derive' && result.kind === 'derive') {
      return await outcomes.derived(item.task, result.bytes, stagedFileId);
    }
    if (item.task.kind === 'still' && result.kind === 'still') {
      return await outcomes.extracted(item.task, result.bytes, stagedFileId);
    }
    return err(appError('invalid-input', 'input.invalid', { detail: 'a result of another kind of work' }));
  }

  /**
   * A foreign file may have taken the whole application down, so its probes and copies are counted. Quitting in the middle of a
   * film of our own is nobody's fault: that one begins anew, however often it happens.
   */
  #takeOver(item: MediaWorkItem): void {
    if (item.task.kind === 'animatic') this.#store.restart(item.id, item.task);
    else this.#requeueOrGiveUp(item, 'crashed', 'the application ended');
  }

  /** Nobody waits for this one: when the disk says no, the lease runs on and its end is the next try. */
  #reclaim(lease: Lease, reason: MediaWorkFailure, detail: string): void {
    this.#takeBack(lease, reason, detail).catch((error: unknown) => {
      this.#options.logger.error('Work could not be taken back.', { key: lease.key, error: describeError(error) });
      this.#leases.renew(lease);
    });
  }

  async #takeBack(lease: Lease, reason: MediaWorkFailure, detail: string): Promise<void> {
    const item = this.#store.findByKey(lease.key);
    if (item !== null) this.#requeueOrGiveUp(item, reason, detail);
    this.#leases.end(lease);
    if (lease.stagedFileId !== null) await this.#options.stagedFiles.discardStaged(lease.stagedFileId);
  }

  #requeueOrGiveUp(item: MediaWorkItem, reason: MediaWorkFailure, detail: string): void {
    if (isWorthRetrying(reason) && item.attempts < maxAttempts) {
      this.#store.markQueued(item.id);
      this.#tellQueued(item.key);
      return;
    }
    const error = describeFailure(reason, detail, item.task);
    this.#store.settle(item.id, { kind: 'failed', error }, null);
    if (item.task.kind === 'probe') this.#options.outcomes.probeFailed(item.task.assetId, error);
    this.#tellChange(item.key);
  }

  #tellChange(key: string): void {
    for (const listener of this.#listeners) listener(key);
  }

  #tellQueued(key: string): void {
    this.#tellChange(key);
    this.#announce();
  }

  /** Many files are often dropped at once: one announcement per turn of the event loop is enough. */
  #announce(): void {
    if (this.#isAnnouncing) return;
    this.#isAnnouncing = true;
    setImmediate(() => {
      this.#isAnnouncing = false;
      const waiting = this.#isClosed ? 0 : this.#store.countQueued();
      if (waiting > 0) this.#options.announceQueued(waiting);
    });
  }
}

/** A codec that is missing now is missing at the next try too. */
function isWorthRetrying(reason: MediaWorkFailure): boolean {
  return reason === 'crashed' || reason === 'timed-out';
}

/** `context` chooses among the sentences of one code in the catalogue. */
function describeFailure(reason: MediaWorkFailure, detail: string, { kind }: MediaWorkTask): AppError {
  if (reason === 'cannot-decode') return appError('invalid-input', 'media.cannot-decode', { detail });
  if (reason === 'cannot-encode') {
    const params = kind === 'derive' || kind === 'still' ? { context: 'copy' } : {};
    return appError('internal', 'media.cannot-encode', { params, detail });
  }
  const part = { 'cannot-encode-sound': 'sound', 'cannot-fit': 'fit' } as const;
  if (reason === 'cannot-encode-sound' || reason === 'cannot-fit') {
    return appError('invalid-input', 'media.cannot-encode', { params: { context: part[reason] }, detail });
  }
  return appError('internal', 'internal', { detail: `${reason}: ${detail}` });
}

function leaseLost(): AppError {
  return appError('conflict', 'media-work.lease-lost');
}
