import { z } from 'zod';
import type { ProviderId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

const tableSchema = z.strictObject({
  /** Plain JSON that only the provider's own folder understands. */
  data: z.json(),
  /** Milliseconds UTC. */
  readAt: z.number().int(),
});
/** What a provider published of itself when it was last read. */
type ProviderTable = z.infer<typeof tableSchema>;

export interface ProviderTableRepository {
  /** `null`: nothing was ever read from it, or nothing that can be opened. */
  find(providerId: ProviderId): ProviderTable | null;
  /** In place of the one before. */
  save(providerId: ProviderId, table: { readonly data: unknown; readonly readAt: number }): void;
}

interface TableRow {
  readonly provider_id: string;
  readonly data: string;
  readonly read_at: number;
}

export function createProviderTableRepository(db: Database): ProviderTableRepository {
  const rows = createRowReader<TableRow, ProviderTable>(db, {
    table: 'provider_tables',
    schema: tableSchema,
    idOf: (row) => row.provider_id,
    toEntity: (row) => ({ data: jsonColumn(row.data), readAt: row.read_at }),
  });
  const find = db.prepare<readonly [ProviderId], TableRow>('SELECT * FROM provider_tables WHERE provider_id = ?');
  const save = db.prepare<TableRow>(`
    INSERT INTO provider_tables (provider_id, data, read_at) VALUES (@provider_id, @data, @read_at)
    ON CONFLICT (provider_id) DO UPDATE SET data = excluded.data, read_at = excluded.read_at`);
  return {
    find: (providerId) => rows.one(find.get([providerId])),
    save(providerId, { data, readAt }) {
      save.run({ provider_id: providerId, data: JSON.stringify(data), read_at: readAt });
    },
  };
}
