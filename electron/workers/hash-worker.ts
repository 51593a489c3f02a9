import { parentPort } from 'node:worker_threads';
import type { InspectionMessage, InspectionProblem, InspectionRequest } from '#electron/assets/inspection.ts';
import { err } from '#shared/result.ts';
import { inspectFile } from './inspect-file.ts';

if (parentPort === null) throw new Error('hash-worker.ts runs in a worker thread');
const port = parentPort;

const send = (message: InspectionMessage): void => {
  port.postMessage(message);
};

/** Files are inspected one at a time; the main thread starts more workers for more at once. */
port.on('message', (request: InspectionRequest) => {
  const { number, task, cancelFlag } = request;
  inspectFile(task, {
    isCancelled: () => Atomics.load(cancelFlag, 0) !== 0,
    tellHashing: () => {
      send({ number, kind: 'hashing' });
    },
  })
    .then((answer) => {
      send({ number, kind: 'answer', answer });
    })
    .catch((error: unknown) => {
      const problem = findFileSystemProblem(error);
      // Not an expected failure: let the worker die of it, so that the main thread sees a crash and goes on.
      if (problem === null) {
        queueMicrotask(() => {
          throw error;
        });
        return;
      }
      send({ number, kind: 'answer', answer: err(problem) });
    });
});

send({ kind: 'ready' });

function findFileSystemProblem(error: unknown): InspectionProblem | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  return { kind: 'file-system', errno: String(error.code), message: `${String(error.syscall)}: ${String(error.code)}` };
}
