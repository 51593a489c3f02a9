import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import type { Clip, Draft } from '#shared/domain/project.ts';
import type { ClipId, SequenceId } from '#shared/ids.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import { newId } from '../platform/new-id.ts';

interface NewClip {
  readonly sequenceId: SequenceId;
  readonly name: string;
  readonly position: number;
  readonly createdAt: number;
  /** An empty one where absent. */
  readonly spec?: ClipSpec | undefined;
}

/** Adds a clip with its first draft. Call inside `db.write`. */
export function insertClip(
  repositories: { readonly clips: ClipRepository; readonly drafts: DraftRepository },
  { sequenceId, name, position, createdAt, spec = newClipSpec(newId) }: NewClip,
): { readonly clip: Clip; readonly draft: Draft } {
  const id = newId<ClipId>();
  const clip: Clip = {
    id,
    sequenceId,
    name,
    position,
    activeTakeId: null,
    continues: null,
    createdAt,
    trashedAt: null,
  };
  const draft: Draft = { clipId: id, spec, revision: 1, updatedAt: createdAt };
  repositories.clips.insert(clip);
  repositories.drafts.insert(draft);
  return { clip, draft };
}
