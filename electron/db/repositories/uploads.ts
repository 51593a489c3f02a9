import type { AssetId, CredentialId, ProviderId } from '#shared/ids.ts';
import type { Database, SqlValue } from '../database.ts';

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
  readonly createdAt: number;
}

export interface UploadRepository {
  find(key: UploadKey): Upload | null;
  /** In place of the one before. */
  save(upload: Upload): void;
  /** A request names it now. */
  touch(key: UploadKey, at: number): void;
  /** Drops what no request has named since, except at providers where a job is still open. */
  dropUnused(usedBefore: number): void;
}

export function createUploadRepository(db: Database): UploadRepository {
  const where = 'asset_id = @assetId AND provider_id = @providerId AND credential_id = @credentialId';
  const find = db.prepare<UploadKey, Upload>(`
    SELECT asset_id AS assetId, provider_id AS providerId, credential_id AS credentialId, url, expires_at AS expiresAt,
      created_at AS createdAt
    FROM uploads WHERE ${where}`);
  const save = db.prepare<Readonly<Record<keyof Upload, SqlValue>>>(`
    INSERT INTO uploads (asset_id, provider_id, credential_id, url, expires_at, created_at, used_at)
    VALUES (@assetId, @providerId, @credentialId, @url, @expiresAt, @createdAt, @createdAt)
    ON CONFLICT DO UPDATE SET url = excluded.url, expires_at = excluded.expires_at, created_at = excluded.created_at,
      used_at = excluded.used_at`);
  const touch = db.prepare<UploadKey & { readonly at: number }>(`UPDATE uploads SET used_at = @at WHERE ${where}`);
  const drop = db.prepare<readonly [number]>(`
    DELETE FROM uploads WHERE used_at < ?
    AND provider_id NOT IN (SELECT provider_id FROM jobs WHERE settled_at IS NULL)`);

  // Keys may carry more than their own columns, and a statement takes no other.
  const only = ({ assetId, providerId, credentialId }: UploadKey): UploadKey => ({ assetId, providerId, credentialId });
  return {
    find: (key) => find.get(only(key)) ?? null,
    save: ({ url, expiresAt, createdAt, ...key }) => void save.run({ ...only(key), url, expiresAt, createdAt }),
    touch: (key, at) => void touch.run({ ...only(key), at }),
    dropUnused: (usedBefore) => void drop.run([usedBefore]),
  };
}
