import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openProblemError } from '#electron/db/open-problem.ts';
import type { Logger } from '#electron/platform/logger.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
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

describe('openDatabase', () => {
  it('makes a database, and finds what was written at the next start', () => {
    const folder = makeFolder();
    const first = openIn(folder);
    addProject(createRepositories(first), 'Rain');
    first.close();
    expect(readdirSync(folder)).toEqual(['library.db']);
    expect(names(createRepositories(openIn(folder)).projects.list())).toEqual(['Rain']);
  });

  it('sets what keeps data safe', () => {
    const db = openIn(makeFolder());
    const pragma = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get([]) ?? {})[0];
    const found = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'busy_timeout'].map(pragma);
    expect(found).toEqual(['wal', 2, 1, 0, 10_000]);
    // 0, or nothing at all where memory mapping is compiled out.
    expect(pragma('mmap_size') ?? 0).toBe(0);
  });

  it('clears what a crash left while the database was being made', () => {
    const folder = makeFolder();
    writeFileSync(`${databaseFile(folder)}.new`, 'half');
    writeFileSync(`${databaseFile(folder)}.new-journal`, 'half');
    openIn(folder).close();
    expect(readdirSync(folder)).toEqual(['library.db']);
  });

  it('refuses a database of another program, and leaves it alone', () => {
    const folder = makeFolder();
    const other = new BetterSqlite3(databaseFile(folder));
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    expect(failure(tryOpen(folder))).toMatchObject({ kind: 'damaged' });
    const again = new BetterSqlite3(databaseFile(folder), { readonly: true });
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'bookmarks' }]);
    expect(again.pragma('journal_mode', { simple: true })).toBe('delete');
    again.close();
  });

  it('says what a person is told for each problem', () => {
    const codeOf = (kind: 'busy' | 'damaged' | 'full' | 'read-only' | 'failed') =>
      openProblemError({ kind, detail: 'why' });
    expect(codeOf('damaged')).toMatchObject({ code: 'database.damaged', retry: 'never', detail: 'why' });
    expect(codeOf('full')).toMatchObject({ code: 'storage.full', retry: 'manual' });
    expect(codeOf('read-only')).toMatchObject({ code: 'storage.read-only' });
    expect(codeOf('busy')).toMatchObject({ code: 'storage.busy' });
    expect(codeOf('failed')).toMatchObject({ code: 'storage.failed' });
    const newer = openProblemError({ kind: 'newer', schemaVersion: 7, neededVersion: null });
    expect(newer).toMatchObject({ code: 'database.newer', params: { version: '(schema 7)' } });
  });
});

describe('a database', () => {
  it('commits a write that went well and rolls back one that did not', () => {
    const db = openIn(makeFolder());
    const repositories = createRepositories(db);
    expect(db.write(() => ok(addProject(repositories, 'Kept').project.name))).toEqual(ok('Kept'));
    const conflict = appError('conflict', 'draft.stale');
    const refused = db.write(() => {
      addProject(repositories, 'Undone');
      return err(conflict);
    });
    expect(refused).toEqual(err(conflict));
    const fail = (): never => {
      addProject(repositories, 'Undone too');
      throw new TypeError('a bug');
    };
    expect(() => db.write(fail)).toThrow('a bug');
    expect(() => {
      db.transaction(fail);
    }).toThrow('a bug');
    expect(names(repositories.projects.list())).toEqual(['Kept']);
  });

  it('undoes only the inner transaction when the outer one goes on', () => {
    const db = openIn(makeFolder());
    const repositories = createRepositories(db);
    db.transaction(() => {
      addProject(repositories, 'Outer');
      expect(() => {
        db.transaction(() => {
          addProject(repositories, 'Inner');
          throw new TypeError('a bug');
        });
      }).toThrow('a bug');
    });
    expect(names(repositories.projects.list())).toEqual(['Outer']);
  });

  it('throws what is a bug: a broken constraint, a statement that is not SQL', () => {
    const db = openIn(makeFolder());
    const orphan = db.prepare(
      `INSERT INTO sequences (id, project_id, name, position) VALUES ('a', 'no such project', 'Film', 0)`,
    );
    expect(() => db.write(() => ok(orphan.run([])))).toThrow('FOREIGN KEY');
    expect(() => db.prepare('SELEKT')).toThrow('syntax error');
  });

  it('counts and logs each damaged row once', () => {
    const notes: unknown[] = [];
    const logger: Logger = {
      info: () => undefined,
      warn: (_message, facts) => void notes.push(facts),
      error: () => undefined,
    };
    const db = openIn(makeFolder(), { logger });
    db.reportDamagedRow('clips', 'a');
    db.reportDamagedRow('clips', 'a');
    db.reportDamagedRow('takes', 'a');
    expect(db.damagedRowCount()).toBe(2);
    expect(notes).toEqual([
      { table: 'clips', id: 'a' },
      { table: 'takes', id: 'a' },
    ]);
  });

  it('can be closed twice', () => {
    const folder = makeFolder();
    const db = openIn(folder);
    db.close();
    db.close();
    expect(existsSync(`${databaseFile(folder)}-wal`)).toBe(false);
  });
});
