import { Worker } from 'node:worker_threads';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type {
  Inspection,
  InspectionMessage,
  InspectionProblem,
  InspectionRequest,
  InspectionTask,
} from './inspection.ts';
import { checkTimeLimitMs, maxWaitingInspections, stallTimeLimitMs } from './limits.ts';
import { storageError } from './storage-error.ts';

export type InspectionOutcome = Result<Inspection, AppError>;

/** Runs inspections in worker threads that may hang, crash or run out of memory without harm to the application. */
export interface FileInspector {
  /** `name` is the file's name in messages. */
  inspect(task: InspectionTask, name: string, signal?: AbortSignal): Promise<InspectionOutcome>;
  close(): Promise<void>;
}

interface FileInspectorOptions {
  readonly workerFile: URL;
  readonly clock: Clock;
  /** Files looked at at the same time. */
  readonly workerCount?: number;
  readonly checkTimeLimitMs?: number;
  readonly stallTimeLimitMs?: number;
}

/** JavaScript memory of a worker; a file that makes the demuxer need more ends the worker, not the application. */
const workerMemoryMb = 512;

interface Assignment {
  readonly task: InspectionTask;
  readonly name: string;
  readonly cancelFlag: Int32Array;
  settle(outcome: InspectionOutcome): void;
}

export function createFileInspector(options: FileInspectorOptions): FileInspector {
  const waiting: Assignment[] = [];
  const idle: InspectionWorker[] = [];
  const workers = new Set<InspectionWorker>();
  const workerCount = options.workerCount ?? 2;
  let isClosed = false;

  const startNext = (): void => {
    if (waiting.length === 0 || isClosed) return;
    const worker = idle.pop() ?? (workers.size < workerCount ? startWorker() : null);
    const assignment = worker === null ? undefined : waiting.shift();
    if (worker === null || assignment === undefined) return;
    worker.run(assignment, () => {
      if (workers.has(worker)) idle.push(worker);
      startNext();
    });
  };
  const startWorker = (): InspectionWorker => {
    const worker = createInspectionWorker(options, () => {
      workers.delete(worker);
      const place = idle.indexOf(worker);
      if (place !== -1) idle.splice(place, 1);
    });
    workers.add(worker);
    return worker;
  };

  return {
    async inspect(task, name, signal) {
      if (waiting.length >= maxWaitingInspections) return err(rateLimited(1_000));
      if (isClosed || signal?.aborted === true) return err(cancelled(name));
      return await new Promise((resolve) => {
        const assignment: Assignment = {
          task,
          name,
          cancelFlag: new Int32Array(new SharedArrayBuffer(4)),
          settle: (outcome) => {
            signal?.removeEventListener('abort', cancel);
            resolve(outcome);
          },
        };
        const cancel = (): void => {
          const place = waiting.indexOf(assignment);
          if (place === -1) Atomics.store(assignment.cancelFlag, 0, 1);
          else assignment.settle(err(cancelled(waiting.splice(place, 1)[0]?.name ?? name)));
        };
        signal?.addEventListener('abort', cancel);
        waiting.push(assignment);
        startNext();
      });
    },
    async close() {
      isClosed = true;
      for (const assignment of waiting.splice(0)) assignment.settle(err(cancelled(assignment.name)));
      await Promise.all([...workers].map(async (worker) => worker.stop()));
    },
  };
}

interface InspectionWorker {
  /** `onFree`: the file is settled, one way or another. */
  run(assignment: Assignment, onFree: () => void): void;
  stop(): Promise<void>;
}

interface Running {
  readonly assignment: Assignment;
  readonly number: number;
  /** Until the structure is known to be sound, trouble is put down to the file. */
  isChecked: boolean;
  stopTimer: () => void;
  end(outcome: InspectionOutcome): void;
}

/** `onGone`: the thread is dead or given up, and must not get another file. */
function createInspectionWorker(options: FileInspectorOptions, onGone: () => void): InspectionWorker {
  const thread = new Worker(options.workerFile, {
    resourceLimits: { maxOldGenerationSizeMb: workerMemoryMb },
    env: {},
  });
  thread.unref();
  let isReady = false;
  let running: Running | null = null;
  let lastNumber = 0;

  const watch = (limitMs: number): void => {
    const watched = running;
    watched?.stopTimer();
    if (watched === null) return;
    watched.stopTimer = options.clock.after(limitMs, () => {
      abandon(`no answer within ${String(limitMs)} ms`);
    });
  };
  const watchCheck = (): void => {
    watch(options.checkTimeLimitMs ?? checkTimeLimitMs);
  };
  /** A thread that hangs in a system call cannot be ended from outside; it is left behind and never waited for. */
  const abandon = (reason: string): void => {
    onGone();
    void thread.terminate();
    running?.end(err(describeLoss(running, isReady, reason)));
  };
  const receive = (message: InspectionMessage): void => {
    if (message.kind === 'ready') {
      isReady = true;
      watchCheck();
      return;
    }
    if (running === null || message.number !== running.number) return;
    if (message.kind === 'hashing') {
      running.isChecked = true;
      watch(options.stallTimeLimitMs ?? stallTimeLimitMs);
      return;
    }
    const { answer } = message;
    running.end(answer.ok ? ok(answer.value) : err(describeProblem(answer.error, running.assignment.name)));
  };

  thread.on('message', receive);
  thread.on('error', (error) => {
    abandon(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  });
  thread.on('exit', (code) => {
    abandon(`the worker ended with ${String(code)}`);
  });

  return {
    run(assignment, onFree) {
      lastNumber += 1;
      const own: Running = {
        assignment,
        number: lastNumber,
        isChecked: false,
        stopTimer: () => undefined,
        end(outcome) {
          own.stopTimer();
          running = null;
          thread.unref();
          assignment.settle(outcome);
          onFree();
        },
      };
      running = own;
      thread.ref();
      watchCheck();
      const { task, cancelFlag } = assignment;
      thread.postMessage({ number: lastNumber, task, cancelFlag } satisfies InspectionRequest);
    },
    async stop() {
      onGone();
      running?.end(err(cancelled(running.assignment.name)));
      await thread.terminate();
    },
  };
}

function describeLoss({ assignment, isChecked }: Running, isReady: boolean, reason: string): AppError {
  const options = { params: { name: assignment.name }, detail: reason };
  if (!isReady) return appError('internal', 'internal', options);
  return isChecked
    ? appError('storage', 'storage.failed', options)
    : appError('invalid-input', 'asset.damaged', options);
}

function describeProblem(problem: InspectionProblem, name: string): AppError {
  switch (problem.kind) {
    case 'refused':
      return appError('invalid-input', problem.code, { params: { name, ...problem.params }, detail: problem.reason });
    case 'cancelled':
      return cancelled(name);
    case 'file-system':
      return storageError(problem.errno, name);
    default:
      return assertNever(problem);
  }
}

function cancelled(name: string): AppError {
  return appError('conflict', 'asset.import-cancelled', { params: { name } });
}
