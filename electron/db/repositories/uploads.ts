import { providerIdSchema, type AssetId, type CredentialId, type ProviderId } from '#shared/ids.ts';
import type { Database, SqlValue } from '../database.ts';

/** In place of a provider: files in the person's own bucket serve all of them. */
export const bucketUploads: ProviderId = providerIdSchema.parse('bucket');

/** Whose file it is at a provider: another account may not be able to read it. */
export interface UploadKey {
  readonly assetId: AssetId;
  readonly providerId: ProviderId;
  readonly credentialId: CredentialId;
}

/** A file that a provider has. The address is a secret. */
export interface Upload extends UploadKey {
  readonly url: string;
  /** Milliseconds UTC; `null` when it does not expire. */
  readonly expiresAt: number | null;
  /** By which it can be deleted there; `null` where that is not possible. */
  readonly remoteId: string | null;
  readonly createdAt: number;
}

export interface UploadRepository {
  find(key: UploadKey): Upload | null;
  /** In place of the one before, which is to be deleted then. */
  save(upload: Upload): void;
  /** A request names it now. */
  touch(key: UploadKey, at: number): void;
  /** Forgets files at these providers that no open job needs any more: they are to be deleted. */
  retireUnused(providerIds: readonly ProviderId[], at: number): void;
  /** Drops what no request has named since and no open job needs. */
  dropUnused(usedBefore: number): void;
}

/** An open job may still name a file of this row. Asset ids are hashes, so none is part of anything else. */
export function openJobNeeds(table: 'uploads' | 'upload_deletions'): string {
  return `EXISTS (
    SELECT 1 FROM jobs
    JOIN generations ON generations.id = jobs.generation_id JOIN snapshots ON snapshots.id = generations.snapshot_id
    WHERE jobs.settled_at IS NULL AND ${table}.provider_id IN (jobs.provider_id, '${bucketUploads}')
    AND instr(snapshots.spec, ${table}.asset_id) > 0)`;
}

export function createUploadRepository(db: Database): UploadRepository {
  const where = 'asset_id = @assetId AND provider_id = @providerId AND credential_id = @credentialId';
  const find = db.prepare<UploadKey, Upload>(`
    SELECT asset_id AS assetId, provider_id AS providerId, credential_id AS credentialId, url, expires_at AS expiresAt,
      remote_id AS remoteId, created_at AS createdAt
    FROM uploads WHERE ${where}`);
  const save = db.prepare<Readonly<Record<keyof Upload, SqlValue>>>(`
    INSERT INTO uploads (asset_id, provider_id, credential_id, url, expires_at, remote_id, created_at, used_at)
    VALUES (@assetId, @providerId, @credentialId, @url, @expiresAt, @remoteId, @createdAt, @createdAt)
    ON CONFLICT DO UPDATE SET url = excluded.url, expires_at = excluded.expires_at, remote_id = excluded.remote_id,
      created_at = excluded.created_at, used_at = excluded.used_at`);
  const touch = db.prepare<UploadKey & { readonly at: number }>(`UPDATE uploads SET used_at = @at WHERE ${where}`);
  const retire = (condition: string): string => `
    INSERT OR IGNORE INTO upload_deletions (provider_id, remote_id, asset_id, credential_id, url, created_at)
    SELECT provider_id, remote_id, asset_id, credential_id, url, @at FROM uploads
    WHERE remote_id IS NOT NULL AND ${condition}`;
  const retireOne = db.prepare<UploadKey & { readonly at: number }>(retire(where));
  const isUnused = `provider_id IN (SELECT value FROM json_each(@providers)) AND NOT ${openJobNeeds('uploads')}`;
  const retireAll = db.prepare<{ readonly providers: string; readonly at: number }>(retire(isUnused));
  const dropRetired = db.prepare<{ readonly providers: string }>(
    `DELETE FROM uploads WHERE remote_id IS NOT NULL AND ${isUnused}`,
  );
  const drop = db.prepare<readonly [number]>(`
    DELETE FROM uploads WHERE used_at < ? AND NOT ${openJobNeeds('uploads')}`);

  // Keys may carry more than their own columns, and a statement takes no other.
  const only = ({ assetId, providerId, credentialId }: UploadKey): UploadKey => ({ assetId, providerId, credentialId });
  return {
    find: (key) => find.get(only(key)) ?? null,
    save({ url, expiresAt, remoteId, createdAt, ...key }) {
      db.transaction(() => {
        retireOne.run({ ...only(key), at: createdAt });
        save.run({ ...only(key), url, expiresAt, remoteId, createdAt });
      });
    },
    touch: (key, at) => void touch.run({ ...only(key), at }),
    retireUnused(providerIds, at) {
      const providers = JSON.stringify(providerIds);
      db.transaction(() => {
        retireAll.run({ providers, at });
        dropRetired.run({ providers });
      });
    },
    dropUnused: (usedBefore) => void drop.run([usedBefore]),
  };
}
