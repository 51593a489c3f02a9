import type { Clip } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { notFound, orNotFound } from './not-found.ts';

export interface TakesService {
  /** Makes it the take that its clip shows and exports. One in the trash cannot be. */
  activate(input: MethodInput<'takes.activate'>): Result<Clip, AppError>;
  judge(input: MethodInput<'takes.judge'>): Result<Take, AppError>;
}

interface TakesDeps {
  readonly db: Pick<Database, 'write'>;
  readonly clips: ClipRepository;
  readonly takes: TakeRepository;
  readonly announce: Announce;
}

export function createTakesService({ db, clips, takes, announce }: TakesDeps): TakesService {
  return {
    activate({ takeId }) {
      const activated = db.write(() => {
        const take = takes.find(takeId);
        if (take === null || take.trashedAt !== null) return notFound();
        return orNotFound(clips.setActiveTake(take.clipId, takeId));
      });
      if (activated.ok) announce('clips.changed', activated.value);
      return activated;
    },
    judge({ takeId, verdict }) {
      const judged = db.write(() => orNotFound(takes.setVerdict(takeId, verdict)));
      if (judged.ok) announce('takes.changed', judged.value);
      return judged;
    },
  };
}
