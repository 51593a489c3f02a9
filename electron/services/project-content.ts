import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Project } from '#shared/domain/project.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import type { AssetId } from '#shared/ids.ts';
import type { ProjectContent } from '#shared/ipc/snapshot.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { ElementRepository } from '../db/repositories/elements.ts';
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
  readonly elements: Pick<ElementRepository, 'listByProject'>;
  readonly assets: AssetRepository;
}

export function createProjectContentReader(deps: ProjectContentDeps): ProjectContentReader {
  return {
    read(project) {
      const drafts = deps.drafts.listByProject(project.id);
      const takes = deps.takes.listByProject(project.id);
      const elements = deps.elements.listByProject(project.id);
      const assetIds = new Set([
        ...drafts.flatMap((draft) => assetsOfSpec(draft.spec)),
        ...takes.map((take) => take.assetId),
        ...elements.flatMap(({ assets }) => assets.map(({ assetId }) => assetId)),
      ]);
      return {
        project,
        sequences: deps.sequences.listByProject(project.id),
        clips: deps.clips.listByProject(project.id),
        drafts,
        takes,
        elements,
        assets: deps.assets.list([...assetIds]),
      };
    },
  };
}

/** Files that a spec refers to, and those that its copies were cut from, so that another part can be chosen. */
export function assetsOfSpec(spec: ClipSpec): AssetId[] {
  const origins = spec.references.flatMap(({ cutFrom }) => cutFrom?.assetId ?? []);
  return [...new Set([...assetIdsOfSpec(spec), ...origins])];
}
