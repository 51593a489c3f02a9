import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/result.ts';
import type { Database } from '#electron/db/database.ts';
import {
  addAsset,
  addProject,
  addTake,
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

const pageBytes = 4_096;
const companions = ['', '-wal', '-journal'] as const;

/** Every byte of the database and its log; the index beside the log (`-shm`) is SQLite's scratch paper. */
function contents(folder: string): (string | null)[] {
  return companions.map((suffix) => {
    const file = `${databaseFile(folder)}${suffix}`;
    return existsSync(file) ? readFileSync(file).toString('base64') : null;
  });
}

function expectRefusedAndUntouched(folder: string, detail: string | RegExp = /./): void {
  const before = contents(folder);
  const problem = failure(tryOpen(folder));
  expect(problem.kind).toBe('damaged');
  expect('detail' in problem ? problem.detail : '').toMatch(detail);
  expect(contents(folder)).toEqual(before);
}

const projectCount = 12;
const assetCount = 60;

function fillLibrary(db: Database): void {
  const repositories = createRepositories(db);
  value(
    db.write(() => {
      for (let seed = 0; seed < assetCount; seed += 1) addAsset(repositories, seed);
      for (let number = 0; number < projectCount; number += 1) {
        addTake(db, addProject(repositories, `Project ${number}`).clip, `take ${number}`);
      }
      return ok(null);
    }),
  );
}

/** A closed library with a few rows in every table a person sees. */
function makeLibrary(): string {
  const folder = makeFolder();
  const db = openIn(folder);
  fillLibrary(db);
  db.close();
  return folder;
}

/** A library whose process was killed, so that its latest changes are in the log alone. */
async function makeKilledLibrary(): Promise<string> {
  const folder = makeLibrary();
  const child = startChild('write-thousand-rows', folder, '2');
  while ((await child.nextLine()) !== 'inside 2');
  await child.kill();
  return folder;
}

describe('row 47: one byte flipped in each page', () => {
  const readSound = (): Buffer => readFileSync(databaseFile(makeLibrary()));

  interface Outcome {
    readonly kind: string;
    readonly isUntouched: boolean;
    /** Rows listed and rows reported as damaged, together; `null` when reading ended with a failure that says so. */
    readonly projects: number | null;
    readonly items: number | null;
  }

  const openFlipped = (sound: Buffer, position: number): Outcome => {
    const folder = makeFolder();
    const flipped = Buffer.from(sound);
    flipped.writeUInt8(flipped.readUInt8(position) ^ 0x5a, position);
    writeFileSync(databaseFile(folder), flipped);
    const before = contents(folder);
    const opened = tryOpen(folder);
    if (!opened.ok) {
      const isUntouched = JSON.stringify(contents(folder)) === JSON.stringify(before);
      return { kind: opened.error.kind, isUntouched, projects: null, items: null };
    }
    const db = opened.value;
    const repositories = createRepositories(db);
    const read = db.read(() => {
      const projects = repositories.projects.list();
      for (const { id } of projects) {
        repositories.clips.listByProject(id);
        repositories.drafts.listByProject(id);
      }
      repositories.settings.read();
      const { items } = repositories.items.list({ bucket: 'all', kinds: [], cursor: null, limit: 1_000 });
      const lost = db.damagedRowCount();
      return ok({ projects: projects.length + lost, items: items.length + lost });
    });
    db.close();
    const kind = read.ok ? 'read' : read.error.code;
    return { kind, isUntouched: false, projects: null, items: null, ...(read.ok ? read.value : {}) };
  };

  it.each([
    ['its header', 3],
    ['its cell pointers', 12],
    ['its middle', 2_048],
    ['its last cell', 4_060],
  ])('at %s: refused untouched, or opened without losing another row', (_place, offset) => {
    const sound = readSound();
    const pages = Array.from({ length: sound.byteLength / pageBytes }, (_, page) => page);
    const outcomes = pages.map((page) => openFlipped(sound, page * pageBytes + offset));
    const refused = outcomes.filter(({ kind }) => kind === 'damaged' || kind === 'newer');
    const read = outcomes.filter(({ kind }) => kind === 'read');
    expect(outcomes).toHaveLength(refused.length + read.length);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter(({ isUntouched }) => !isUntouched)).toEqual([]);
    for (const { projects, items } of read) {
      expect(projects).toBeGreaterThanOrEqual(projectCount);
      expect(items).toBeGreaterThanOrEqual(assetCount + projectCount);
    }
  });

  it('in the words of one row: that row is left out, the others are there', () => {
    const folder = makeFolder();
    const flipped = readSound();
    const position = flipped.indexOf('"version":1');
    flipped.write('"versiom":1', position);
    writeFileSync(databaseFile(folder), flipped);
    const db = openIn(folder);
    const repositories = createRepositories(db);
    const drafts = repositories.projects.list().flatMap((project) => repositories.drafts.listByProject(project.id));
    // The words also stand in snapshots; whichever copy was hit, at most one draft is gone.
    expect(drafts.length + db.damagedRowCount()).toBe(projectCount);
    expect(repositories.projects.list()).toHaveLength(projectCount);
  });
});

