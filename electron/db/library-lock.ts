import { hostname } from 'node:os';
import { join } from 'node:path';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { openProblemError, toOpenProblem } from './open-problem.ts';
import { findStorageFault } from './storage-error.ts';

const holderSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** Milliseconds UTC. */
  startedAt: z.number().int(),
});
/** The process that has a library open. */
export type LockHolder = z.infer<typeof holderSchema>;

export interface LibraryLock {
  release(): void;
}

/** A connection that nothing refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<BetterSqlite3.Database>();

/** How long to wait for a process that is just ending, in milliseconds. */
const patienceMs = 500;

/**
 * Takes the library for this process. The lock is an exclusive transaction on `lock.db` that is never ended, so the
 * operating system drops it with the process, whatever way that dies. Fails with `library.locked`, saying who holds it,
 * or with a storage error.
 */
export function lockLibrary(libraryFolder: string, nowMs: number): Result<LibraryLock, AppError> {
  const holderFile = join(libraryFolder, 'lock.json');
  try {
    const connection = takeLock(join(libraryFolder, 'lock.db'));
    held.add(connection);
    const release = (): void => {
      if (!held.delete(connection)) return;
      rmSync(holderFile, { force: true });
      connection.close();
    };
    try {
      writeHolder(holderFile, { pid: process.pid, host: hostname(), startedAt: nowMs });
    } catch (error) {
      release();
      throw error;
    }
    return ok({ release });
  } catch (error) {
    const problem = toOpenProblem(error);
    if (problem === null) throw error;
    return err(problem.kind === 'busy' ? lockedBy(readHolder(holderFile)) : openProblemError(problem));
  }
}

function takeLock(file: string): BetterSqlite3.Database {
  try {
    return begin(file);
  } catch (error) {
    if (findStorageFault(error) !== 'damaged') throw error;
    // It holds nothing, and nobody can hold a lock on what is not a database.
    rmSync(file);
    return begin(file);
  }
}

function begin(file: string): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file, { timeout: patienceMs });
  try {
    // There is nothing to roll back, and a journal would be one more file to lose.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Whole or not at all: the second starter may read at any moment. */
function writeHolder(file: string, holder: LockHolder): void {
  const unfinished = `${file}.${holder.pid}.tmp`;
  writeFileSync(unfinished, JSON.stringify(holder));
  renameSync(unfinished, file);
}

function readHolder(file: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The lock alone decides; who holds it is a courtesy.
    return null;
  }
}

function lockedBy(holder: LockHolder | null): AppError {
  if (holder === null) return appError('storage', 'library.locked', { params: { pid: '?', host: '?' } });
  const { pid, host, startedAt } = holder;
  const detail = `Process ${pid} on ${host}, since ${new Date(startedAt).toISOString()}.`;
  return appError('storage', 'library.locked', { params: { pid, host }, detail });
}
