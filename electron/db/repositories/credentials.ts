import { z } from 'zod';
import { keySlots, type KeySlot } from '#shared/domain/provider.ts';
import { credentialIdSchema, providerIdSchema, type CredentialId, type ProviderId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { booleanColumn, createRowReader, jsonColumn } from '../row-reader.ts';

const credentialSchema = z.strictObject({
  id: credentialIdSchema,
  providerId: providerIdSchema,
  slot: z.enum(keySlots),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  tail: z.string().max(4),
  /** It is sent to these and nowhere else. */
  origins: z.array(z.string()),
  isSaved: z.boolean(),
  savedAt: z.number().int().nullable(),
  createdAt: z.number().int(),
});
/** A key that was seen, by everything but itself. */
export type Credential = z.infer<typeof credentialSchema>;

export interface CredentialRepository {
  /** The salt of this library; `candidate` becomes it when there is none yet. */
  salt(candidate: Uint8Array): Uint8Array;
  find(providerId: ProviderId, slot: KeySlot, fingerprint: string): Credential | null;
  listSaved(): Credential[];
  /** Everything that was ever seen there, newest first. */
  list(providerId: ProviderId, slot: KeySlot): Credential[];
  /** A key that is known by a row that cannot be read keeps that row's id; the rest is written anew. */
  insert(credential: Omit<Credential, 'isSaved' | 'savedAt'>): void;
  /** From now on this one is in the keychain, for these origins, and no other of its place is. */
  markSaved(id: CredentialId, origins: readonly string[], savedAt: number): void;
  clearSaved(providerId: ProviderId, slot: KeySlot): void;
}

interface CredentialRow {
  readonly id: string;
  readonly provider_id: string;
  readonly slot: string;
  readonly fingerprint: string;
  readonly tail: string;
  readonly origins: string;
  readonly is_saved: number;
  readonly saved_at: number | null;
  readonly created_at: number;
}

export function createCredentialRepository(db: Database): CredentialRepository {
  const rows = createRowReader<CredentialRow, Credential>(db, {
    table: 'credentials',
    schema: credentialSchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      providerId: row.provider_id,
      slot: row.slot,
      fingerprint: row.fingerprint,
      tail: row.tail,
      origins: jsonColumn(row.origins),
      isSaved: booleanColumn(row.is_saved),
      savedAt: row.saved_at,
      createdAt: row.created_at,
    }),
  });
  const selectSalt = db.prepare<readonly [], { readonly salt: Uint8Array }>('SELECT salt FROM library_salt');
  const insertSalt = db.prepare<readonly [Uint8Array]>('INSERT INTO library_salt (id, salt) VALUES (1, ?)');
  const find = db.prepare<readonly [string, string, string], CredentialRow>(
    'SELECT * FROM credentials WHERE provider_id = ? AND slot = ? AND fingerprint = ?',
  );
  const listSaved = db.prepare<readonly [], CredentialRow>('SELECT * FROM credentials WHERE is_saved = 1');
  const list = db.prepare<readonly [string, string], CredentialRow>(
    'SELECT * FROM credentials WHERE provider_id = ? AND slot = ? ORDER BY id DESC',
  );
  const insert = db.prepare<Omit<Credential, 'isSaved' | 'savedAt' | 'origins'> & { readonly origins: string }>(`
    INSERT INTO credentials (id, provider_id, slot, fingerprint, tail, origins, is_saved, saved_at, created_at)
    VALUES (@id, @providerId, @slot, @fingerprint, @tail, @origins, 0, NULL, @createdAt)
    ON CONFLICT (provider_id, slot, fingerprint) DO UPDATE SET tail = excluded.tail, origins = excluded.origins,
      is_saved = 0, saved_at = NULL, created_at = excluded.created_at`);
  const clearOthers = db.prepare<readonly [string]>(`
    UPDATE credentials SET is_saved = 0, saved_at = NULL
    FROM credentials AS saved
    WHERE saved.id = ? AND credentials.provider_id = saved.provider_id AND credentials.slot = saved.slot
      AND credentials.is_saved = 1 AND credentials.id <> saved.id`);
  const markSaved = db.prepare<readonly [string, number, string]>(
    'UPDATE credentials SET is_saved = 1, origins = ?, saved_at = ? WHERE id = ?',
  );
  const clearSaved = db.prepare<readonly [string, string]>(
    'UPDATE credentials SET is_saved = 0, saved_at = NULL WHERE provider_id = ? AND slot = ? AND is_saved = 1',
  );
  return {
    salt(candidate) {
      const known = selectSalt.get([]);
      if (known !== undefined) return known.salt;
      insertSalt.run([candidate]);
      return candidate;
    },
    find: (providerId, slot, fingerprint) => rows.one(find.get([providerId, slot, fingerprint])),
    listSaved: () => rows.all(listSaved.all([])),
    list: (providerId, slot) => rows.all(list.all([providerId, slot])),
    insert: (credential) => void insert.run({ ...credential, origins: JSON.stringify(credential.origins) }),
    markSaved(id, origins, savedAt) {
      clearOthers.run([id]);
      markSaved.run([JSON.stringify(origins), savedAt, id]);
    },
    clearSaved: (providerId, slot) => void clearSaved.run([providerId, slot]),
  };
}
