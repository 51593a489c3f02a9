import { randomInt } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { configureConnection } from './connection.ts';
import { markAsNew } from './log-binding.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations.ts';

interface CreateOptions {
  readonly migrations: readonly Migration[];
  readonly appVersion: string;
  readonly nowMs: number;
}

/**
 * Makes a new database beside its place and moves it there when it is whole, so that an empty or half-made file in that
 * place always means damage, and never a crash at the first start. Throws what SQLite and the file system throw.
 */
export function createDatabaseFile(file: string, options: CreateOptions): void {
  const unfinished = `${file}.new`;
  removeDatabase(unfinished);
  try {
    const connection = new BetterSqlite3(unfinished);
    try {
      migrate({ connection, ...options, keepCopy: () => undefined });
      markAsNew(connection, randomInt(2 ** 32));
      configureConnection(connection);
    } finally {
      connection.close();
    }
    syncPath(unfinished);
    renameSync(unfinished, file);
    syncPath(dirname(file));
  } catch (error) {
    removeDatabase(unfinished);
    throw error;
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

/** Makes a file, or the names in a folder, survive a power cut. Windows cannot open folders; NTFS journals names. */
export function syncPath(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
