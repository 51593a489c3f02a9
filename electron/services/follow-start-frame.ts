import type { Clip } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AssetId, ClipId } from '#shared/ids.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { StillRepository } from '../db/repositories/stills.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';

interface StartFrameDeps {
  readonly clips: ClipRepository;
  readonly takes: Pick<TakeRepository, 'listByAsset'>;
  readonly stills: Pick<StillRepository, 'listSources'>;
}

/**
 * The start frame says which take a clip goes on from: when it becomes the last frame of a take of the same sequence, the
 * clip goes on from that one, also when an undo brought it. Any other picture leaves what was noted, which does not count
 * while that picture is there. Call inside the write of the draft; answers the clip when it changed.
 */
export function followStartFrame(deps: StartFrameDeps, clipId: ClipId, startFrame: AssetId | null): Clip | null {
  if (startFrame === null) return null;
  const clip = deps.clips.find(clipId);
  if (clip === null || clip.continues?.stillId === startFrame) return null;
  const take = findTake(deps, clip, startFrame);
  return take === null ? null : deps.clips.setContinuation(clipId, { takeId: take.id, stillId: startFrame });
}

/** Of takes with the same last frame the one that is in the film, else the newest. */
function findTake({ clips, takes, stills }: StartFrameDeps, clip: Clip, stillId: AssetId): Take | null {
  const found = stills
    .listSources(stillId)
    .flatMap((sourceId) => takes.listByAsset(sourceId))
    .flatMap((take) => {
      const source = clips.find(take.clipId);
      return source?.sequenceId === clip.sequenceId && source.id !== clip.id ? [{ take, source }] : [];
    });
  const inFilm = found.find(({ take, source }) => source.activeTakeId === take.id);
  return (inFilm ?? found.findLast(({ take }) => take.trashedAt === null) ?? found.at(-1))?.take ?? null;
}
