import type { z } from 'zod';
import type { Database } from './database.ts';

/** Reads rows as entities. A row that does not fit is left out and reported; it never hides the rest. */
export interface RowReader<Row, Entity> {
  /** `null` when there is no row, or none that can be read. */
  one(row: Row | undefined): Entity | null;
  all(rows: readonly Row[]): Entity[];
}

interface RowReaderOptions<Row, Entity> {
  readonly table: string;
  readonly schema: z.ZodType<Entity>;
  readonly idOf: (row: Row) => string;
  /** Renames columns and opens JSON; the schema checks what comes out. */
  readonly toEntity: (row: Row) => unknown;
}

export function createRowReader<Row, Entity>(
  db: Pick<Database, 'reportDamagedRow'>,
  options: RowReaderOptions<Row, Entity>,
): RowReader<Row, Entity> {
  const read = (row: Row): Entity | null => {
    const parsed = options.schema.safeParse(options.toEntity(row));
    if (parsed.success) return parsed.data;
    db.reportDamagedRow(options.table, options.idOf(row));
    return null;
  };
  return {
    one: (row) => (row === undefined ? null : read(row)),
    all: (rows) =>
      rows.flatMap((row) => {
        const entity = read(row);
        return entity === null ? [] : [entity];
      }),
  };
}

/** The value of a JSON column; `undefined`, which no schema takes, when it is not JSON. */
export function jsonColumn(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** SQLite has no booleans. Anything but 0 and 1 is left as it is, for the schema to refuse. */
export function booleanColumn(value: number): unknown {
  return value === 0 ? false : value === 1 ? true : value;
}

export function booleanParameter(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
