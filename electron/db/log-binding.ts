import type BetterSqlite3 from 'better-sqlite3';
import { hasCommit, readLogFile } from './log-file.ts';

/**
 * SQLite replays any well-formed `-wal` into the database it stands beside, also one that was left by another library
 * or by an older copy of this one, and mixes the two without a word. So each session writes a mark of its log into the
 * header of the database file itself (`application_id`), and the next start compares before SQLite may replay.
 *
 * A mark is 31 bits of the log's identity, and the lowest bit says that the session ended in order.
 */
const closedBit = 1;

/**
 * `none`: there is nothing to replay. `own`: the log belongs here. `lost`: the app was killed, and the log it had is gone
 * or unreadable. `foreign`: the log belongs to another database.
 */
export type LogState = 'none' | 'own' | 'lost' | 'foreign';

/**
 * `mark`: of the database file, as `readFileMark` gave it. `begunOver`: what `file_state.log_begun_over` reads with the
 * log replayed, asked for only when the marks differ.
 */
export function findLogState(file: string, mark: number, begunOver: () => number | null): LogState {
  const log = readLogFile(file);
  const isClosed = (mark & closedBit) === closedBit;
  const withoutLog = isClosed ? 'none' : 'lost';
  if (log.kind !== 'log') return withoutLog;
  if (withoutClosedBit(mark) === withoutClosedBit(log.identity)) return 'own';
  // Killed while the log was being made: it holds nothing that SQLite would replay.
  if (!hasCommit(file)) return withoutLog;
  // Killed just after that: the file still has the mark of the session before, and the log names it.
  return begunOver() === mark ? 'own' : 'foreign';
}

/** Begins a session. `checkedAtMs`: when the whole database was checked just now, else `null`. */
export function bindLog(connection: BetterSqlite3.Database, file: string, checkedAtMs: number | null): void {
  const before = readMark(connection);
  // The first commit makes the log. Until its identity is in the file, this row proves where it belongs.
  connection
    .prepare(`UPDATE file_state SET log_begun_over = ?, sessions = sessions + 1, checked_at = coalesce(?, checked_at)`)
    .run(before, checkedAtMs);
  const log = readLogFile(file);
  if (log.kind !== 'log') throw new Error('The database has no write-ahead log.');
  writeMark(connection, withoutClosedBit(log.identity));
  // Passive: it carries the mark over and keeps the log file, whose absence must mean that somebody took it away.
  connection.pragma('wal_checkpoint(PASSIVE)');
}

/** Ends a session; SQLite removes the emptied log when the connection closes. */
export function releaseLog(connection: BetterSqlite3.Database): void {
  writeMark(connection, readMark(connection) | closedBit);
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

/** Marks a database that never had a log. */
export function markAsNew(connection: BetterSqlite3.Database, random: number): void {
  writeMark(connection, random | closedBit);
}

function readMark(connection: BetterSqlite3.Database): number {
  return Number(connection.pragma('application_id', { simple: true })) >>> 0;
}

function writeMark(connection: BetterSqlite3.Database, mark: number): void {
  connection.pragma(`application_id = ${mark | 0}`);
}

function withoutClosedBit(mark: number): number {
  return (mark & ~closedBit) >>> 0;
}
