import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { findFlaw } from '#electron/db/integrity.ts';
import BetterSqlite3 from 'better-sqlite3';
import { fileBytes } from '#electron/platform/library-folder.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { ok } from '#shared/result.ts';
import {
  addAsset,
  addProject,
  createRepositories,
  databaseFile,
  failure,
  makeFolder,
  names,
  openIn,
  tryOpen,
  value,
  type Repositories,
} from '#test/fixtures/library-database.ts';
import { startChild } from './child.ts';
import { canMountDisks, mountSmallDisk } from './disks.ts';

describe('row 45: kill -9 during a transaction of 1,000 rows', () => {
  it.each([0, 3, 9, 27])('leaves all or nothing of it, %i ms later', async (delayMs) => {
    const folder = makeFolder();
    openIn(folder).close();
    const child = startChild('write-thousand-rows', folder);
    while ((await child.nextLine()) !== 'inside 3');
    await wait(delayMs);
    await child.kill();

    const committed = child.lines.filter((line) => line.startsWith('committed')).length;
    const db = openIn(folder);
    const count = createRepositories(db).projects.count();
    expect(count % 1_000).toBe(0);
    // A commit may have reached the disk just before the child could say so.
    expect([committed, committed + 1]).toContain(count / 1_000);
    expect(committed).toBeGreaterThanOrEqual(2);
    db.close();
    const connection = new BetterSqlite3(databaseFile(folder), { readonly: true });
    expect(findFlaw(connection, true)).toBeNull();
    connection.close();
  });

  it('never takes a session that was killed at its start or end for a foreign log', async () => {
    const folder = makeFolder();
    for (let round = 0; round < 12; round += 1) {
      const child = startChild('open-and-close', folder);
      await child.nextLine();
      await wait(round * 2);
      await child.kill();
      openIn(folder).close();
    }
  });
});

describe('a migration', () => {
  it('that is killed half way has not happened, and the copy made before it is whole', async () => {
    const folder = makeFolder();
    const before = openIn(folder);
    addProject(createRepositories(before), 'Rain');
    before.close();
    const child = startChild('migrate-slowly', folder);
    await child.nextLine();
    // Its pages outgrow the memory for them, so they stand in the log already.
    while (fileBytes(`${databaseFile(folder)}-wal`) < 8_000_000) await wait(20);
    await child.kill();
    expect(child.lines).toEqual(['migrating']);

    const db = openIn(folder);
    expect(names(createRepositories(db).projects.list())).toEqual(['Rain']);
    expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'numbers'`).all([])).toEqual([]);
    const [copy = ''] = readdirSync(join(folder, 'backups'));
    const connection = new BetterSqlite3(join(folder, 'backups', copy), { readonly: true });
    expect(connection.prepare('SELECT name FROM projects').all()).toEqual([{ name: 'Rain' }]);
    connection.close();
  });
});

describe('a saved draft', () => {
  it('is on the disk when save returns, whatever happens to the process', async () => {
    const folder = makeFolder();
    const db = openIn(folder);
    addProject(createRepositories(db));
    db.close();
    const child = startChild('save-drafts', folder);
    for (let saves = 0; saves < 20; saves += 1) await child.nextLine();
    await child.kill();

    const acknowledged = Number((child.lines.at(-1) ?? '').split(' ')[0]);
    const repositories = createRepositories(openIn(folder));
    const [draft] = repositories.projects.list().flatMap((project) => repositories.drafts.listByProject(project.id));
    // One more save may have reached the disk before the child could say so.
    expect([acknowledged, acknowledged + 1]).toContain(draft?.revision);
    expect(draft?.spec.look).toEqual(plainText(`Words ${draft?.revision}`));
  });
});

describe.runIf(canMountDisks)('row 46: disk full', () => {
  const rowCount = 4_000;
  const writeMuch = (repositories: Repositories): void => {
    for (let seed = 0; seed < rowCount; seed += 1) addAsset(repositories, seed);
  };

  it('during a commit: the failure is a value, nothing of the write stays, and it works when there is space', () => {
    const disk = mountSmallDisk(8 * 1_048_576);
    const db = openIn(disk.folder);
    const repositories = createRepositories(db);
    addProject(repositories, 'Before');
    disk.fill();
    const refused = db.write(() => {
      writeMuch(repositories);
      return ok(null);
    });
    expect(failure(refused)).toMatchObject({ kind: 'storage', code: 'storage.full', charged: 'no' });
    expect(repositories.items.counts().all).toBe(0);
    expect(names(repositories.projects.list())).toEqual(['Before']);

    disk.free();
    value(
      db.write(() => {
        addAsset(repositories, 'after');
        return ok(null);
      }),
    );
    db.close();
    expect(createRepositories(openIn(disk.folder)).items.counts().all).toBe(1);
  });

  it('during the checkpoint at the end: nothing is lost, and the database opens clean later', () => {
    const disk = mountSmallDisk(8 * 1_048_576);
    const db = openIn(disk.folder);
    const repositories = createRepositories(db);
    value(
      db.write(() => {
        writeMuch(repositories);
        return ok(null);
      }),
    );
    disk.fill();
    db.close();
    disk.free();
    const again = openIn(disk.folder);
    expect(createRepositories(again).items.counts().all).toBe(rowCount);
    again.close();
    const connection = new BetterSqlite3(databaseFile(disk.folder), { readonly: true });
    expect(findFlaw(connection, true)).toBeNull();
    connection.close();
  });

  it('at the first start: the problem is named, and there is a library as soon as there is space', () => {
    const disk = mountSmallDisk(1_048_576);
    disk.fill();
    expect(failure(tryOpen(disk.folder)).kind).toBe('full');
    expect(readdirSync(disk.folder)).toEqual(['filler']);
    disk.free();
    openIn(disk.folder);
  });

  it('at a start: the problem is named, and nothing is lost', () => {
    const disk = mountSmallDisk(2 * 1_048_576);
    const db = openIn(disk.folder);
    addProject(createRepositories(db), 'Before');
    db.close();
    disk.fill();
    expect(failure(tryOpen(disk.folder)).kind).toBe('full');
    disk.free();
    expect(names(createRepositories(openIn(disk.folder)).projects.list())).toEqual(['Before']);
  });
});
