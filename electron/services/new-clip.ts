import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import type { Clip, Continuation, Draft } from '#shared/domain/project.ts';
import type { ClipId, SequenceId } from '#shared/ids.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import { newId } from '../platform/new-id.ts';

interface NewClip {
  /** A new one where absent. */
  readonly id?: ClipId | undefined;
  readonly sequenceId: SequenceId;
  readonly name: string;
  readonly position: number;
  readonly createdAt: number;
  /** An empty one where absent. */
  readonly spec?: ClipSpec | undefined;
  /** It starts with a cut where absent. */
  readonly continues?: Continuation | undefined;
}

interface ClipRepositories {
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
}

interface InsertedClip {
  readonly clip: Clip;
  readonly draft: Draft;
}

/** Adds a clip with its first draft. Call inside `db.write`. */
export function insertClip(
  repositories: ClipRepositories,
  { id = newId<ClipId>(), sequenceId, name, position, createdAt, spec = newClipSpec(newId), continues }: NewClip,
): InsertedClip {
  const clip: Clip = {
    id,
    sequenceId,
    name,
    position,
    activeTakeId: null,
    continues: continues ?? null,
    createdAt,
    trashedAt: null,
  };
  const draft: Draft = { clipId: id, spec, revision: 1, updatedAt: createdAt };
  repositories.clips.insert(clip);
  repositories.drafts.insert(draft);
  return { clip, draft };
}

/**
 * Adds a clip behind another, or at the end of its sequence; those behind it make room and are answered. Call inside
 * `db.write`. `null`: the other one is not in the sequence.
 */
export function insertClipAfter(
  repositories: ClipRepositories,
  afterClipId: ClipId | undefined,
  { name, ...rest }: Omit<NewClip, 'name' | 'position'> & { readonly name?: string | undefined },
): (InsertedClip & { readonly moved: Clip[] }) | null {
  const before = repositories.clips.listBySequence(rest.sequenceId);
  const after = afterClipId === undefined ? before.length - 1 : before.findIndex(({ id }) => id === afterClipId);
  if (after === -1 && afterClipId !== undefined) return null;
  const inserted = insertClip(repositories, {
    ...rest,
    name: name ?? `Clip ${before.length + 1}`,
    position: after + 1,
  });
  return { ...inserted, moved: renumber(repositories.clips, before.toSpliced(after + 1, 0, inserted.clip)) };
}

/** Gives every clip its index as position and answers those that moved. */
export function renumber(clips: Pick<ClipRepository, 'setPosition'>, ordered: readonly Clip[]): Clip[] {
  return ordered.flatMap((clip, position) =>
    clip.position === position ? [] : (clips.setPosition(clip.id, position) ?? []),
  );
}
