import { join } from 'node:path';
import type { AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { ProjectRepository } from '../db/repositories/projects.ts';
import type { SequenceRepository } from '../db/repositories/sequences.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/new-id.ts';
import { insertProject } from './new-project.ts';
import type { ImportsService } from './imports.ts';
import { sampleClipName, samplePictures, sampleProjectName, sampleSequenceName, sampleSpec } from './sample-content.ts';

interface SampleDeps {
  readonly db: Pick<Database, 'write' | 'read'>;
  readonly projects: ProjectRepository;
  readonly sequences: SequenceRepository;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly settings: SettingsRepository;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly imports: Pick<ImportsService, 'importPath'>;
  /** Where the sample's pictures are. */
  readonly picturesFolder: string;
}

/**
 * Gives a new library something to look at, and opens it. A library that has, or had, any project gets nothing: also
 * not one whose projects are all in the trash or cannot be read. Answers whether it did.
 */
export async function addSampleProject(deps: SampleDeps): Promise<Result<boolean, AppError>> {
  const counted = deps.db.read(() => ok(deps.projects.count()));
  if (!counted.ok) return counted;
  if (counted.value > 0) return ok(false);
  const pictures = await keepPictures(deps);
  return deps.db.write(() => {
    const { project, clip } = insertProject(deps, {
      name: sampleProjectName,
      isSample: true,
      sequenceName: sampleSequenceName,
      clipName: sampleClipName,
      createdAt: deps.clock.nowMs(),
      spec: sampleSpec(newId, pictures),
    });
    deps.settings.write({ openProjectId: project.id, openClipIds: { [project.id]: clip.id } });
    return ok(true);
  });
}

/** A picture that cannot be kept is left out: the sample is complete in words. */
async function keepPictures({ imports, picturesFolder }: SampleDeps): Promise<ReadonlyMap<string, AssetId>> {
  const kept = new Map<string, AssetId>();
  for (const { file } of samplePictures) {
    const asset = await imports.importPath(join(picturesFolder, file));
    if (asset.ok) kept.set(file, asset.value.id);
  }
  return kept;
}
