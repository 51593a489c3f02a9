import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Project } from '#shared/domain/project.ts';
import type { AssetId } from '#shared/ids.ts';
import type { ProjectContent } from '#shared/ipc/snapshot.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { SequenceRepository } from '../db/repositories/sequences.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';

export interface ProjectContentReader {
  /** Call inside `db.read` or `db.write`, so that all of it is of one moment. The trash is included. */
  read(project: Project): ProjectContent;
}

interface ProjectContentDeps {
  readonly sequences: SequenceRepository;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly takes: TakeRepository;
  readonly assets: AssetRepository;
}

export function createProjectContentReader(deps: ProjectContentDeps): ProjectContentReader {
  return {
    read(project) {
      const drafts = deps.drafts.listByProject(project.id);
      const takes = deps.takes.listByProject(project.id);
      const assetIds = new Set([
        ...drafts.flatMap((draft) => assetsOfSpec(draft.spec)),
        ...takes.map((take) => take.assetId),
      ]);
      return {
        project,
        sequences: deps.sequences.listByProject(project.id),
        clips: deps.clips.listByProject(project.id),
        drafts,
        takes,
        assets: deps.assets.list([...assetIds]),
      };
    },
  };
}

/** Files that a spec refers to, repetitions included. */
export function assetsOfSpec(spec: ClipSpec): AssetId[] {
  const frames = [spec.startFrame, spec.endFrame].filter((id) => id !== null);
  return [...spec.references.map((reference) => reference.assetId), ...frames];
}
