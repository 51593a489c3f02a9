import { useMemo } from 'react';
import { seamOf, type Seam } from '#shared/domain/continuity.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { AssetId, ClipId } from '#shared/ids.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSaveState } from '#renderer/editing/save-state.ts';
import { mirrorStore, useMirror, type Mirror } from '#renderer/platform/mirror-store.ts';
import { specOfClip } from './spec-of-clip.ts';

export type Seams = ReadonlyMap<ClipId, Seam>;

function seamsOf(
  ordered: readonly Clip[],
  { clips, takes }: Pick<Mirror, 'clips' | 'takes'>,
  startFrameOf: (clipId: ClipId) => AssetId | null,
): Seams {
  return new Map(
    ordered.map((clip, index) => [
      clip.id,
      seamOf({ clip, startFrame: startFrameOf(clip.id), before: ordered[index - 1] ?? null, clips, takes }),
    ]),
  );
}

/** How each clip of the film begins. */
export function useSeams(ordered: readonly Clip[]): Seams {
  const clips = useMirror((mirror) => mirror.clips);
  const takes = useMirror((mirror) => mirror.takes);
  const drafts = useMirror((mirror) => mirror.drafts);
  const unsaved = useSaveState((state) => state.unsaved);
  const openId = useDraft((draft) => draft.clipId);
  // Not the whole spec: a seam is none of the business of a word that is typed.
  const openFrame = useDraft((draft) => draft.spec?.startFrame ?? null);
  return useMemo(
    () =>
      seamsOf(ordered, { clips, takes }, (clipId) => {
        if (clipId === openId) return openFrame;
        return (unsaved[clipId] ?? drafts[clipId]?.spec)?.startFrame ?? null;
      }),
    [ordered, clips, takes, drafts, unsaved, openId, openFrame],
  );
}

/** How a clip begins. */
export function findSeam(clipId: ClipId): Seam {
  const mirror = mirrorStore.getState();
  const ordered = clipsOfProject(mirror, mirror.openProjectId);
  return seamsOf(ordered, mirror, (id) => specOfClip(id)?.startFrame ?? null).get(clipId) ?? { kind: 'cut' };
}
