import { describe, expect, it } from 'vitest';
import type { Database } from '#electron/db/database.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipId, ElementId } from '#shared/ids.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import {
  addAsset,
  addProject,
  addTake,
  createRepositories,
  makeFolder,
  names,
  openIn,
  type Repositories,
} from '#test/fixtures/library-database.ts';

function run(db: Database, sql: string, ...parameters: string[]): void {
  expect(db.prepare<readonly string[]>(sql).run(parameters)).toBe(1);
}

function open(): { db: Database; repositories: Repositories } {
  const db = openIn(makeFolder());
  return { db, repositories: createRepositories(db) };
}

describe('one row that cannot be read', () => {
  it('in projects hides no other', () => {
    const { db, repositories } = open();
    const broken = addProject(repositories, 'Broken').project;
    addProject(repositories, 'Sound');
    run(db, `UPDATE projects SET name = '' WHERE id = ?`, broken.id);
    expect(names(repositories.projects.list())).toEqual(['Sound']);
    expect(repositories.projects.find(broken.id)).toBeNull();
    expect(repositories.projects.count()).toBe(2);
    expect(db.damagedRowCount()).toBe(1);
  });

  it('in sequences and clips hides no other', () => {
    const { db, repositories } = open();
    const first = addProject(repositories);
    const second = addProject(repositories);
    run(db, `UPDATE sequences SET name = ' ' WHERE id = ?`, first.sequence.id);
    run(db, 'UPDATE clips SET position = -1 WHERE id = ?', first.clip.id);
    expect(repositories.sequences.listByProject(first.project.id)).toEqual([]);
    expect(repositories.sequences.listByProject(second.project.id)).toEqual([second.sequence]);
    expect(repositories.clips.listByProject(first.project.id)).toEqual([]);
    expect(repositories.clips.listByProject(second.project.id)).toEqual([second.clip]);
    expect(db.damagedRowCount()).toBe(2);
  });

  it.each([`'{'`, `'{"startMs":9,"endMs":1}'`, `'[]'`])(
    'in elements, with the range %s of a file, hides no other, nor its project',
    (range) => {
      const { db, repositories } = open();
      const { project } = addProject(repositories);
      const { id } = addAsset(repositories, 'voice', { kind: 'audio', mime: 'audio/wav' });
      const assets = [{ assetId: id, role: 'voice' as const, usedRange: { startMs: 0, endMs: 900 } }];
      for (const name of ['Broken', 'Sound']) {
        const element = { id: newId<ElementId>(), projectId: project.id, kind: 'voice' as const, name };
        repositories.elements.insert({ ...element, assets, createdAt: 1, trashedAt: null });
      }
      expect(repositories.elements.listByProject(project.id).map((each) => each.assets)).toEqual([assets, assets]);
      const broken = repositories.elements.findNamed(project.id, 'Broken')?.id ?? '';
      run(db, `UPDATE element_assets SET used_range = ${range} WHERE element_id = ?`, broken);
      expect(repositories.elements.listByProject(project.id).map(({ name }) => name)).toEqual(['Sound']);
      expect(db.damagedRowCount()).toBe(1);
    },
  );

  it.each([
    ['is cut off', `substr(spec, 1, 40)`],
    ['is not JSON', `'\\' || spec`],
    ['breaks a rule of the spec', `replace(spec, '"durationMs":5000', '"durationMs":5050')`],
    ['has a field nobody knows', `replace(spec, '"version":1', '"version":1,"colour":"red"')`],
    ['is JSON null', `'null'`],
  ])('in drafts, whose spec %s, hides no other', (_what, change) => {
    const { db, repositories } = open();
    const broken = addProject(repositories);
    const sound = addProject(repositories);
    run(db, `UPDATE drafts SET spec = ${change} WHERE clip_id = ?`, broken.clip.id);
    expect(repositories.drafts.find(broken.clip.id)).toBeNull();
    expect(repositories.drafts.listByProject(broken.project.id)).toEqual([]);
    expect(repositories.drafts.listByProject(sound.project.id)).toEqual([sound.draft]);
    expect(repositories.drafts.findRevision(broken.clip.id)).toBe(1);
    expect(db.damagedRowCount()).toBe(1);
  });

  it('in takes or their files hides no other, in the clip and in the library', () => {
    const { db, repositories } = open();
    const { project, clip } = addProject(repositories);
    const [broken, withoutFile, sound] = [addTake(db, clip, 'a'), addTake(db, clip, 'b'), addTake(db, clip, 'c')];
    run(db, `UPDATE takes SET verdict = 'splendid' WHERE id = ?`, broken.id);
    run(db, `UPDATE assets SET facts = '{"width":' WHERE id = ?`, withoutFile.assetId);
    addAsset(repositories, 'imported');
    expect(repositories.takes.listByProject(project.id)).toEqual([withoutFile, sound]);
    expect(repositories.takes.isKnown(broken.id)).toBe(true);
    const page = repositories.items.list({ bucket: 'all', kinds: [], cursor: null, limit: 10 });
    expect(page.items.map((item) => item.take?.id ?? item.asset.name)).toEqual([sound.id, 'imported.png']);
    expect(db.damagedRowCount()).toBe(2);
  });

  it('in a recipe is reported, and the take stays', () => {
    const { db, repositories } = open();
    const take = addTake(db, addProject(repositories).clip, 'a');
    run(db, `UPDATE snapshots SET spec = '[]'`);
    expect(repositories.recipes.find(take.id)).toBeNull();
    expect(repositories.takes.find(take.id)).toEqual(take);
    expect(db.damagedRowCount()).toBe(1);
  });

  it('in settings leaves the others as they were set', () => {
    const { db, repositories } = open();
    repositories.settings.write({ theme: 'light', libraryRowHeight: 200, grammar: 'time-ranges' });
    run(db, `UPDATE settings SET value = '"purple"' WHERE key = 'theme'`);
    run(db, `UPDATE settings SET value = '20' WHERE key = 'libraryRowHeight'`);
    run(db, `INSERT INTO settings VALUES ('fromANewerApp', '1')`);
    expect(repositories.settings.read()).toEqual({ ...defaultSettings, grammar: 'time-ranges' });
    expect(db.damagedRowCount()).toBe(2);
  });
});

it('gives every take number of a clip once', () => {
  const { repositories } = open();
  const [first, second] = [addProject(repositories).clip.id, addProject(repositories).clip.id];
  const { clips } = repositories;
  const numbers = [clips.reserveTakeNumbers(first, 1), clips.reserveTakeNumbers(first, 3)];
  expect([...numbers, clips.reserveTakeNumbers(second, 1), clips.reserveTakeNumbers(first, 1)]).toEqual([1, 2, 1, 5]);
  expect(clips.reserveTakeNumbers(newId<ClipId>(), 1)).toBeNull();
});
