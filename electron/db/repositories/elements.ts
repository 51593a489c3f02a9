import { elementSchema, type Element, type ElementAsset, type ElementKind } from '#shared/domain/element.ts';
import type { ElementId, ProjectId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

export interface ElementRepository {
  insert(element: Element): void;
  find(id: ElementId): Element | null;
  /** By name, the trash included. */
  listByProject(projectId: ProjectId): Element[];
  /** The one of a project that has this name, whatever the case, and is not in the trash. */
  findNamed(projectId: ProjectId, name: string): Element | null;
  rename(id: ElementId, name: string): Element | null;
  setKind(id: ElementId, kind: ElementKind): Element | null;
  /** Takes the place of all files it had. */
  setAssets(id: ElementId, assets: readonly ElementAsset[]): Element | null;
  /** `trashedAt`: milliseconds UTC, or `null` to bring it back. */
  setTrashed(id: ElementId, trashedAt: number | null): Element | null;
}

interface ElementRow {
  readonly id: string;
  readonly project_id: string;
  readonly kind: string;
  readonly name: string;
  readonly created_at: number;
  readonly trashed_at: number | null;
  /** JSON, in their order. */
  readonly assets: string;
}

const select = `
  SELECT elements.*, (
    SELECT json_group_array(
      json_object('assetId', asset_id, 'role', role, 'usedRange', used_range) ORDER BY position, asset_id
    )
    FROM element_assets WHERE element_id = elements.id
  ) AS assets
  FROM elements`;

interface AssetColumn {
  readonly usedRange: string | null;
}

/** A range stays the text it is kept as until here, so that a damaged one costs its element and not the whole list. */
function assetsOf(column: string): unknown {
  const assets = jsonColumn(column) as readonly AssetColumn[];
  return assets.map(({ usedRange, ...asset }) => ({ ...asset, usedRange: jsonColumn(usedRange) }));
}

const foldedName = (name: string): string => name.toLocaleLowerCase('en');

/** Puts a list of files in the place of the one an element had. */
function prepareAssets(db: Database): (elementId: ElementId, assets: readonly ElementAsset[]) => void {
  const clearAssets = db.prepare<readonly [ElementId]>('DELETE FROM element_assets WHERE element_id = ?');
  const insertAsset = db.prepare<Readonly<Record<string, string | number | null>>>(
    `INSERT INTO element_assets (element_id, asset_id, role, position, used_range)
     VALUES (@elementId, @assetId, @role, @position, @usedRange)`,
  );
  return (elementId, assets) => {
    clearAssets.run([elementId]);
    assets.forEach(({ assetId, role, usedRange }, position) => {
      const range = usedRange === null ? null : JSON.stringify(usedRange);
      insertAsset.run({ elementId, assetId, role, position, usedRange: range });
    });
  };
}

export function createElementRepository(db: Database): ElementRepository {
  const rows = createRowReader<ElementRow, Element>(db, {
    table: 'elements',
    schema: elementSchema,
    idOf: (row) => row.id,
    toEntity: ({ project_id, created_at, trashed_at, assets, ...row }) => ({
      ...row,
      projectId: project_id,
      assets: assetsOf(assets),
      createdAt: created_at,
      trashedAt: trashed_at,
    }),
  });
  const insert = db.prepare<Omit<Element, 'assets'>>(
    `INSERT INTO elements (id, project_id, kind, name, created_at, trashed_at)
     VALUES (@id, @projectId, @kind, @name, @createdAt, @trashedAt)`,
  );
  const selectOne = db.prepare<readonly [ElementId], ElementRow>(`${select} WHERE elements.id = ?`);
  const selectByProject = db.prepare<readonly [ProjectId], ElementRow>(
    `${select} WHERE project_id = ? ORDER BY name COLLATE NOCASE, id`,
  );
  const find = (id: ElementId): Element | null => rows.one(selectOne.get([id]));
  const prepareUpdate = <Value extends string | number | null>(column: string) => {
    const update = db.prepare<readonly [Value, ElementId]>(`UPDATE elements SET ${column} = ? WHERE id = ?`);
    return (id: ElementId, value: Value): Element | null => {
      update.run([value, id]);
      return find(id);
    };
  };
  const writeAssets = prepareAssets(db);
  return {
    insert({ assets, ...element }) {
      insert.run(element);
      writeAssets(element.id, assets);
    },
    find,
    listByProject: (projectId) => rows.all(selectByProject.all([projectId])),
    // SQLite folds the case of Latin letters only; names may be of any script.
    findNamed: (projectId, name) =>
      rows
        .all(selectByProject.all([projectId]))
        .find((element) => element.trashedAt === null && foldedName(element.name) === foldedName(name)) ?? null,
    rename: prepareUpdate<string>('name'),
    setKind: prepareUpdate<ElementKind>('kind'),
    setAssets(id, assets) {
      if (find(id) === null) return null;
      writeAssets(id, assets);
      return find(id);
    },
    setTrashed: prepareUpdate<number | null>('trashed_at'),
  };
}
