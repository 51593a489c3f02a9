import type { Clip, Draft } from '#shared/domain/project.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { SequenceRepository } from '../db/repositories/sequences.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import { insertClipAfter, renumber } from './new-clip.ts';
import { notFound, orNotFound } from './not-found.ts';

export interface ClipsService {
  create(input: MethodInput<'clips.create'>): Result<{ clip: Clip; draft: Draft }, AppError>;
  rename(input: MethodInput<'clips.rename'>): Result<Clip, AppError>;
  /** Answers the clips of the sequence that are not in the trash, in their new order. */
  move(input: MethodInput<'clips.move'>): Result<Clip[], AppError>;
  /** Hides its takes from the library as well; nothing is deleted. */
  trash(input: MethodInput<'clips.trash'>): Result<Clip, AppError>;
  /** Comes back to its place. */
  restore(input: MethodInput<'clips.restore'>): Result<Clip, AppError>;
}

interface ClipsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly sequences: SequenceRepository;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createClipsService(deps: ClipsDeps): ClipsService {
  const { db, sequences, clips, announce, clock } = deps;

  const announceClips = (changed: readonly Clip[]): void => {
    for (const clip of changed) announce('clips.changed', clip);
  };
  const change = (update: () => Clip | null): Result<Clip, AppError> => {
    const changed = db.write(() => orNotFound(update()));
    if (changed.ok) announceClips([changed.value]);
    return changed;
  };

  return {
    create({ projectId, name, spec, afterClipId }) {
      const created = db.write(() => {
        const sequence = sequences.listByProject(projectId).at(0);
        if (sequence === undefined) return notFound();
        const inserted = insertClipAfter(deps, afterClipId, {
          sequenceId: sequence.id,
          name,
          createdAt: clock.nowMs(),
          spec,
        });
        return orNotFound(inserted);
      });
      if (!created.ok) return created;
      const { clip, draft, moved } = created.value;
      announceClips([clip, ...moved]);
      announce('drafts.changed', draft);
      return ok({ clip, draft });
    },
    rename: ({ clipId, name }) => change(() => clips.rename(clipId, name)),
    move({ clipId, toIndex }) {
      const moved = db.write(() => {
        const clip = clips.find(clipId);
        if (clip === null || clip.trashedAt !== null) return notFound();
        const all = clips.listBySequence(clip.sequenceId);
        const changed = renumber(clips, withMoved(all, clip, toIndex));
        return ok({ changed, visible: clips.listBySequence(clip.sequenceId).filter(isVisible) });
      });
      if (!moved.ok) return moved;
      announceClips(moved.value.changed);
      return ok(moved.value.visible);
    },
    trash: ({ clipId }) => change(() => clips.setTrashed(clipId, clock.nowMs())),
    restore: ({ clipId }) => change(() => clips.setTrashed(clipId, null)),
  };
}

function isVisible(clip: Clip): boolean {
  return clip.trashedAt === null;
}

/** `toIndex` counts the clips that show; those in the trash keep their neighbours. */
function withMoved(all: readonly Clip[], clip: Clip, toIndex: number): Clip[] {
  const others = all.filter(({ id }) => id !== clip.id);
  const follower = others.filter(isVisible).at(toIndex);
  const index = follower === undefined ? others.length : others.indexOf(follower);
  return others.toSpliced(index, 0, clip);
}
