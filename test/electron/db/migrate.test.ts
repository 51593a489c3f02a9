import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { latestVersion, migrations, type Migration } from '#electron/db/migrations.ts';
import {
  addProject,
  assetId,
  createRepositories,
  databaseFile,
  failure,
  makeFolder,
  names,
  noonMs,
  openIn,
  tryOpen,
} from '#test/fixtures/library-database.ts';

/** What released migrations said. A library in the world has run exactly these words: add a migration, never edit one. */
const checksums: Readonly<Record<number, string>> = {
  1: 'c6a5384a75e16696ea39a812c490e1b5b44581e9274723e9e758ef5fe92740b7',
  2: 'e09826dbf6d4da0610f63b3289e4210a4d5ddbb66ed53dc716985926d90cccf4',
  3: '458da9e30c6d7ce14ed9a9cf37c6ca8df8d50007c571a3d3ab7778e5801ad068',
  4: 'f2d07552d4aa87771e3c9b55109da610e424e85524cb204b411367bf86151ee4',
  5: '2fde2f25266cd0e645dd77ff63d7a52a6588e834717631ff07a5ed57f6bb3809',
  6: '53010421cdb6fd4ef4a08540e6de76f7a83c3c41a439198578e650633b671095',
  7: '0e6ab8f3a7961743de1cca58b5728130dac458ba430c417c706e7ad8b1aada84',
};

const addColour: Migration = {
  version: latestVersion() + 1,
  name: 'add-colour',
  sql: `ALTER TABLE projects ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';
        CREATE INDEX projects_by_colour ON projects (colour);`,
};
const broken: Migration = {
  version: latestVersion() + 2,
  name: 'break-half-way',
  sql: `CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);`,
};

