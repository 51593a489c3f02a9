import { plainText } from '#shared/domain/rich-text.ts';
import { createDraftRepository } from '#electron/db/repositories/drafts.ts';
import { createProjectRepository } from '#electron/db/repositories/projects.ts';
import { createClipRepository } from '#electron/db/repositories/clips.ts';
import { createStillRepository } from '#electron/db/repositories/stills.ts';
import { createTakeRepository } from '#electron/db/repositories/takes.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { createDraftsService } from '#electron/services/drafts.ts';
import { openGivenDatabase, say } from './open-folder.ts';

// Saves a draft again and again, and says the words only after `save` returned.
const db = openGivenDatabase();
const drafts = createDraftRepository(db);
const service = createDraftsService({
  db,
  drafts,
  clips: createClipRepository(db),
  takes: createTakeRepository(db),
  stills: createStillRepository(db),
  announce: () => undefined,
  clock: systemClock,
});
const project = createProjectRepository(db).findNewest();
if (project === null) throw new Error('no project');
const [clip] = createClipRepository(db).listByProject(project.id);
const draft = clip === undefined ? null : drafts.find(clip.id);
if (draft === null) throw new Error('no draft');
for (let revision = draft.revision; ; revision += 1) {
  const words = `Words ${revision + 1}`;
  const spec = { ...draft.spec, look: plainText(words) };
  const saved = service.save({ clipId: draft.clipId, spec, baseRevision: revision });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  say(`${saved.value.revision} ${words}`);
}
