import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { err, ok, type Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import { silentLogger, type Logger } from '../platform/logger.ts';
import { createDatabaseFile } from './create-file.ts';
import { createDatabase, type Database } from './database.ts';
import { inspectDatabase } from './integrity.ts';
import { keepDatabaseCopy } from './keep-copy.ts';
import { bindLog, releaseLog } from './log-binding.ts';
import { migrate } from './migrate.ts';
import { latestVersion, migrations as allMigrations, type Migration } from './migrations.ts';
import { toOpenProblem, type OpenProblem } from './open-problem.ts';
import { configureConnection } from './connection.ts';
import { findStorageFault } from './storage-error.ts';

/** How long the end of the app waits for another program that reads the database, in milliseconds. */
const closePatienceMs = 500;

/** SQLite itself allows 512, with the names of its own files. */
const maxPathBytes = 500;

/** Older ones can damage a log when two connections write (https://sqlite.org/wal.html#the_wal_reset_bug). */
const neededSqlite = '3.51.3';

export interface OpenOptions {
  readonly appVersion: string;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly logger?: Logger;
  /** How long a statement waits for another program, in milliseconds. */
  readonly busyTimeoutMs?: number;
  /** Where copies go before a migration. */
  readonly backupFolder: string;
  readonly migrations?: readonly Migration[];
  readonly sqliteVersion?: string;
}

/**
 * Opens the library's database, and makes it when there is none. Whatever the problem, nothing was written: a damaged,
 * newer or foreign file stays as it is, byte for byte, with its log.
 */
export function openDatabase(file: string, options: OpenOptions): Result<Database, OpenProblem> {
  const found = options.sqliteVersion ?? readSqliteVersion();
  if (isOlder(found, neededSqlite)) return err({ kind: 'old-sqlite', found, needed: neededSqlite });
  try {
    return open(file, options);
  } catch (error) {
    const problem = toOpenProblem(error);
    if (problem === null) throw error;
    return err(problem);
  }
}

function open(file: string, options: OpenOptions): Result<Database, OpenProblem> {
  const { logger = silentLogger, busyTimeoutMs = 10_000, migrations = allMigrations } = options;
  const nowMs = options.clock.nowMs();
  if (Buffer.byteLength(file) > maxPathBytes) {
    return err({ kind: 'failed', detail: `the path has more than ${maxPathBytes} bytes` });
  }
  if (!existsSync(file)) {
    if (hasLeftovers(file)) return err({ kind: 'damaged', detail: 'the log is there, the database is gone' });
    createDatabaseFile(file, { migrations, appVersion: options.appVersion, nowMs });
  }
  const inspected = inspectDatabase({ file, latestVersion: latestVersion(migrations), busyTimeoutMs, nowMs });
  if (!inspected.ok) return inspected;
  accessSync(dirname(file), constants.W_OK);
  accessSync(file, constants.W_OK);
  const { log, wasChecked } = inspected.value;
  if (log === 'lost') logger.warn('The write-ahead log is gone. The latest changes may be missing.');

  const connection = new BetterSqlite3(file, { fileMustExist: true, timeout: busyTimeoutMs });
  try {
    if (!configureConnection(connection)) {
      connection.close();
      return err({ kind: 'failed', detail: 'the drive cannot hold a write-ahead log' });
    }
    // Before the first other write: a crash during a migration must leave a log that is known to be ours.
    bindLog(connection, file, wasChecked ? nowMs : null);
    const from = migrate({
      connection,
      migrations,
      appVersion: options.appVersion,
      nowMs,
      keepCopy: (version) => {
        keepDatabaseCopy(connection, options.backupFolder, version, nowMs);
      },
    });
    if (from < latestVersion(migrations)) logger.info('The database was migrated.', { from });
  } catch (error) {
    endSession(connection, logger);
    connection.close();
    throw error;
  }
  return ok(wrap(connection, logger));
}

function wrap(connection: BetterSqlite3.Database, logger: Logger): Database {
  return createDatabase({
    connection,
    onDamagedRow: (table, id) => {
      logger.warn('A row could not be read and was left out.', { table, id });
    },
    beforeClose: () => {
      endSession(connection, logger);
    },
  });
}

/** Never throws a fault of the storage: where the log cannot be emptied it stays, and the next start carries it over. */
function endSession(connection: BetterSqlite3.Database, logger: Logger): void {
  try {
    connection.pragma(`busy_timeout = ${closePatienceMs}`);
    releaseLog(connection);
  } catch (error) {
    const fault = findStorageFault(error);
    if (fault === null) throw error;
    logger.warn('The log was not emptied.', { fault });
  }
}

function hasLeftovers(file: string): boolean {
  return ['-wal', '-journal'].some(
    (suffix) => (statSync(`${file}${suffix}`, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}

function readSqliteVersion(): string {
  const connection = new BetterSqlite3(':memory:');
  try {
    return String(connection.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    connection.close();
  }
}

function isOlder(found: string, needed: string): boolean {
  const numbers = (version: string): number[] => version.split('.').map(Number);
  const [a, b] = [numbers(found), numbers(needed)];
  for (const [index, number] of b.entries()) {
    const other = a[index] ?? 0;
    if (other !== number) return other < number;
  }
  return false;
}
