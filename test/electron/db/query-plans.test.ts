import { describe, expect, it } from 'vitest';
import type { Database } from '#electron/db/database.ts';
import { countSql, findSql, pageSql } from '#electron/db/repositories/library-queries.ts';
import { entriesSql } from '#electron/db/repositories/snapshot-entries.ts';
import { libraryBuckets } from '#shared/domain/library.ts';
import { mediaKinds } from '#shared/domain/reference.ts';
import { makeFolder, openIn } from '#test/fixtures/library-database.ts';

function planOf(db: Database, sql: string): string[] {
  return db
    .prepare<readonly [], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+/g, '1')}`)
    .all([])
    .map(({ detail }) => detail);
}

/** Steps that read all of a large table; reading all of an index that holds only the wanted rows is no such step. */
function fullScans(plan: readonly string[]): string[] {
  return plan.filter((step) => /^SCAN (takes|assets|jobs|clips|drafts|job_events)(?! USING.*INDEX)/.test(step));
}

/** Each branch ends after one page; sorting what is left of them is cheap, sorting before that is not. */
function sortsOfMoreThanAPage(plan: readonly string[]): number {
  return plan.filter((step, index) => step.includes('TEMP B-TREE') && !plan[index - 1]?.startsWith('SCAN (subquery'))
    .length;
}

describe('query plans', () => {
  it.each(libraryBuckets)('the grid reads one page of %s from its index, already in order', (bucket) => {
    const plan = planOf(openIn(makeFolder()), pageSql(bucket, mediaKinds) ?? '');
    expect(fullScans(plan)).toEqual([]);
    const used = plan.filter((step) => /USING (COVERING )?INDEX (takes|assets)_/.test(step));
    expect(used.length).toBeGreaterThanOrEqual(bucket === 'rejected' ? 1 : 4);
    // Takes whose file is missing are few, and come in the order of the files.
    expect(sortsOfMoreThanAPage(plan)).toBe(bucket === 'missing' ? 1 : 0);
  });

  it.each([
    ['all', 'takes', 'takes_newest'],
    ['all', 'assets', 'assets_newest'],
    ['rejected', 'takes', 'takes_rejected'],
    ['trash', 'takes', 'takes_trashed'],
    ['trash', 'assets', 'assets_trashed'],
    ['missing', 'assets', 'assets_missing'],
  ] as const)('the bucket %s finds its %s by %s and starts at the cursor', (bucket, table, index) => {
    const plan = planOf(openIn(makeFolder()), pageSql(bucket, mediaKinds) ?? '');
    expect(plan).toContainEqual(
      expect.stringMatching(new RegExp(`^SEARCH ${table} USING (COVERING )?INDEX ${index} `)),
    );
    const steps = plan.filter((step) => step.includes(` ${index} `));
    expect(steps.filter((step) => step.includes('(created_at,id)<')).length).toBeGreaterThan(0);
  });

  it('a search by name reads the newest of each kind from its index, whatever is in the library', () => {
    const plan = planOf(openIn(makeFolder()), findSql);
    expect(fullScans(plan)).toEqual([]);
    const used = plan.flatMap((step) => /INDEX (takes_newest|assets_newest)/.exec(step)?.[1] ?? []);
    expect(used.toSorted()).toEqual(['assets_newest', 'assets_newest', 'assets_newest', 'takes_newest']);
  });

  it('the prompts of a clip are found by it, already in order, and their takes by them', () => {
    const plan = planOf(openIn(makeFolder()), entriesSql);
    expect(plan.filter((step) => step.startsWith('SCAN') && !step.startsWith('SCAN (subquery'))).toEqual([]);
    expect(plan).toContainEqual(expect.stringContaining('INDEX snapshots_by_clip (clip_id=?)'));
    expect(plan).toContainEqual(expect.stringContaining('INDEX generations_by_snapshot (snapshot_id=?)'));
    // Only the few takes of one prompt are sorted.
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toHaveLength(1);
  });

  it.each(libraryBuckets)('counting %s touches no table row by row', (bucket) => {
    expect(fullScans(planOf(openIn(makeFolder()), countSql(bucket)))).toEqual([]);
  });

  it.each([
    ['jobs that are not settled', 'SELECT * FROM jobs WHERE settled_at IS NULL ORDER BY created_at, id', 'jobs_open'],
    [
      'jobs that settled lately',
      'SELECT * FROM jobs WHERE settled_at IS NOT NULL AND settled_at >= 1 ORDER BY settled_at DESC',
      'jobs_settled',
    ],
    ['the log of a job', `SELECT * FROM job_events WHERE job_id = 'a' ORDER BY id`, 'job_events_by_job'],
    ['files no window has looked at', `SELECT * FROM assets WHERE probe = 'pending'`, 'assets_to_probe'],
    ['what one order made', `SELECT * FROM generations WHERE order_id = 'a'`, 'generations_by_order'],
    ['clips of a sequence', `SELECT * FROM clips WHERE sequence_id = 'a' ORDER BY position`, 'clips_by_sequence'],
    ['takes of a file', `SELECT * FROM takes WHERE asset_id = 'a'`, 'takes_by_asset'],
    ['the bytes of all files', 'SELECT sum(bytes) FROM assets', 'assets_bytes'],
    [
      'media work to claim',
      `SELECT * FROM media_work WHERE state = 'queued' ORDER BY created_at, id`,
      'media_work_open',
    ],
  ])('%s: by index, in order', (_what, sql, index) => {
    const plan = planOf(openIn(makeFolder()), sql);
    expect(plan[0]).toContain(` ${index}`);
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });
});
