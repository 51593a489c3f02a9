import { join } from 'node:path';
import { migrations } from '#electron/db/migrations.ts';
import { openDatabase } from '#electron/db/open.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { givenFolder, say } from './open-folder.ts';

// Runs a migration that takes long enough to be killed in the middle of it, after it changed something.
const folder = givenFolder();
const slow = {
  version: migrations.length + 1,
  name: 'count-slowly',
  sql: `UPDATE projects SET name = 'Half migrated';
        CREATE TABLE numbers (number INTEGER) STRICT;
        WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < 1e9)
        INSERT INTO numbers SELECT number FROM counted;`,
};
say('migrating');
openDatabase(join(folder, 'library.db'), {
  appVersion: '0.2.0',
  clock: systemClock,
  backupFolder: join(folder, 'backups'),
  migrations: [...migrations, slow],
});
say('done');
