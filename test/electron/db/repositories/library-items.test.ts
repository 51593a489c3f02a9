import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '#electron/db/database.ts';
import type { LibraryQuery } from '#electron/db/repositories/library-items.ts';
import { libraryBuckets, type LibraryBucket, type LibraryItem } from '#shared/domain/library.ts';
import type { Clip } from '#shared/domain/project.ts';
import {
  addAsset,
  addProject,
  addTake,
  createRepositories,
  makeFolder,
  noonMs,
  openIn,
  type Repositories,
} from '#test/fixtures/library-database.ts';

interface TestLibrary extends Repositories {
  readonly db: Database;
  readonly clip: Clip;
}

function open(): TestLibrary {
  const db = openIn(makeFolder());
  const repositories = createRepositories(db);
  return { ...repositories, db, clip: addProject(repositories, 'Rain').clip };
}

const everything: LibraryQuery = { bucket: 'all', kinds: [], cursor: null, limit: 1_000 };

function list({ items }: TestLibrary, query: Partial<LibraryQuery> = {}): LibraryItem[] {
  return items.list({ ...everything, ...query }).items;
}

function listNames(library: TestLibrary, query: Partial<LibraryQuery> = {}): string[] {
  return list(library, query).map((item) => item.asset.name);
}

/** Follows the cursor to the end. */
function listByPages({ items }: TestLibrary, query: LibraryQuery): LibraryItem[][] {
  const pages: LibraryItem[][] = [];
  for (let cursor: string | null = null; ;) {
    const page = items.list({ ...query, cursor });
    pages.push(page.items);
    if (pages.length > 200) throw new Error('the pages never end');
    if (page.nextCursor === null) return pages;
    ({ nextCursor: cursor } = page);
  }
}

describe('the library', () => {
  it('shows takes and imported files, newest first, and generated files only through their take', () => {
    const library = open();
    addAsset(library, 'oldest', { createdAt: noonMs - 2 });
    const take = addTake(library.db, library.clip, 'take', { createdAt: noonMs });
    addAsset(library, 'newest', { createdAt: noonMs + 1 });
    addAsset(library, 'a result that no take points to', { origin: 'generated' });
    const [first, second, third, ...more] = list(library);
    expect(first).toMatchObject({ take: null, clipName: null, projectName: null, asset: { name: 'newest.png' } });
    expect(second).toMatchObject({
      id: `take:${take.id}`,
      take,
      clipName: 'Untitled clip',
      projectName: 'Rain',
      asset: { name: 'take.mp4' },
      createdAt: noonMs,
    });
    expect(third?.asset.name).toBe('oldest.png');
    expect(more).toEqual([]);
  });

  it('filters by kind; every take is a video', () => {
    const library = open();
    addTake(library.db, library.clip, 'take');
    addAsset(library, 'picture');
    addAsset(library, 'film', { kind: 'video', mime: 'video/mp4', name: 'film.mp4', createdAt: noonMs - 1 });
    addAsset(library, 'song', { kind: 'audio', mime: 'audio/mpeg', name: 'song.mp3', createdAt: noonMs - 2 });
    expect(listNames(library, { kinds: ['video'] })).toEqual(['take.mp4', 'film.mp4']);
    expect(listNames(library, { kinds: ['image', 'audio'] })).toEqual(['picture.png', 'song.mp3']);
    expect(listNames(library, { kinds: ['audio', 'image', 'video'] })).toHaveLength(4);
    expect(listNames(library, { bucket: 'rejected', kinds: ['image'] })).toEqual([]);
  });

  it('puts everything into its bucket, and counts what it lists', () => {
    const library = open();
    const { db, clip } = library;
    addTake(db, clip, 'kept');
    addTake(db, clip, 'rejected', { verdict: 'rejected' });
    addTake(db, clip, 'thrown away', { verdict: 'rejected', trashedAt: noonMs });
    const lost = addTake(db, clip, 'lost');
    addAsset(library, 'picture');
    library.assets.setTrashed(addAsset(library, 'thrown picture').id, noonMs);
    library.assets.setMissing(addAsset(library, 'lost picture').id, true);
    library.assets.setMissing(lost.assetId, true);

    const sorted = (bucket: LibraryBucket): string[] => listNames(library, { bucket }).toSorted();
    expect(sorted('all')).toEqual(['kept.mp4', 'lost picture.png', 'lost.mp4', 'picture.png', 'rejected.mp4']);
    expect(sorted('rejected')).toEqual(['rejected.mp4']);
    expect(sorted('missing')).toEqual(['lost picture.png', 'lost.mp4']);
    expect(sorted('trash')).toEqual(['thrown away.mp4', 'thrown picture.png']);
    const counted = libraryBuckets.map((bucket) => [bucket, listNames(library, { bucket }).length]);
    expect(library.items.counts()).toEqual(Object.fromEntries(counted));
  });

  it('hides the takes of a clip or a project in the trash, in every bucket', () => {
    const library = open();
    const { db, clip } = library;
    const other = addProject(library, 'Snow');
    const own = [addTake(db, clip, 'a'), addTake(db, clip, 'b', { verdict: 'rejected' })];
    addTake(db, clip, 'c', { trashedAt: noonMs });
    for (const take of own) library.assets.setMissing(take.assetId, true);
    addTake(db, other.clip, 'other');
    library.clips.setTrashed(clip.id, noonMs);
    expect(listNames(library)).toEqual(['other.mp4']);
    expect(library.items.counts()).toEqual({ all: 1, rejected: 0, missing: 0, trash: 0 });
    library.projects.setTrashed(other.project.id, noonMs);
    expect(library.items.counts().all).toBe(0);
    library.clips.setTrashed(clip.id, null);
    expect(library.items.counts()).toEqual({ all: 2, rejected: 1, missing: 2, trash: 1 });
  });

  it('sums the bytes of all files, the trash included', () => {
    const library = open();
    expect(library.items.usedBytes()).toBe(0);
    addAsset(library, 'a', { bytes: 5 });
    library.assets.setTrashed(addAsset(library, 'b', { bytes: 2 ** 33 }).id, noonMs);
    expect(library.items.usedBytes()).toBe(5 + 2 ** 33);
  });
});