describe('row 48: a file that is no database any more', () => {
  it('truncated to 0: refused, and nothing is created in its place', () => {
    const folder = makeLibrary();
    truncateSync(databaseFile(folder), 0);
    expectRefusedAndUntouched(folder, 'not a database');
  });

  it('replaced by text: refused and untouched', () => {
    const folder = makeLibrary();
    writeFileSync(databaseFile(folder), 'Dear diary, today I tidied up my hard disk.\n'.repeat(500));
    expectRefusedAndUntouched(folder, 'not a database');
  });

  it.each([100, 512, pageBytes, pageBytes * 7, pageBytes * 20 - 1])(
    'cut off at %i bytes: refused, untouched',
    (bytes) => {
      const folder = makeLibrary();
      truncateSync(databaseFile(folder), bytes);
      expectRefusedAndUntouched(folder);
    },
  );

  it('gone while its log is there: no new database is made over the log', async () => {
    const folder = await makeKilledLibrary();
    rmSync(databaseFile(folder));
    expectRefusedAndUntouched(folder, 'the database is gone');
  });
});

describe('row 49: a log that is gone or belongs to something else', () => {
  it('the log is the library’s own: everything in it is there', async () => {
    const repositories = createRepositories(openIn(await makeKilledLibrary()));
    expect(repositories.projects.count()).toBe(projectCount + 1_000);
  });

  it('deleted: what the file holds is whole and opens, and the log says that something may be missing', async () => {
    const folder = await makeKilledLibrary();
    for (const suffix of ['-wal', '-shm']) rmSync(`${databaseFile(folder)}${suffix}`);
    const notes: string[] = [];
    const warn = (message: string): void => void notes.push(message);
    const db = openIn(folder, { logger: { info: () => undefined, warn, error: () => undefined } });
    const repositories = createRepositories(db);
    expect(repositories.projects.count()).toBe(projectCount);
    expect(repositories.items.counts().all).toBe(assetCount + projectCount);
    expect(notes).toEqual([expect.stringContaining('log is gone')]);
  });

  it('of another library: refused, although SQLite would mix both without a word', async () => {
    const [folder, other] = [makeLibrary(), await makeKilledLibrary()];
    copyFileSync(`${databaseFile(other)}-wal`, `${databaseFile(folder)}-wal`);
    expectRefusedAndUntouched(folder, 'another database');
    // The proof that the check is needed: SQLite itself sees nothing wrong.
    const mixed = new BetterSqlite3(databaseFile(folder));
    expect(mixed.prepare('SELECT count(*) FROM projects').pluck().get()).toBe(projectCount + 1_000);
    mixed.close();
  });

  it('left from before a backup was put back: refused', async () => {
    const folder = makeLibrary();
    copyFileSync(databaseFile(folder), `${databaseFile(folder)}.backup`);
    const changed = openIn(folder);
    addProject(createRepositories(changed), 'Newer than the backup');
    changed.close();
    const child = startChild('write-thousand-rows', folder, '2');
    while ((await child.nextLine()) !== 'inside 2');
    await child.kill();
    copyFileSync(`${databaseFile(folder)}.backup`, databaseFile(folder));
    expectRefusedAndUntouched(folder, 'another database');
  });

  it('with a damaged beginning: SQLite would drop it silently, so the loss is named', async () => {
    const folder = await makeKilledLibrary();
    const log = readFileSync(`${databaseFile(folder)}-wal`);
    log.writeUInt8(log.readUInt8(9) ^ 1, 9);
    writeFileSync(`${databaseFile(folder)}-wal`, log);
    const notes: string[] = [];
    const warn = (message: string): void => void notes.push(message);
    openIn(folder, { logger: { info: () => undefined, warn, error: () => undefined } });
    expect(notes).toEqual([expect.stringContaining('log is gone')]);
  });

  it('a rollback journal of another program: refused before SQLite rolls it back into the file', () => {
    const folder = makeLibrary();
    writeFileSync(`${databaseFile(folder)}-journal`, Buffer.alloc(pageBytes, 1));
    expectRefusedAndUntouched(folder, 'rollback journal');
    expect(names(createRepositories(openIn(makeLibrary())).projects.list())).toHaveLength(projectCount);
  });
});
