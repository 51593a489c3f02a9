import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { latestVersion } from '#electron/db/migrations.ts';
import { openProblemError } from '#electron/db/open-problem.ts';
import { ok } from '#shared/result.ts';
import {
  addProject,
  createRepositories,
  databaseFile,
  failure,
  makeFolder,
  names,
  openIn,
  tryOpen,
  value,
} from '#test/fixtures/library-database.ts';
import { startChild } from './child.ts';

describe('row 50: a database of a newer app', () => {
  function makeNewerLibrary(appVersion: string | null): string {
    const folder = makeFolder();
    openIn(folder).close();
    const newer = new BetterSqlite3(databaseFile(folder));
    if (appVersion === null) newer.exec('DROP TABLE schema_history');
    else newer.prepare('INSERT INTO schema_history VALUES (?, ?, 1)').run(latestVersion() + 3, appVersion);
    newer.pragma(`user_version = ${latestVersion() + 3}`);
    newer.close();
    return folder;
  }

  it('is not written to, and the version that is needed is named', () => {
    const folder = makeNewerLibrary('0.9.0');
    const before = readFileSync(databaseFile(folder));
    const problem = failure(tryOpen(folder));
    expect(problem).toEqual({ kind: 'newer', schemaVersion: latestVersion() + 3, neededVersion: '0.9.0' });
    expect(openProblemError(problem)).toMatchObject({
      kind: 'storage',
      code: 'database.newer',
      params: { version: '0.9.0' },
      retry: 'never',
    });
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
  });

  it('that keeps its history in another way is refused as well', () => {
    const problem = failure(tryOpen(makeNewerLibrary(null)));
    expect(problem).toMatchObject({ kind: 'newer', neededVersion: null });
  });
});

describe('row 52: another program holds the database', () => {
  it('for a moment: the write waits and goes through', async () => {
    const folder = makeFolder();
    const db = openIn(folder);
    const other = startChild('hold-write-lock', folder, '400');
    await other.nextLine();
    value(db.write(() => ok(addProject(createRepositories(db), 'Patient'))));
    // The other program can only have spoken after it let go.
    expect(await other.nextLine()).toBe('let go');
    expect(names(createRepositories(db).projects.list())).toEqual(['Patient']);
  });

  it('for longer than the app waits: a message, no loss, and the same write works afterwards', async () => {
    const folder = makeFolder();
    const db = openIn(folder, { busyTimeoutMs: 200 });
    const repositories = createRepositories(db);
    value(db.write(() => ok(addProject(repositories, 'Before'))));
    const other = startChild('hold-write-lock', folder);
    await other.nextLine();
    const write = () => db.write(() => ok(addProject(repositories, 'Refused first')));
    expect(failure(write())).toMatchObject({ kind: 'storage', code: 'storage.busy', retry: 'manual', charged: 'no' });
    // Reading goes on all the time.
    expect(names(repositories.projects.list())).toEqual(['Before']);
    other.send('let go');
    await other.nextLine();
    value(write());
    expect(names(repositories.projects.list())).toEqual(['Before', 'Refused first']);
  });

  it('at the start: a message, and the next start works', async () => {
    const folder = makeFolder();
    openIn(folder).close();
    const other = startChild('hold-write-lock', folder);
    await other.nextLine();
    const problem = failure(tryOpen(folder, { busyTimeoutMs: 200 }));
    expect(openProblemError(problem).code).toBe('storage.busy');
    other.send('let go');
    await other.nextLine();
    openIn(folder);
  });

  it('at the end: the app does not wait for a reader, and nothing is lost', async () => {
    const folder = makeFolder();
    const db = openIn(folder);
    const reader = new BetterSqlite3(databaseFile(folder), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM projects').get();
    addProject(createRepositories(db), 'Last words');
    db.close();
    expect(names(createRepositories(openIn(folder)).projects.list())).toEqual(['Last words']);
    reader.close();
    await wait(0);
  });
});

describe('row 53: a SQLite that can damage a log', () => {
  it.each(['3.51.2', '3.50.9', '3.9.0', '2.8.17'])(
    '%s is refused with the reason, before a file is made',
    (version) => {
      const folder = makeFolder();
      const problem = failure(tryOpen(folder, { sqliteVersion: version }));
      expect(problem).toEqual({ kind: 'old-sqlite', found: version, needed: '3.51.3' });
      expect(openProblemError(problem)).toMatchObject({ code: 'storage.failed', retry: 'never' });
      expect(openProblemError(problem).detail).toContain(version);
      expect(() => readFileSync(databaseFile(folder))).toThrow('ENOENT');
    },
  );

  it.each(['3.51.3', '3.52.0', '3.54.1', '4.0.0'])('%s is taken', (version) => {
    openIn(makeFolder(), { sqliteVersion: version });
  });
});
