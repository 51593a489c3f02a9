import type { LibraryBucket } from '#shared/domain/library.ts';
import { mediaKinds, type MediaKind } from '#shared/domain/reference.ts';

/** One tile: a take with its asset, or an asset that is no take. */
export interface TileRow {
  readonly item_id: string;
  readonly take_id: string | null;
  readonly asset_id: string;
  readonly created_at: number;
}

/** The place in the order after which a page begins; newest first, then by item id, backwards. */
export interface PagePosition {
  readonly createdAt: number;
  /** Takes at `createdAt` with an id below this one follow. */
  readonly takeId: string;
  readonly assetId: string;
}

/** A clip in the trash hides its takes, and so does its project. A short list, made once per query. */
const hiddenClips = `
  SELECT id FROM clips WHERE trashed_at IS NOT NULL
  UNION ALL
  SELECT clips.id FROM projects
  CROSS JOIN sequences ON sequences.project_id = projects.id
  CROSS JOIN clips ON clips.sequence_id = sequences.id
  WHERE projects.trashed_at IS NOT NULL`;

/** Every condition repeats that of a partial index, so that a page reads its own rows and no others. */
const takesIn: Readonly<Record<LibraryBucket, string>> = {
  all: 'takes WHERE takes.trashed_at IS NULL',
  rejected: `takes WHERE takes.verdict = 'rejected' AND takes.trashed_at IS NULL`,
  // From the few files that are missing to their takes, never the other way round.
  missing: `assets CROSS JOIN takes ON takes.asset_id = assets.id
    WHERE assets.is_missing = 1 AND takes.trashed_at IS NULL`,
  trash: 'takes WHERE takes.trashed_at IS NOT NULL',
};

const assetsIn: Readonly<Record<LibraryBucket, string | null>> = {
  all: `assets WHERE origin <> 'generated' AND trashed_at IS NULL`,
  rejected: null,
  // Said in other words than the index of all files, so that the planner takes that of the few that are missing.
  missing: `assets WHERE is_missing = 1 AND origin IN ('imported', 'extracted') AND trashed_at IS NULL`,
  trash: `assets WHERE origin <> 'generated' AND trashed_at IS NOT NULL`,
};

/**
 * One page of a bucket: each kind is read from its own index in order, and the first of them all are merged. `null`
 * where the bucket cannot hold any of these kinds.
 */
export function pageSql(bucket: LibraryBucket, kinds: readonly MediaKind[]): string | null {
  const assets = assetsIn[bucket];
  const branches = [
    // Every take is a video.
    ...(kinds.includes('video') ? [takeBranch(takesIn[bucket])] : []),
    ...(assets === null ? [] : kinds.map((kind) => assetBranch(assets, kind))),
  ];
  if (branches.length === 0) return null;
  const merged = branches.map((branch) => `SELECT * FROM (${branch})`).join('\nUNION ALL\n');
  return `${merged}\nORDER BY created_at DESC, item_id DESC LIMIT @limit`;
}

function takeBranch(source: string): string {
  return `
    SELECT 'take:' || takes.id AS item_id, takes.id AS take_id, takes.asset_id, takes.created_at
    FROM ${source} AND takes.clip_id NOT IN (${hiddenClips})
      AND (takes.created_at, takes.id) < (@createdAt, @takeId)
    ORDER BY takes.created_at DESC, takes.id DESC LIMIT @limit`;
}

function assetBranch(source: string, kind: MediaKind): string {
  return `
    SELECT 'asset:' || id AS item_id, NULL AS take_id, id AS asset_id, created_at
    FROM ${source} AND kind = '${kind}' AND (created_at, id) < (@createdAt, @assetId)
    ORDER BY created_at DESC, id DESC LIMIT @limit`;
}

export function countSql(bucket: LibraryBucket): string {
  const takes = `(SELECT count(*) FROM ${takesIn[bucket]} AND takes.clip_id NOT IN (${hiddenClips}))`;
  const assets = assetsIn[bucket];
  return `SELECT ${takes}${assets === null ? '' : ` + (SELECT count(*) FROM ${assets})`} AS count`;
}

/** A search by name looks through the newest of each kind: it runs with every letter that is typed, and has no index. */
const newestSearched = 4_000;

function newestOfKind(kind: MediaKind): string {
  return `SELECT * FROM (
    SELECT id, name, created_at FROM ${assetsIn.all ?? ''} AND kind = '${kind}'
    ORDER BY created_at DESC, id DESC LIMIT ${newestSearched})`;
}

/** Takes by the name of their clip, files by their own. The same partial indexes as for a page of everything. */
export const findSql = `
  SELECT * FROM (
    SELECT 'take:' || newest.id AS item_id, newest.id AS take_id, newest.asset_id, newest.created_at
    FROM (
      SELECT id, asset_id, clip_id, created_at FROM ${takesIn.all} ORDER BY created_at DESC, id DESC LIMIT ${newestSearched}
    ) AS newest
    CROSS JOIN clips ON clips.id = newest.clip_id
    WHERE clips.name LIKE @pattern ESCAPE '\\' AND newest.clip_id NOT IN (${hiddenClips})
    ORDER BY newest.created_at DESC, newest.id DESC LIMIT @limit)
  UNION ALL SELECT * FROM (
    SELECT 'asset:' || newest.id AS item_id, NULL AS take_id, newest.id AS asset_id, newest.created_at
    FROM (${mediaKinds.map(newestOfKind).join('\n UNION ALL ')}) AS newest
    WHERE newest.name LIKE @pattern ESCAPE '\\'
    ORDER BY newest.created_at DESC, newest.id DESC LIMIT @limit)
  ORDER BY created_at DESC, item_id DESC LIMIT @limit`;

/** Words as they stand anywhere in a name; `%` and `_` mean themselves. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/gu, '\\$&')}%`;
}

/** After everything, in an order that goes backwards: before the first tile. Above any hexadecimal id. */
const aboveAnyId = '~';
const cursorPattern = /^(\d{1,16}):(take|asset):(.+)$/;

/** `null` and what is no cursor begin at the newest. */
export function positionAfter(cursor: string | null): PagePosition {
  const [, createdAt, kind, id] = cursorPattern.exec(cursor ?? '') ?? [];
  if (createdAt === undefined || id === undefined) {
    return { createdAt: Number.MAX_SAFE_INTEGER, takeId: aboveAnyId, assetId: aboveAnyId };
  }
  // `take:` stands above `asset:`, so at the same time takes come first.
  return kind === 'take'
    ? { createdAt: Number(createdAt), takeId: id, assetId: aboveAnyId }
    : { createdAt: Number(createdAt), takeId: '', assetId: id };
}

export function cursorAt(tile: TileRow): string {
  return `${tile.created_at}:${tile.item_id}`;
}
