import type { Clip } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import type { ClipId, ProjectId } from '#shared/ids.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';

/** The clips of a project that are not in the trash, in film order. */
export function clipsOfProject(mirror: Pick<Mirror, 'sequences' | 'clips'>, projectId: ProjectId | null): Clip[] {
  const sequences = Object.values(mirror.sequences)
    .filter((sequence) => sequence.projectId === projectId)
    .sort((first, second) => first.position - second.position);
  return sequences.flatMap((sequence) =>
    Object.values(mirror.clips)
      .filter((clip) => clip.sequenceId === sequence.id && clip.trashedAt === null)
      .sort((first, second) => first.position - second.position),
  );
}

/** The takes of a clip that are not in the trash, by number. */
export function takesOfClip(mirror: Pick<Mirror, 'takes'>, clipId: ClipId | null): Take[] {
  return Object.values(mirror.takes)
    .filter((take) => take.clipId === clipId && take.trashedAt === null)
    .sort((first, second) => first.number - second.number);
}
