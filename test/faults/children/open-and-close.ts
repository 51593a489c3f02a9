import { ok } from '#shared/result.ts';
import { createSettingsRepository } from '#electron/db/repositories/settings.ts';
import { openGivenDatabase, say } from './open-folder.ts';

// Starts and ends sessions, for ever: whatever moment it is killed in, the library must open.
for (let session = 1; ; session += 1) {
  const db = openGivenDatabase();
  const settings = createSettingsRepository(db);
  db.write(() => {
    settings.write({ libraryRowHeight: 80 + (session % 300) });
    return ok(null);
  });
  say(`${session}`);
  db.close();
}
