import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { givenFolder, say } from './open-folder.ts';

// Another program that writes to the database: it lets go after the given milliseconds, or when told to.
const connection = new BetterSqlite3(join(givenFolder(), 'library.db'));
connection.exec('BEGIN IMMEDIATE');
say('held');
const letGo = (): void => {
  connection.exec('ROLLBACK');
  connection.close();
  say('let go');
  process.exit();
};
const [, , , holdMs] = process.argv;
if (holdMs !== undefined) setTimeout(letGo, Number(holdMs));
createInterface(process.stdin).once('line', letGo);
