import type { AppError } from '#shared/errors.ts';
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
import { sampleClipName, sampleProjectName, sampleSequenceName, sampleSpec } from './sample-content.ts';

interface SampleDeps {
  readonly db: Pick<Database, 'write'>;
  readonly projects: ProjectRepository;
  readonly sequences: SequenceRepository;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly settings: SettingsRepository;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/**
 * Gives a new library something to look at, and opens it. A library that has, or had, any project gets nothing: also
 * not one whose projects are all in the trash or cannot be read. Answers whether it did.
 */
export function addSampleProject(deps: SampleDeps): Result<boolean, AppError> {
  return deps.db.write(() => {
    if (deps.projects.count() > 0) return ok(false);
    const { project, clip } = insertProject(deps, {
      name: sampleProjectName,
      isSample: true,
      sequenceName: sampleSequenceName,
      clipName: sampleClipName,
      createdAt: deps.clock.nowMs(),
      spec: sampleSpec(newId),
    });
    deps.settings.write({ openProjectId: project.id, openClipIds: { [project.id]: clip.id } });
    return ok(true);
  });
}
