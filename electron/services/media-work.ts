import type { AppError } from '#shared/errors.ts';
import type { MethodInput, MethodOutput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { MediaWorkQueue } from '../media-work/media-work-queue.ts';
import { withStorageFaults } from './storage-faults.ts';

type Answer<T> = Promise<Result<T, AppError>>;
type Nothing = Record<string, never>;

/** What a window calls to do work for the application. */
export interface MediaWorkService {
  claim(sessionId: string): Answer<MethodOutput<'mediaWork.claim'>>;
  progress(input: MethodInput<'mediaWork.progress'>): Answer<Nothing>;
  complete(input: MethodInput<'mediaWork.complete'>): Answer<Nothing>;
  fail(input: MethodInput<'mediaWork.fail'>): Answer<Nothing>;
}

export function createMediaWorkService(queue: MediaWorkQueue): MediaWorkService {
  return {
    claim: async (sessionId) => await withStorageFaults(async () => await queue.claim(sessionId)),
    progress: async ({ id, lease, share }) => toNothing(queue.progress(id, lease, share)),
    complete: async ({ id, lease, result }) =>
      toNothing(await withStorageFaults(async () => await queue.complete(id, lease, result))),
    fail: async ({ id, lease, reason, detail }) =>
      toNothing(await withStorageFaults(async () => await queue.fail(id, lease, reason, detail))),
  };
}

function toNothing(result: Result<unknown, AppError>): Result<Nothing, AppError> {
  return result.ok ? ok({}) : result;
}
