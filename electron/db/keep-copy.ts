import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { syncPath } from './create-file.ts';

/** Copies kept; the oldest go first. */
const keptCopies = 3;
const copyName = /^library-\d+-v\d+\.db$/;

/** Copies the whole database, its log included, to `<folder>/library-<time>-v<version>.db`. Throws what SQLite throws. */
export function keepDatabaseCopy(
  connection: BetterSqlite3.Database,
  folder: string,
  version: number,
  nowMs: number,
): void {
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, 'unfinished.tmp');
  rmSync(unfinished, { force: true });
  try {
    connection.prepare('VACUUM INTO ?').run(unfinished);
    syncPath(unfinished);
    renameSync(unfinished, join(folder, `library-${nowMs}-v${version}.db`));
    syncPath(folder);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  const copies = readdirSync(folder).filter((name) => copyName.test(name));
  for (const name of copies.toSorted().slice(0, -keptCopies)) rmSync(join(folder, name), { force: true });
}
