import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ClipId } from '#shared/ids.ts';
import { draftStore, useDraft, type DraftState } from '#renderer/editing/draft-store.ts';
import { saveStateStore, useSaveState, type SaveState } from '#renderer/editing/save-state.ts';
import { mirrorStore, useMirror, type Mirror } from '#renderer/platform/mirror-store.ts';

/** What stands in a clip now: as it is being written, else what could not be saved yet, else what is stored. */
function specIn(
  clipId: ClipId,
  { draft, saving, mirror }: { draft: DraftState; saving: SaveState; mirror: Pick<Mirror, 'drafts'> },
): ClipSpec | null {
  if (draft.clipId === clipId) return draft.spec;
  return saving.unsaved[clipId] ?? mirror.drafts[clipId]?.spec ?? null;
}

export function specOfClip(clipId: ClipId): ClipSpec | null {
  return specIn(clipId, {
    draft: draftStore.getState(),
    saving: saveStateStore.getState(),
    mirror: mirrorStore.getState(),
  });
}

/** What stands in every clip now. */
export function useSpecs(): (clipId: ClipId) => ClipSpec | null {
  const draft = useDraft((state) => state);
  const saving = useSaveState((state) => state);
  const drafts = useMirror((mirror) => mirror.drafts);
  return (clipId) => specIn(clipId, { draft, saving, mirror: { drafts } });
}
