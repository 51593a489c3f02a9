import type { Clip } from '#shared/domain/project.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput, MethodOutput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { StillRepository } from '../db/repositories/stills.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import { followStartFrame } from './follow-start-frame.ts';
import { notFound } from './not-found.ts';

export interface DraftsService {
  /**
   * On the disk when it returns. The session that saves knows what it saved, so the draft is not announced; its clip is,
   * when it goes on from another take now.
   */
  save(input: MethodInput<'drafts.save'>): Result<MethodOutput<'drafts.save'>, AppError>;
}

interface DraftsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly drafts: DraftRepository;
  readonly clips: ClipRepository;
  readonly takes: Pick<TakeRepository, 'listByAsset'>;
  readonly stills: Pick<StillRepository, 'listSources'>;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createDraftsService(deps: DraftsDeps): DraftsService {
  const { db, drafts, announce, clock } = deps;
  return {
    save({ clipId, spec, baseRevision }) {
      const saved = db.write((): Result<Clip | null, AppError> => {
        if (drafts.save({ clipId, spec, baseRevision, updatedAt: clock.nowMs() })) {
          return ok(followStartFrame(deps, clipId, spec.startFrame));
        }
        return drafts.findRevision(clipId) === null ? notFound() : err(appError('conflict', 'draft.stale'));
      });
      if (!saved.ok) return saved;
      if (saved.value !== null) announce('clips.changed', saved.value);
      return ok({ revision: baseRevision + 1 });
    },
  };
}
