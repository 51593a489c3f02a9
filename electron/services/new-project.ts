import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Clip, Draft, Project, Sequence } from '#shared/domain/project.ts';
import type { ProjectId, SequenceId } from '#shared/ids.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { ProjectRepository } from '../db/repositories/projects.ts';
import type { SequenceRepository } from '../db/repositories/sequences.ts';
import { newId } from '../platform/new-id.ts';
import { insertClip } from './new-clip.ts';

interface NewProject {
  readonly name: string;
  readonly isSample: boolean;
  readonly sequenceName: string;
  readonly clipName: string;
  readonly createdAt: number;
  /** Of its first clip; an empty one where absent. */
  readonly spec?: ClipSpec;
}

export interface InsertedProject {
  readonly project: Project;
  readonly sequence: Sequence;
  readonly clip: Clip;
  readonly draft: Draft;
}

interface ProjectRepositories {
  readonly projects: ProjectRepository;
  readonly sequences: SequenceRepository;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
}

/** Adds a project with one sequence and one clip, so that there is a place to write. Call inside `db.write`. */
export function insertProject(repositories: ProjectRepositories, request: NewProject): InsertedProject {
  const { name, isSample, createdAt, spec } = request;
  const project: Project = { id: newId<ProjectId>(), name, isSample, createdAt, trashedAt: null };
  const sequence: Sequence = {
    id: newId<SequenceId>(),
    projectId: project.id,
    name: request.sequenceName,
    position: 0,
  };
  repositories.projects.insert(project);
  repositories.sequences.insert(sequence);
  const inserted = insertClip(repositories, {
    sequenceId: sequence.id,
    name: request.clipName,
    position: 0,
    createdAt,
    spec,
  });
  return { project, sequence, ...inserted };
}