describe('paging through the library', () => {
  it('reaches every tile exactly once and in order, also when all were made in the same millisecond', () => {
    const library = open();
    library.db.transaction(() => {
      for (let seed = 0; seed < 130; seed += 1) {
        if (seed % 3 === 0) addTake(library.db, library.clip, seed);
        else addAsset(library, seed);
      }
    });
    const whole = list(library).map(({ id }) => id);
    expect(new Set(whole).size).toBe(130);
    const pages = listByPages(library, { ...everything, limit: 7 });
    expect(pages.flat().map(({ id }) => id)).toEqual(whole);
    expect(pages.map((page) => page.length)).toEqual([...Array.from({ length: 18 }, () => 7), 4]);
  });

  it('agrees with sorting everything, for any times and page sizes', () => {
    const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean()), { maxLength: 25 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 9 }), (made, limit) => {
        const library = open();
        library.db.transaction(() => {
          for (const [seed, [minute, isTake]] of made.entries()) {
            const createdAt = noonMs + minute;
            if (isTake) addTake(library.db, library.clip, seed, { createdAt });
            else addAsset(library, seed, { createdAt });
          }
        });
        const paged = listByPages(library, { ...everything, limit }).flat();
        const key = (item: LibraryItem): string => `${item.createdAt}${item.id}`;
        expect(paged.map(key)).toEqual(paged.map(key).toSorted().toReversed());
        expect(new Set(paged.map(({ id }) => id)).size).toBe(made.length);
      }),
      { numRuns: 25 },
    );
  });

  it('goes on where it was when tiles come and go meanwhile', () => {
    const library = open();
    for (let seed = 0; seed < 6; seed += 1) addAsset(library, seed, { createdAt: noonMs + seed });
    const first = library.items.list({ ...everything, limit: 2 });
    addAsset(library, 'new', { createdAt: noonMs + 100 });
    for (const { asset } of first.items) library.assets.setTrashed(asset.id, noonMs);
    const second = library.items.list({ ...everything, limit: 2, cursor: first.nextCursor });
    expect(second.items.map((item) => item.asset.name)).toEqual(['3.png', '2.png']);
  });

  it.each(['', ':', 'take:x', '12', "1:take:' OR 1=1 --", '9e9:asset:a', '1:other:a', '-1:take:a'])(
    'answers a cursor that is none (%j) and never fails',
    (cursor) => {
      const library = open();
      addAsset(library, 'a');
      expect(library.items.list({ ...everything, cursor }).items.length).toBeLessThanOrEqual(1);
    },
  );
});
