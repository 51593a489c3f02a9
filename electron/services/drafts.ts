import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput, MethodOutput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from './not-found.ts';

export interface DraftsService {
  /** On the disk when it returns. The session that saves knows what it saved, so nothing is announced. */
  save(input: MethodInput<'drafts.save'>): Result<MethodOutput<'drafts.save'>, AppError>;
}

interface DraftsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly drafts: DraftRepository;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createDraftsService({ db, drafts, clock }: DraftsDeps): DraftsService {
  return {
    save: ({ clipId, spec, baseRevision }) =>
      db.write(() => {
        if (drafts.save({ clipId, spec, baseRevision, updatedAt: clock.nowMs() })) {
          return ok({ revision: baseRevision + 1 });
        }
        return drafts.findRevision(clipId) === null ? notFound() : err(appError('conflict', 'draft.stale'));
      }),
  };
}
