import type { MediaWorkClaim, MediaWorkResult, MediaWorkTask } from '#shared/domain/media-work.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { mediaWorkIdSchema, stagedFileIdSchema } from '#shared/ids.ts';
import { contract, type MethodInput, type MethodName } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';

export interface DeskEntry {
  readonly claim: MediaWorkClaim;
  /** The file as it was put together from its chunks, by offset. */
  readonly chunks: { readonly offset: number; readonly bytes: Uint8Array }[];
  readonly shares: number[];
  result: MediaWorkResult | null;
  failure: MethodInput<'mediaWork.fail'> | null;
}

/** The application's side of media work, in memory: it checks every call against the contract, as dispatch does. */
export class MediaDesk {
  readonly entries: DeskEntry[] = [];
  readonly #queue: MediaWorkTask[] = [];
  readonly #settled = new Map<DeskEntry, () => void>();
  /** Answers of `staged.write` wait for this; lets a test hold the disk still. */
  writeGate: Promise<void> = Promise.resolve();
  /** Set by a test to fail calls of a method. */
  readonly failures = new Map<MethodName, AppError>();
  claims = 0;
  /** Writes for work that was not this window's any more. */
  refusedWrites = 0;
  maxWritesInFlight = 0;
  #writesInFlight = 0;
  #onEntry: ((entry: DeskEntry) => void)[] = [];

  enqueue(task: MediaWorkTask): void {
    this.#queue.push(task);
  }

  /** Resolves with the next entry that is claimed. */
  nextEntry(): Promise<DeskEntry> {
    return new Promise((resolve) => {
      this.#onEntry.push(resolve);
    });
  }

  settled(entry: DeskEntry): Promise<void> {
    if (entry.result !== null || entry.failure !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.#settled.set(entry, resolve);
    });
  }

  /** A call with this entry's lease is refused from now on. */
  takeAway(entry: DeskEntry): void {
    this.entries.splice(this.entries.indexOf(entry), 1);
  }

  fileOf(entry: DeskEntry): Buffer {
    const end = entry.chunks.reduce((bytes, chunk) => Math.max(bytes, chunk.offset + chunk.bytes.byteLength), 0);
    const file = Buffer.alloc(end);
    for (const { offset, bytes } of entry.chunks) file.set(bytes, offset);
    return file;
  }

  async call(method: string, input: unknown): Promise<Result<unknown, AppError>> {
    if (!(method in contract)) return err(appError('internal', 'method.unknown', { detail: method }));
    const name = method as MethodName;
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return err(appError('invalid-input', 'input.invalid', { detail: parsed.error.message }));
    const failure = this.failures.get(name);
    if (failure !== undefined) return err(failure);
    switch (name) {
      case 'mediaWork.claim':
        return this.#claim();
      case 'staged.write':
        return this.#write(parsed.data as MethodInput<'staged.write'>);
      case 'mediaWork.progress':
        return this.#withLease(parsed.data as MethodInput<'mediaWork.progress'>, (entry, { share }) => {
          entry.shares.push(share);
        });
      case 'mediaWork.complete':
        return this.#withLease(parsed.data as MethodInput<'mediaWork.complete'>, (entry, { result }) => {
          entry.result = result;
          this.#settled.get(entry)?.();
        });
      case 'mediaWork.fail':
        return this.#withLease(parsed.data as MethodInput<'mediaWork.fail'>, (entry, report) => {
          entry.failure = report;
          this.#settled.get(entry)?.();
        });
      default:
        return err(appError('internal', 'method.unknown', { detail: method }));
    }
  }

  #claim(): Result<MediaWorkClaim | null, AppError> {
    this.claims += 1;
    const task = this.#queue.shift();
    if (task === undefined) return ok(null);
    const claim = {
      id: mediaWorkIdSchema.parse(crypto.randomUUID()),
      lease: crypto.randomUUID(),
      task,
      stagedFileId: stagedFileIdSchema.parse(crypto.randomUUID()),
    };
    const entry: DeskEntry = { claim, chunks: [], shares: [], result: null, failure: null };
    this.entries.push(entry);
    const waiting = this.#onEntry;
    this.#onEntry = [];
    for (const resolve of waiting) resolve(entry);
    return ok(claim);
  }

  async #write({ stagedFileId, offset, bytes }: MethodInput<'staged.write'>): Promise<Result<object, AppError>> {
    const entry = this.entries.find(({ claim }) => claim.stagedFileId === stagedFileId);
    if (entry === undefined) {
      this.refusedWrites += 1;
      return err(appError('not-found', 'entity.not-found'));
    }
    this.#writesInFlight += 1;
    this.maxWritesInFlight = Math.max(this.maxWritesInFlight, this.#writesInFlight);
    await this.writeGate;
    this.#writesInFlight -= 1;
    entry.chunks.push({ offset, bytes });
    return ok({});
  }

  #withLease<I extends { id: string; lease: string }>(
    input: I,
    act: (entry: DeskEntry, input: I) => void,
  ): Result<object, AppError> {
    const entry = this.entries.find(({ claim }) => claim.id === input.id && claim.lease === input.lease);
    if (entry === undefined) return err(appError('conflict', 'media-work.lease-lost'));
    act(entry, input);
    return ok({});
  }
}