function readSchema(file: string): unknown[] {
  const connection = new BetterSqlite3(file, { readonly: true });
  const schema = connection
    .prepare(`SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all();
  connection.close();
  return schema;
}

function readVersion(file: string): unknown {
  const connection = new BetterSqlite3(file, { readonly: true });
  const version = connection.pragma('user_version', { simple: true });
  connection.close();
  return version;
}

describe('migrations', () => {
  it('are numbered without gaps and frozen', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    const found = migrations.map(({ version, sql }) => [version, createHash('sha256').update(sql).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(checksums);
  });

  it('keep every row, from each version to the next', () => {
    const folder = makeFolder();
    const before = openIn(folder);
    addProject(createRepositories(before), 'Rain');
    before.close();

    const db = openIn(folder, { migrations: [...migrations, addColour] });
    expect(names(createRepositories(db).projects.list())).toEqual(['Rain']);
    expect(db.prepare('SELECT name, colour FROM projects').all([])).toEqual([{ name: 'Rain', colour: 'grey' }]);
    expect(db.prepare('SELECT version FROM schema_history').all([])).toEqual([
      ...migrations.map(({ version }) => ({ version })),
      { version: addColour.version },
    ]);
  });

  it('take a library of the second version, with a take and its history, to this one', () => {
    const folder = makeFolder();
    const old = openIn(folder, { migrations: migrations.slice(0, 2) });
    const ids = Object.fromEntries(
      ['project', 'sequence', 'clip', 'snapshot', 'order', 'generation', 'job', 'intent', 'take'].map((name) => [
        name,
        newId<string>(),
      ]),
    );
    const spec = JSON.stringify(newClipSpec(newId));
    const [picture, film] = [assetId('picture'), assetId('film')];
    const insert = (table: string, row: Readonly<Record<string, string | number>>): void => {
      const columns = Object.keys(row);
      const values = columns.map((column) => `@${column}`).join(', ');
      old
        .prepare<Readonly<Record<string, string | number>>>(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`,
        )
        .run(row);
    };
    const about = { clip_id: ids['clip'] ?? '', created_at: 1 };
    const offer = { provider_id: 'fal', tier: 'standard' };
    insert('projects', { id: ids['project'] ?? '', name: 'Rain', created_at: 1 });
    insert('sequences', { id: ids['sequence'] ?? '', project_id: ids['project'] ?? '', name: 'Film', position: 0 });
    insert('clips', {
      id: ids['clip'] ?? '',
      sequence_id: ids['sequence'] ?? '',
      name: 'One',
      position: 0,
      created_at: 1,
    });
    insert('drafts', { clip_id: ids['clip'] ?? '', spec, revision: 3, updated_at: 1 });
    const file = { bytes: 10, probe: 'done', created_at: 1 };
    insert('assets', { ...file, id: picture, kind: 'image', mime: 'image/png', name: 'a.png', origin: 'imported' });
    insert('assets', { ...file, id: film, kind: 'video', mime: 'video/mp4', name: 'b.mp4', origin: 'generated' });
    insert('snapshots', {
      id: ids['snapshot'] ?? '',
      ...about,
      spec,
      spec_hash: 'h',
      compiled_prompt: 'Shot 1: rain.',
    });
    const price = '{"kind":"exact","price":{"currency":"USD","amount":145}}';
    const bought = { snapshot_id: ids['snapshot'] ?? '', ...about };
    insert('orders', { id: ids['order'] ?? '', token: newId<string>(), ...bought, ...offer, agreed_price: price });
    insert('generations', { id: ids['generation'] ?? '', order_id: ids['order'] ?? '', ...bought, take_number: 1 });
    insert('takes', {
      id: ids['take'] ?? '',
      generation_id: ids['generation'] ?? '',
      asset_id: film,
      ...about,
      ...offer,
      number: 1,
    });
    old.close();

    const db = openIn(folder);
    const repositories = createRepositories(db);
    const [project] = repositories.projects.list();
    if (project === undefined) throw new Error('the project is gone');
    expect(repositories.clips.listByProject(project.id)).toMatchObject([{ name: 'One', continues: null }]);
    expect(repositories.drafts.listByProject(project.id)).toMatchObject([
      { revision: 3, spec: JSON.parse(spec) as unknown },
    ]);
    expect(repositories.takes.listByProject(project.id)).toMatchObject([{ id: ids['take'], lastFrameAssetId: null }]);
    expect(repositories.elements.listByProject(project.id)).toEqual([]);
    const [clip] = repositories.clips.listByProject(project.id);
    expect(clip === undefined ? [] : repositories.snapshots.listByClip(clip.id, 10)).toMatchObject([
      { beginning: 'Shot 1: rain.', takes: [{ number: 1, takeId: ids['take'], price: { kind: 'exact' } }] },
    ]);
    expect(repositories.items.counts()).toMatchObject({ all: 2, trash: 0 });
    expect(db.damagedRowCount()).toBe(0);
    expect(db.prepare('PRAGMA foreign_key_check').all([])).toEqual([]);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
  });

  it('give a migrated library the schema of a fresh one', () => {
    const [migrated, fresh] = [makeFolder(), makeFolder()];
    openIn(migrated).close();
    openIn(migrated, { migrations: [...migrations, addColour] }).close();
    openIn(fresh, { migrations: [...migrations, addColour] }).close();
    expect(readSchema(databaseFile(migrated))).toEqual(readSchema(databaseFile(fresh)));
    expect(readVersion(databaseFile(migrated))).toBe(addColour.version);
  });

  it('copy the database first, and keep the last three copies', () => {
    const folder = makeFolder();
    const db = openIn(folder);
    addProject(createRepositories(db), 'Rain');
    db.close();
    const next: Migration[] = [...migrations];
    for (let step = 1; step <= 4; step += 1) {
      next.push({
        version: latestVersion() + step,
        name: 'add-table',
        sql: `CREATE TABLE t${step} (a INTEGER) STRICT`,
      });
      openIn(folder, { migrations: next, clock: { nowMs: () => noonMs + step } }).close();
    }
    const copies = readdirSync(join(folder, 'backups')).toSorted();
    expect(copies).toEqual([2, 3, 4].map((step) => `library-${noonMs + step}-v${latestVersion() + step - 1}.db`));

    const copy = new BetterSqlite3(join(folder, 'backups', copies[0] ?? ''), { readonly: true });
    expect(copy.prepare('SELECT name FROM projects').all()).toEqual([{ name: 'Rain' }]);
    expect(copy.pragma('user_version', { simple: true })).toBe(latestVersion() + 1);
    copy.close();
  });

  it('make no copy when there is nothing to migrate', () => {
    const folder = makeFolder();
    openIn(folder).close();
    openIn(folder).close();
    expect(readdirSync(folder)).toEqual(['library.db']);
  });

  it('stop at the one that fails, with all of it undone and the ones before it done', () => {
    const folder = makeFolder();
    openIn(folder).close();
    expect(() => tryOpen(folder, { migrations: [...migrations, addColour, broken] })).toThrow('no such table: nowhere');
    expect(readVersion(databaseFile(folder))).toBe(addColour.version);
    expect(readSchema(databaseFile(folder))).not.toContainEqual(expect.objectContaining({ name: 'half' }));
    openIn(folder, { migrations: [...migrations, addColour] });
  });

  it('change nothing when the copy cannot be made', () => {
    const folder = makeFolder();
    openIn(folder).close();
    const problem = failure(
      tryOpen(folder, { migrations: [...migrations, addColour], backupFolder: join(databaseFile(folder), 'inside') }),
    );
    expect(problem).toMatchObject({ kind: 'failed', detail: 'ENOTDIR' });
    expect(readVersion(databaseFile(folder))).toBe(latestVersion());
  });
});
