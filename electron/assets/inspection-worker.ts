import { Worker } from 'node:worker_threads';
import { appError, type AppError } from '#shared/errors.ts';
import { assertNever, err, type Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type {
  Inspection,
  InspectionMessage,
  InspectionProblem,
  InspectionRequest,
  InspectionTask,
} from './inspection.ts';
import { checkTimeLimitMs, stallTimeLimitMs, workerMemoryMebibytes } from './limits.ts';
import { storageError } from './storage-error.ts';

export type InspectionOutcome = Result<Inspection, AppError>;

/** One file for a worker. */
export interface Assignment {
  readonly task: InspectionTask;
  /** The file's name in messages. */
  readonly name: string;
  /** Set to 1 to stop the worker between two blocks. */
  readonly cancelFlag: Int32Array;
  settle(outcome: InspectionOutcome): void;
}

export interface InspectionWorkerOptions {
  readonly workerFile: URL;
  readonly clock: Clock;
  readonly checkTimeLimitMs?: number;
  readonly stallTimeLimitMs?: number;
}

/** How long closing waits for a thread that hangs in a system call, in milliseconds. */
const stopLimitMs = 1_000;

interface Running {
  readonly assignment: Assignment;
  readonly number: number;
  readonly onFree: () => void;
  /** Until the structure is known to be sound, trouble is put down to the file. */
  isChecked: boolean;
}

/** One thread that inspects one file at a time and is given up when it hangs or dies. */
export class InspectionWorker {
  readonly #options: InspectionWorkerOptions;
  readonly #onGone: (worker: InspectionWorker) => void;
  readonly #thread: Worker;
  #isReady = false;
  #lastNumber = 0;
  #running: Running | null = null;
  #stopTimer: () => void = () => undefined;

  /** `onGone`: the thread is dead or given up, and must not get another file. */
  constructor(options: InspectionWorkerOptions, onGone: (worker: InspectionWorker) => void) {
    this.#options = options;
    this.#onGone = onGone;
    const resourceLimits = { maxOldGenerationSizeMb: workerMemoryMebibytes };
    // The demuxer talks to the console about odd files; the application's own output is not the place for it.
    // Neither the environment nor the flags of the application are any business of a thread that reads foreign files.
    const bare = { env: {}, execArgv: [], argv: [] };
    this.#thread = new Worker(options.workerFile, { resourceLimits, ...bare, stdout: true, stderr: true });
    this.#thread.stdout.resume();
    this.#thread.stderr.resume();
    // Listening first: it would hold the process again.
    this.#thread.on('message', (message: InspectionMessage) => {
      this.#receive(message);
    });
    this.#thread.on('error', (error) => {
      this.#abandon(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    });
    this.#thread.on('exit', (code) => {
      this.#abandon(`the worker ended with ${String(code)}`);
    });
    this.#thread.unref();
  }

  /** `onFree`: the file is settled, one way or another. */
  run(assignment: Assignment, onFree: () => void): void {
    this.#lastNumber += 1;
    this.#running = { assignment, number: this.#lastNumber, onFree, isChecked: false };
    this.#thread.ref();
    this.#watchCheck();
    const { task, cancelFlag } = assignment;
    this.#thread.postMessage({ number: this.#lastNumber, task, cancelFlag } satisfies InspectionRequest);
  }

  async stop(): Promise<void> {
    this.#onGone(this);
    if (this.#running !== null) this.#settle(err(cancelledImport(this.#running.assignment.name)));
    const givenUp = new Promise<void>((resolve) => {
      this.#options.clock.after(stopLimitMs, resolve);
    });
    await Promise.race([this.#thread.terminate(), givenUp]);
  }

  #receive(message: InspectionMessage): void {
    if (message.kind === 'ready') {
      this.#isReady = true;
      this.#watchCheck();
      return;
    }
    const running = this.#running;
    if (running === null || message.number !== running.number) return;
    if (message.kind === 'hashing') {
      running.isChecked = true;
      this.#watch(this.#options.stallTimeLimitMs ?? stallTimeLimitMs);
      return;
    }
    const { answer } = message;
    this.#settle(answer.ok ? answer : err(describeProblem(answer.error, running.assignment.name)));
  }

  /** A thread that hangs in a system call cannot be ended from outside; it is left behind and never waited for. */
  #abandon(reason: string): void {
    this.#onGone(this);
    void this.#thread.terminate();
    if (this.#running !== null) this.#settle(err(describeLoss(this.#running, this.#isReady, reason)));
  }

  #settle(outcome: InspectionOutcome): void {
    const running = this.#running;
    this.#running = null;
    this.#stopTimer();
    this.#thread.unref();
    running?.assignment.settle(outcome);
    running?.onFree();
  }

  #watchCheck(): void {
    if (this.#running !== null) this.#watch(this.#options.checkTimeLimitMs ?? checkTimeLimitMs);
  }

  #watch(limitMs: number): void {
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(limitMs, () => {
      this.#abandon(`no answer within ${String(limitMs)} ms`);
    });
  }
}

export function cancelledImport(name: string): AppError {
  return appError('conflict', 'asset.import-cancelled', { params: { name } });
}

function describeProblem(problem: InspectionProblem, name: string): AppError {
  switch (problem.kind) {
    case 'refused':
      return appError('invalid-input', problem.code, { params: { name, ...problem.params }, detail: problem.reason });
    case 'cancelled':
      return cancelledImport(name);
    case 'file-system':
      return storageError(problem.errno, name);
    default:
      return assertNever(problem);
  }
}

function describeLoss({ assignment, isChecked }: Running, isReady: boolean, reason: string): AppError {
  const options = { params: { name: assignment.name }, detail: reason };
  if (!isReady) return appError('internal', 'internal', options);
  return isChecked
    ? appError('storage', 'storage.failed', options)
    : appError('invalid-input', 'asset.damaged', options);
}
