import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { hasCommit, readFileMark, readLogFile } from '#electron/db/log-file.ts';
import {
  addProject,
  createRepositories,
  databaseFile,
  failure,
  makeFolder,
  names,
  openIn,
  tryOpen,
} from '#test/fixtures/library-database.ts';

/** A closed library with one project. */
function makeLibrary(): string {
  const folder = makeFolder();
  const db = openIn(folder);
  addProject(createRepositories(db), 'Rain');
  db.close();
  return folder;
}

/** What stands on the disk when a session is killed right after these changes, its first ones. */
function killAfter(folder: string, change: (connection: BetterSqlite3.Database) => void): string {
  const killed = makeFolder();
  const connection = new BetterSqlite3(databaseFile(folder));
  change(connection);
  for (const suffix of ['', '-wal'])
    copyFileSync(`${databaseFile(folder)}${suffix}`, `${databaseFile(killed)}${suffix}`);
  connection.close();
  return killed;
}

function beginLog(folder: string): (connection: BetterSqlite3.Database) => void {
  const mark = readFileMark(databaseFile(folder));
  return (connection) =>
    connection.prepare('UPDATE file_state SET log_begun_over = ?, sessions = sessions + 1').run(mark);
}

function changeLog(folder: string, change: (log: Buffer) => Buffer): void {
  const file = `${databaseFile(folder)}-wal`;
  writeFileSync(file, change(readFileSync(file)));
}

function expectOpens(folder: string): void {
  expect(names(createRepositories(openIn(folder)).projects.list())).toEqual(['Rain']);
}

describe('a session that is killed while it begins', () => {
  it('after its first commit, before the file has the mark of the log: the log is known by what it says', () => {
    const folder = makeLibrary();
    const killed = killAfter(folder, beginLog(folder));
    expect(hasCommit(databaseFile(killed))).toBe(true);
    expectOpens(killed);
  });

  it.each([
    ['the header of the log', 32],
    ['part of the first frame', 32 + 24 + 100],
    ['all but the last byte of the first frame', 32 + 24 + 4_095],
  ])('when only %s was written: there is nothing to replay', (_what, bytes) => {
    const folder = makeLibrary();
    const killed = killAfter(folder, (connection) => connection.exec(`UPDATE projects SET name = 'Lost'`));
    changeLog(killed, (log) => log.subarray(0, bytes));
    expect(readLogFile(databaseFile(killed)).kind).toBe('log');
    expect(hasCommit(databaseFile(killed))).toBe(false);
    expectOpens(killed);
  });

  it.each([
    ['its salts', 32 + 9],
    ['its page', 32 + 24 + 2_000],
    ['its checksum', 32 + 17],
  ])('when a power cut left the first frame wrong in %s: there is nothing to replay', (_what, position) => {
    const folder = makeLibrary();
    const killed = killAfter(folder, (connection) => connection.exec(`UPDATE projects SET name = 'Lost'`));
    changeLog(killed, (log) => {
      log.writeUInt8(log.readUInt8(position) ^ 1, position);
      return log;
    });
    expectOpens(killed);
  });
});

describe('a log that says nothing of this file', () => {
  it('is foreign, however well it fits', () => {
    const folder = makeLibrary();
    const killed = killAfter(folder, (connection) => connection.exec(`UPDATE projects SET name = 'Stranger'`));
    expect(failure(tryOpen(killed))).toMatchObject({ kind: 'damaged', detail: /another database/ });
  });

  it('is foreign when it was begun over another state of this file', () => {
    const folder = makeLibrary();
    const begin = beginLog(folder);
    openIn(folder).close();
    expect(failure(tryOpen(killAfter(folder, begin))).kind).toBe('damaged');
  });
});

describe('the identity of a log', () => {
  it('stays while the log starts over, and changes with the next log', () => {
    const folder = makeLibrary();
    const identities = new Set<unknown>();
    const connection = new BetterSqlite3(databaseFile(folder));
    for (let round = 0; round < 4; round += 1) {
      connection.exec(`UPDATE projects SET name = 'Round ${round}'`);
      identities.add(JSON.stringify(readLogFile(databaseFile(folder))));
      connection.pragma(round % 2 === 0 ? 'wal_checkpoint(TRUNCATE)' : 'wal_checkpoint(RESTART)');
    }
    expect(identities.size).toBe(1);
    connection.close();
    expect(readLogFile(databaseFile(folder))).toEqual({ kind: 'none' });
    const next = new BetterSqlite3(databaseFile(folder));
    next.exec(`UPDATE projects SET name = 'Next'`);
    identities.add(JSON.stringify(readLogFile(databaseFile(folder))));
    next.close();
    expect(identities.size).toBe(2);
  });

  it('is not there in what is no log', () => {
    const folder = makeLibrary();
    for (const bytes of [Buffer.alloc(8), Buffer.alloc(32), Buffer.from('not a log at all, but long enough')]) {
      writeFileSync(`${databaseFile(folder)}-wal`, bytes);
      expect(readLogFile(databaseFile(folder))).toEqual({ kind: 'unreadable' });
      expect(hasCommit(databaseFile(folder))).toBe(false);
    }
  });
});
