import type BetterSqlite3 from 'better-sqlite3';
import type { AppError } from '#shared/errors.ts';
import { err, type Result } from '#shared/result.ts';
import { toStorageError } from './storage-error.ts';

/** A value SQLite can hold; booleans go in as 0 and 1. */
export type SqlValue = string | number | bigint | Uint8Array | null;
/** Parameters by name (`@clipId`) or in order (`?`). */
export type SqlParameters<P> = readonly SqlValue[] | { readonly [K in keyof P]: SqlValue };

/** A prepared statement. Rows are what the query says; nothing has checked them yet. */
export interface Statement<Parameters, Row> {
  /** How many rows changed. */
  run(parameters: Parameters): number;
  get(parameters: Parameters): Row | undefined;
  all(parameters: Parameters): Row[];
}

/** The library's one writer connection. Everything is synchronous; a fault of the storage is thrown as it happens. */
export interface Database {
  /** Prepare once, when a repository is made. */
  prepare<Parameters extends SqlParameters<Parameters> = readonly [], Row = unknown>(
    sql: string,
  ): Statement<Parameters, Row>;
  /** All or nothing, and on the disk when it returns. Nests as a savepoint. Throws what `work` throws, rolled back. */
  transaction<T>(work: () => T): T;
  /** A transaction whose failures are values: an error result rolls back, and so does a fault of the storage. */
  write<T>(work: () => Result<T, AppError>): Result<T, AppError>;
  /** Reads that see one state of the database; a fault of the storage is a value. */
  read<T>(work: () => Result<T, AppError>): Result<T, AppError>;
  /** A row could not be read and was left out. Counted once per table and id. */
  reportDamagedRow(table: string, id: string): void;
  /** Rows left out since the start. */
  damagedRowCount(): number;
  /** Empties the log into the database file and lets go of it. */
  close(): void;
}

interface DatabaseOptions {
  readonly connection: BetterSqlite3.Database;
  readonly onDamagedRow: (table: string, id: string) => void;
  readonly beforeClose: () => void;
}

/** Carries an error result out of a transaction, so that it rolls back. */
class Rollback extends Error {
  readonly reason: AppError;

  constructor(reason: AppError) {
    super('rolled back');
    this.reason = reason;
  }
}

export function createDatabase({ connection, onDamagedRow, beforeClose }: DatabaseOptions): Database {
  const damagedRows = new Set<string>();
  const inTransaction = connection.transaction((work: () => unknown) => work());

  const attempt = <T>(run: () => Result<T, AppError>): Result<T, AppError> => {
    try {
      return run();
    } catch (error) {
      if (error instanceof Rollback) return err(error.reason);
      const fault = toStorageError(error);
      if (fault === null) throw error;
      return err(fault);
    }
  };
  const orRollBack = <T>(work: () => Result<T, AppError>): Result<T, AppError> => {
    const outcome = work();
    if (!outcome.ok) throw new Rollback(outcome.error);
    return outcome;
  };

  return {
    prepare: (sql) => wrapStatement(connection.prepare(sql)),
    transaction: <T>(work: () => T) => inTransaction.immediate(work) as T,
    write: <T>(work: () => Result<T, AppError>) =>
      attempt(() => inTransaction.immediate(() => orRollBack(work)) as Result<T, AppError>),
    read: <T>(work: () => Result<T, AppError>) => attempt(() => inTransaction.deferred(work) as Result<T, AppError>),
    reportDamagedRow(table, id) {
      const name = `${table} ${id}`;
      if (damagedRows.has(name)) return;
      damagedRows.add(name);
      onDamagedRow(table, id);
    },
    damagedRowCount: () => damagedRows.size,
    close() {
      if (!connection.open) return;
      beforeClose();
      connection.close();
    },
  };
}

function wrapStatement<Parameters, Row>(
  statement: BetterSqlite3.Statement<unknown[], Row>,
): Statement<Parameters, Row> {
  return {
    run: (parameters) => statement.run(parameters).changes,
    get: (parameters) => statement.get(parameters),
    all: (parameters) => statement.all(parameters),
  };
}
