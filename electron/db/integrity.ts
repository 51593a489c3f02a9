import { existsSync, rmSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { err, ok, type Result } from '#shared/result.ts';
import { findLogState, type LogState } from './log-binding.ts';
import { readFileMark } from './log-file.ts';
import { readVersion } from './migrate.ts';
import type { OpenProblem } from './open-problem.ts';

/** Up to this size a full check costs less than anybody notices, so it is done at every start. Bytes. */
const alwaysCheckBytes = 8 * 1_048_576;
/** A larger database is checked after every crash, and else as often as this, in milliseconds. */
const checkEveryMs = 7 * 24 * 3_600_000;

export interface Inspection {
  /** Set when the whole database was checked. */
  readonly wasChecked: boolean;
  readonly log: LogState;
}

interface InspectOptions {
  readonly file: string;
  readonly latestVersion: number;
  readonly busyTimeoutMs: number;
  readonly nowMs: number;
}

/**
 * Looks at a database without changing a byte of it or of its log. Throws what SQLite throws.
 *
 * The connection is read-only, so SQLite neither replays the log into the file nor removes it.
 */
export function inspectDatabase(options: InspectOptions): Result<Inspection, OpenProblem> {
  const { file } = options;
  const mark = readFileMark(file);
  if (mark === null) return err(damaged('the file is not a database'));
  // The app never makes one: it would be rolled back into the file, whosever it is.
  if (sizeOf(`${file}-journal`) > 0) return err(damaged('a rollback journal of another program lies beside the file'));
  return withoutTraces(file, () => {
    const connection = new BetterSqlite3(file, {
      readonly: true,
      fileMustExist: true,
      timeout: options.busyTimeoutMs,
    });
    try {
      return inspect(connection, mark, options);
    } finally {
      connection.close();
    }
  });
}

function inspect(
  connection: BetterSqlite3.Database,
  mark: number,
  options: InspectOptions,
): Result<Inspection, OpenProblem> {
  const log = findLogState(options.file, mark, () => readFileState(connection)?.logBegunOver ?? null);
  if (log === 'foreign') return err(damaged('the log beside the file belongs to another database'));
  const version = readVersion(connection);
  if (version > options.latestVersion) {
    return err({ kind: 'newer', schemaVersion: version, neededVersion: readNeededVersion(connection) });
  }
  if (version === 0) return err(damaged('the file is a database without a library'));
  const checkedAt = readFileState(connection)?.checkedAt ?? 0;
  const isDue = Math.abs(options.nowMs - checkedAt) >= checkEveryMs;
  const wasChecked = log !== 'none' || isDue || sizeOf(options.file) <= alwaysCheckBytes;
  if (!wasChecked) return ok({ wasChecked, log });
  const flaw = findFlaw(connection, log === 'lost');
  return flaw === null ? ok({ wasChecked, log }) : err(damaged(flaw));
}

/** The first thing that is wrong, in SQLite's words; `null` when every page and index is sound. */
export function findFlaw(connection: BetterSqlite3.Database, hasLostLog: boolean): string | null {
  connection.pragma('cell_size_check = ON');
  const found = String(connection.pragma('integrity_check(1)', { simple: true }));
  if (found !== 'ok') return found;
  // A lost log may have held the other half of a change that was only half carried over.
  const orphans = hasLostLog ? connection.pragma('foreign_key_check') : [];
  return Array.isArray(orphans) && orphans.length > 0 ? `${orphans.length} rows refer to rows that are gone` : null;
}

interface FileState {
  readonly logBegunOver: number;
  readonly checkedAt: number;
}

function readFileState(connection: BetterSqlite3.Database): FileState | undefined {
  return connection
    .prepare<[], FileState>('SELECT log_begun_over AS logBegunOver, checked_at AS checkedAt FROM file_state')
    .get();
}

function readNeededVersion(connection: BetterSqlite3.Database): string | null {
  try {
    const row = connection
      .prepare<[], { version: string }>(
        'SELECT app_version AS version FROM schema_history ORDER BY version DESC LIMIT 1',
      )
      .get();
    return row?.version ?? null;
  } catch (error) {
    // A newer app may keep its history elsewhere.
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_ERROR') return null;
    throw error;
  }
}

/**
 * Even a reader makes the log's index and an empty log. Beside a file that is refused they are taken away again; else
 * they stay, because another program may have begun to use them and the app is about to.
 */
function withoutTraces(file: string, look: () => Result<Inspection, OpenProblem>): Result<Inspection, OpenProblem> {
  const traces = ['-wal', '-shm'].map((suffix) => `${file}${suffix}`).filter((trace) => !existsSync(trace));
  let isAccepted = false;
  try {
    const inspected = look();
    isAccepted = inspected.ok;
    return inspected;
  } finally {
    const ours = isAccepted ? [] : traces.filter((trace) => trace.endsWith('-shm') || sizeOf(trace) === 0);
    for (const trace of ours) rmSync(trace, { force: true });
  }
}

function damaged(detail: string): OpenProblem {
  return { kind: 'damaged', detail };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
