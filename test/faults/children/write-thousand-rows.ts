import { createProjectRepository } from '#electron/db/repositories/projects.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ProjectId } from '#shared/ids.ts';
import { openGivenDatabase, say } from './open-folder.ts';

// Writes 1,000 rows per transaction and says where it is: for ever, or until it stops inside the given round.
const [, , , stopInRound = ''] = process.argv;
const db = openGivenDatabase();
const projects = createProjectRepository(db);
for (let round = 1; ; round += 1) {
  db.transaction(() => {
    for (let row = 1; row <= 1_000; row += 1) {
      const name = `Round ${round}, row ${row}`;
      projects.insert({ id: newId<ProjectId>(), name, isSample: false, createdAt: row, trashedAt: null });
      if (row !== 500) continue;
      say(`inside ${round}`);
      if (`${round}` === stopInRound) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
  });
  say(`committed ${round}`);
}
