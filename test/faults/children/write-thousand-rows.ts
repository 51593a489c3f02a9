import { createProjectRepository } from '#electron/db/repositories/projects.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ProjectId } from '#shared/ids.ts';
import { openGivenDatabase, say } from './open-folder.ts';

// Writes 1,000 rows per transaction, for ever, and says where it is.
const db = openGivenDatabase();
const projects = createProjectRepository(db);
for (let round = 1; ; round += 1) {
  db.transaction(() => {
    for (let row = 1; row <= 1_000; row += 1) {
      const name = `Round ${round}, row ${row}`;
      projects.insert({ id: newId<ProjectId>(), name, isSample: false, createdAt: row, trashedAt: null });
      if (row === 500) say(`inside ${round}`);
    }
  });
  say(`committed ${round}`);
}
