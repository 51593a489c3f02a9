import type { AssetId, CredentialId, ProviderId } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { openJobNeeds } from './uploads.ts';

/** A file at a provider that nobody here needs any more. The address is a secret. */
export interface UploadDeletion {
  readonly providerId: ProviderId;
  /** By which the provider knows it. */
  readonly remoteId: string;
  readonly assetId: AssetId;
  readonly credentialId: CredentialId;
  readonly url: string;
}

export interface UploadDeletionRepository {
  /** What may be deleted now: no open job names it, and nothing that is in use has the same id there. Oldest first. */
  listDue(): UploadDeletion[];
  /** It is gone there. */
  drop(deletion: UploadDeletion): void;
  /** Gives up on what could not be deleted for so long (milliseconds UTC). */
  dropOlder(createdBefore: number): void;
}

export function createUploadDeletionRepository(db: Database): UploadDeletionRepository {
  const due = db.prepare<readonly [], UploadDeletion>(`
    SELECT provider_id AS providerId, remote_id AS remoteId, asset_id AS assetId, credential_id AS credentialId, url
    FROM upload_deletions
    WHERE NOT ${openJobNeeds('upload_deletions')} AND NOT EXISTS (
      SELECT 1 FROM uploads
      WHERE uploads.provider_id = upload_deletions.provider_id AND uploads.remote_id = upload_deletions.remote_id)
    ORDER BY created_at, remote_id`);
  const drop = db.prepare<readonly [ProviderId, string]>(
    'DELETE FROM upload_deletions WHERE provider_id = ? AND remote_id = ?',
  );
  const dropOlder = db.prepare<readonly [number]>('DELETE FROM upload_deletions WHERE created_at < ?');
  return {
    listDue: () => due.all([]),
    drop: ({ providerId, remoteId }) => void drop.run([providerId, remoteId]),
    dropOlder: (createdBefore) => void dropOlder.run([createdBefore]),
  };
}
