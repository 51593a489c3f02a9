import { rateLimited } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import type { InspectionTask } from './inspection.ts';
import {
  cancelledImport,
  InspectionWorker,
  type Assignment,
  type InspectionOutcome,
  type InspectionWorkerOptions,
} from './inspection-worker.ts';
import { maxWaitingInspections } from './limits.ts';

/** Runs inspections in worker threads that may hang, crash or run out of memory without harm to the application. */
export interface FileInspector {
  /** `name` is the file's name in messages. */
  inspect(task: InspectionTask, name: string, signal?: AbortSignal): Promise<InspectionOutcome>;
  close(): Promise<void>;
}

interface FileInspectorOptions extends InspectionWorkerOptions {
  /** Files looked at at the same time. */
  readonly workerCount?: number;
}

/** Threads start when they are first needed; one that is lost is replaced by the next file's. */
export function createFileInspector(options: FileInspectorOptions): FileInspector {
  return new WorkerPool(options);
}

class WorkerPool implements FileInspector {
  readonly #options: FileInspectorOptions;
  readonly #waiting: Assignment[] = [];
  readonly #workers = new Set<InspectionWorker>();
  #idle: InspectionWorker[] = [];
  #isClosed = false;

  constructor(options: FileInspectorOptions) {
    this.#options = options;
  }

  async inspect(task: InspectionTask, name: string, signal?: AbortSignal): Promise<InspectionOutcome> {
    if (this.#waiting.length >= maxWaitingInspections) return err(rateLimited(1_000));
    if (this.#isClosed || signal?.aborted === true) return err(cancelledImport(name));
    return await new Promise((resolve) => {
      const finished = new AbortController();
      const assignment: Assignment = {
        task,
        name,
        cancelFlag: new Int32Array(new SharedArrayBuffer(4)),
        settle: (outcome) => {
          finished.abort();
          resolve(outcome);
        },
      };
      const cancel = (): void => {
        this.#cancel(assignment);
      };
      signal?.addEventListener('abort', cancel, { signal: finished.signal });
      this.#waiting.push(assignment);
      this.#startNext();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const assignment of this.#waiting.splice(0)) assignment.settle(err(cancelledImport(assignment.name)));
    await Promise.all([...this.#workers].map(async (worker) => await worker.stop()));
  }

  #cancel(assignment: Assignment): void {
    const place = this.#waiting.indexOf(assignment);
    if (place === -1) {
      Atomics.store(assignment.cancelFlag, 0, 1);
      return;
    }
    this.#waiting.splice(place, 1);
    assignment.settle(err(cancelledImport(assignment.name)));
  }

  #startNext(): void {
    if (this.#waiting.length === 0 || this.#isClosed) return;
    const limit = this.#options.workerCount ?? 2;
    const worker = this.#idle.pop() ?? (this.#workers.size < limit ? this.#startWorker() : null);
    const assignment = worker === null ? undefined : this.#waiting.shift();
    if (worker === null || assignment === undefined) return;
    worker.run(assignment, () => {
      if (this.#workers.has(worker)) this.#idle.push(worker);
      this.#startNext();
    });
  }

  #startWorker(): InspectionWorker {
    const started = new InspectionWorker(this.#options, (gone) => {
      this.#workers.delete(gone);
      this.#idle = this.#idle.filter((worker) => worker !== gone);
    });
    this.#workers.add(started);
    return started;
  }
}
