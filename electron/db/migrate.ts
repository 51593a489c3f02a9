import type BetterSqlite3 from 'better-sqlite3';
import type { Migration } from './migrations.ts';

interface MigrateOptions {
  readonly connection: BetterSqlite3.Database;
  readonly migrations: readonly Migration[];
  /** Noted with every migration, so that an older app can say which version a library needs. */
  readonly appVersion: string;
  readonly nowMs: number;
  /** Keeps a copy of the whole database. Called once, before the first change, with the version it still has. */
  readonly keepCopy: (fromVersion: number) => void;
}

/**
 * Brings a database to the newest schema and answers the version it came from. Each migration is one transaction that
 * also sets `user_version`, so a crash leaves the database between two migrations and never inside one. Does nothing to
 * a database that is up to date, or newer: the caller refuses that one before.
 *
 * Throws what SQLite throws; the migration that failed is rolled back.
 */
export function migrate({ connection, migrations, appVersion, nowMs, keepCopy }: MigrateOptions): number {
  const from = readVersion(connection);
  const missing = migrations.filter((migration) => migration.version > from);
  if (missing.length === 0) return from;
  if (from > 0) keepCopy(from);
  for (const { version, sql } of missing) {
    connection.transaction(() => {
      connection.exec(sql);
      connection
        .prepare('INSERT INTO schema_history (version, app_version, migrated_at) VALUES (?, ?, ?)')
        .run(version, appVersion, nowMs);
      connection.pragma(`user_version = ${version}`);
    })();
  }
  return from;
}

export function readVersion(connection: BetterSqlite3.Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}
