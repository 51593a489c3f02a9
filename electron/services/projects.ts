import type { Project } from '#shared/domain/project.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { ProjectId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import type { ProjectContent } from '#shared/ipc/snapshot.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { ProjectRepository } from '../db/repositories/projects.ts';
import type { SequenceRepository } from '../db/repositories/sequences.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import { insertProject, type InsertedProject } from './new-project.ts';
import { notFound, orNotFound } from './not-found.ts';
import type { ProjectContentReader } from './project-content.ts';

/** Names that a new project starts with; a person renames them at will. */
const firstSequenceName = 'Film';
const firstClipName = 'Untitled clip';

export interface ProjectsService {
  /** Also opens it. */
  create(input: MethodInput<'projects.create'>): Result<ProjectContent, AppError>;
  /** Remembers it as the one to start with. A project in the trash cannot be opened. */
  open(input: MethodInput<'projects.open'>): Result<ProjectContent, AppError>;
  rename(input: MethodInput<'projects.rename'>): Result<Project, AppError>;
  /** When it was the open one, the newest of the others is opened at the next start. */
  trash(input: MethodInput<'projects.trash'>): Result<Project, AppError>;
  restore(input: MethodInput<'projects.restore'>): Result<Project, AppError>;
}

interface ProjectsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly projects: ProjectRepository;
  readonly sequences: SequenceRepository;
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly settings: SettingsRepository;
  readonly content: ProjectContentReader;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createProjectsService(deps: ProjectsDeps): ProjectsService {
  const { db, projects, settings, content, announce, clock } = deps;

  const announceSettings = (changed: Settings | null): void => {
    if (changed !== null) announce('settings.changed', changed);
  };
  const change = (update: () => Project | null): Result<Project, AppError> => {
    const changed = db.write(() => orNotFound(update()));
    if (changed.ok) announce('projects.changed', changed.value);
    return changed;
  };

  return {
    create({ name }) {
      const created = db.write(() => {
        const inserted = insertProject(deps, {
          name,
          isSample: false,
          sequenceName: firstSequenceName,
          clipName: firstClipName,
          createdAt: clock.nowMs(),
        });
        return ok({
          ...inserted,
          settings: remember(settings, inserted.project.id),
          content: content.read(inserted.project),
        });
      });
      if (!created.ok) return created;
      announceInserted(announce, created.value);
      announceSettings(created.value.settings);
      return ok(created.value.content);
    },
    open({ projectId }) {
      const opened = db.write(() => {
        const project = projects.find(projectId);
        if (project === null || project.trashedAt !== null) return notFound();
        return ok({ settings: remember(settings, projectId), content: content.read(project) });
      });
      if (!opened.ok) return opened;
      announceSettings(opened.value.settings);
      return ok(opened.value.content);
    },
    rename: ({ projectId, name }) => change(() => projects.rename(projectId, name)),
    trash({ projectId }) {
      const trashed = db.write(() => {
        const project = projects.setTrashed(projectId, clock.nowMs());
        if (project === null) return notFound();
        const wasOpen = settings.read().openProjectId === projectId;
        return ok({ project, settings: wasOpen ? remember(settings, projects.findNewest()?.id ?? null) : null });
      });
      if (!trashed.ok) return trashed;
      announce('projects.changed', trashed.value.project);
      announceSettings(trashed.value.settings);
      return ok(trashed.value.project);
    },
    restore: ({ projectId }) => change(() => projects.setTrashed(projectId, null)),
  };
}

/** Answers the settings when they changed, to be announced after the commit. */
function remember(settings: SettingsRepository, openProjectId: ProjectId | null): Settings | null {
  const before = settings.read();
  if (before.openProjectId === openProjectId) return null;
  settings.write({ openProjectId });
  return { ...before, openProjectId };
}

function announceInserted(announce: Announce, { project, sequence, clip, draft }: InsertedProject): void {
  announce('projects.changed', project);
  announce('sequences.changed', sequence);
  announce('clips.changed', clip);
  announce('drafts.changed', draft);
}
