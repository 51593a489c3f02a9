import type BetterSqlite3 from 'better-sqlite3';

/** The largest size a log keeps after it was carried over, in bytes. */
const logKeepBytes = 16 * 1_048_576;

/**
 * Sets what belongs to a connection and not to the file. False where the file system cannot hold a write-ahead log: some
 * network drives cannot share memory. Throws what SQLite throws.
 */
export function configureConnection(connection: BetterSqlite3.Database): boolean {
  const mode = connection.pragma('journal_mode = WAL', { simple: true });
  // A job's intent is on the disk before a byte leaves: every commit waits for the disk.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('mmap_size = 0');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`journal_size_limit = ${logKeepBytes}`);
  return mode === 'wal';
}
