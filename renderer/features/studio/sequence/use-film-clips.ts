import { useMemo } from 'react';
import type { Clip } from '#shared/domain/project.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';

/** The clips of the open project, in film order. */
export function useFilmClips(): readonly Clip[] {
  const clips = useMirror((mirror) => mirror.clips);
  const sequences = useMirror((mirror) => mirror.sequences);
  const openProjectId = useMirror((mirror) => mirror.openProjectId);
  return useMemo(() => clipsOfProject({ clips, sequences }, openProjectId), [clips, sequences, openProjectId]);
}
