import type { Clip, Draft } from '#shared/domain/project.ts';
import { clipIdSchema } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';

/** A clip with a spec, after another one; the positions of those behind it move on. */
export function addAfter(
  clips: readonly Clip[],
  { afterClipId, name = 'Untitled clip', spec }: MethodInput<'clips.create'>,
): { readonly clip: Clip; readonly draft: Draft; readonly clips: Clip[] } | null {
  const before = clips.find(({ id }) => id === afterClipId);
  if (before === undefined || spec === undefined) return null;
  const position = before.position + 1;
  const clip: Clip = {
    ...before,
    id: clipIdSchema.parse(crypto.randomUUID()),
    name,
    position,
    activeTakeId: null,
    continues: null,
  };
  const moved = clips.map((each) => (each.position >= position ? { ...each, position: each.position + 1 } : each));
  const draft: Draft = { clipId: clip.id, spec, revision: 1, updatedAt: 1 };
  return { clip, draft, clips: [...moved, clip] };
}
