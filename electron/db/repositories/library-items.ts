import type { Asset } from '#shared/domain/asset.ts';
import {
  libraryBuckets,
  libraryItemIdSchema,
  type LibraryBucket,
  type LibraryCounts,
  type LibraryItem,
} from '#shared/domain/library.ts';
import { mediaKinds, type MediaKind } from '#shared/domain/reference.ts';
import type { Take } from '#shared/domain/take.ts';
import type { Database, Statement } from '../database.ts';
import { createAssetRowReader, type AssetRow } from './asset-rows.ts';
import {
  countSql,
  cursorAt,
  findSql,
  likePattern,
  pageSql,
  positionAfter,
  type PagePosition,
  type TileRow,
} from './library-queries.ts';
import { createTakeRowReader, type TakeRow } from './take-rows.ts';

export interface LibraryQuery {
  readonly bucket: LibraryBucket;
  /** None means all. */
  readonly kinds: readonly MediaKind[];
  /** `nextCursor` of the page before; `null` begins at the newest. */
  readonly cursor: string | null;
  readonly limit: number;
}

export interface LibraryPage {
  /** May be fewer than `limit` where rows could not be read. */
  readonly items: LibraryItem[];
  /** `null` on the last page. */
  readonly nextCursor: string | null;
}

/**
 * The library as a person sees it: takes and imported files, newest first. A generated file shows only through its
 * take. A clip or project in the trash hides its takes.
 */
export interface LibraryItemRepository {
  list(query: LibraryQuery): LibraryPage;
  /** Those whose name has these words in it, whatever the case, newest first; takes go by the name of their clip. */
  find(text: string, limit: number): LibraryItem[];
  counts(): LibraryCounts;
  /** Bytes of all files, the trash included. */
  usedBytes(): number;
}

type PageParameters = PagePosition & { readonly limit: number };
type PageStatement = Statement<Readonly<Record<keyof PageParameters, string | number>>, TileRow>;

export function createLibraryItemRepository(db: Database): LibraryItemRepository {
  const pages = new Map<string, PageStatement | null>();
  const preparePage = (sql: string | null): PageStatement | null => (sql === null ? null : db.prepare(sql));
  const pageOf = (bucket: LibraryBucket, kinds: readonly MediaKind[]): PageStatement | null => {
    const name = `${bucket} ${kinds.join()}`;
    const known = pages.get(name);
    if (known !== undefined) return known;
    const prepared = preparePage(pageSql(bucket, kinds));
    pages.set(name, prepared);
    return prepared;
  };
  const selectCounts = db.prepare<readonly [], LibraryCounts>(
    `SELECT ${libraryBuckets.map((bucket) => `(${countSql(bucket)}) AS "${bucket}"`).join(', ')}`,
  );
  const selectBytes = db.prepare<readonly [], { bytes: number }>('SELECT coalesce(sum(bytes), 0) AS bytes FROM assets');
  const selectNamed = db.prepare<{ readonly pattern: string; readonly limit: number }, TileRow>(findSql);
  const readTiles = createTileReader(db);

  return {
    list({ bucket, kinds, cursor, limit }) {
      const wanted = mediaKinds.filter((kind) => kinds.length === 0 || kinds.includes(kind));
      const statement = pageOf(bucket, wanted);
      // One more than asked for tells whether there is a next page.
      const found = statement?.all({ ...positionAfter(cursor), limit: limit + 1 }) ?? [];
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return { items: readTiles(page), nextCursor: found.length > limit && last !== undefined ? cursorAt(last) : null };
    },
    find: (text, limit) => readTiles(selectNamed.all({ pattern: likePattern(text), limit })),
    counts: () => selectCounts.get([]) ?? { all: 0, rejected: 0, missing: 0, trash: 0 },
    usedBytes: () => selectBytes.get([])?.bytes ?? 0,
  };
}

interface NamedTakeRow extends TakeRow {
  readonly clip_name: string;
  readonly project_name: string;
}

/** Fills tiles in their order; one whose take or asset cannot be read is left out. */
function createTileReader(db: Database): (tiles: readonly TileRow[]) => LibraryItem[] {
  const assetRows = createAssetRowReader(db);
  const takeRows = createTakeRowReader(db);
  const selectAssets = db.prepare<readonly [string], AssetRow>(
    'SELECT * FROM assets WHERE id IN (SELECT value FROM json_each(?))',
  );
  const selectTakes = db.prepare<readonly [string], NamedTakeRow>(
    `SELECT takes.*, clips.name AS clip_name, projects.name AS project_name FROM takes
     JOIN clips ON clips.id = takes.clip_id
     JOIN sequences ON sequences.id = clips.sequence_id
     JOIN projects ON projects.id = sequences.project_id
     WHERE takes.id IN (SELECT value FROM json_each(?))`,
  );
  return (tiles) => {
    const assets = new Map<string, Asset>();
    for (const asset of assetRows.all(selectAssets.all([JSON.stringify(tiles.map((tile) => tile.asset_id))]))) {
      assets.set(asset.id, asset);
    }
    const takes = new Map<string, Pick<LibraryItem, 'clipName' | 'projectName'> & { readonly take: Take }>();
    for (const row of selectTakes.all([JSON.stringify(tiles.flatMap((tile) => tile.take_id ?? []))])) {
      const take = takeRows.one(row);
      if (take !== null) takes.set(take.id, { take, clipName: row.clip_name, projectName: row.project_name });
    }
    return tiles.flatMap((tile) => {
      const asset = assets.get(tile.asset_id);
      const ofTake = tile.take_id === null ? noTake : takes.get(tile.take_id);
      if (asset === undefined || ofTake === undefined) return [];
      return [{ id: libraryItemIdSchema.parse(tile.item_id), asset, ...ofTake, createdAt: tile.created_at }];
    });
  };
}

const noTake = { take: null, clipName: null, projectName: null };
