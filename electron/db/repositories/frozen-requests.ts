import type { IntentId, JobId } from '#shared/ids.ts';
import type { Database } from '../database.ts';

/** The exact bytes of a request, or the SHA-256 (hexadecimal) of the file in which they lie. */
export type StoredRequest =
  { readonly bytes: Uint8Array; readonly outboxSha256: null } | { readonly bytes: null; readonly outboxSha256: string };

/** What jobs send, in the columns of their rows. */
export interface FrozenRequestRepository {
  /** In place of one that has never left. */
  save(jobId: JobId, request: StoredRequest): void;
  /** These bytes leave, unless others have left before. Answers the SHA-256, hexadecimal, of those that left first. */
  markSent(jobId: JobId, sha256: string): string;
  drop(jobId: JobId): void;
  find(jobId: JobId): StoredRequest | null;
  /** Its request lies in the outbox. */
  needsOutbox(intentId: IntentId): boolean;
}

interface FrozenRow {
  readonly bytes: Uint8Array | null;
  readonly outboxSha256: string | null;
}

export function createFrozenRequestRepository(db: Database): FrozenRequestRepository {
  const set = db.prepare<readonly [Uint8Array | null, string | null, JobId]>(
    'UPDATE jobs SET frozen_request = ?, outbox_sha256 = ?, sent_sha256 = NULL WHERE id = ?',
  );
  const mark = db.prepare<readonly [string, JobId], { readonly hash: string }>(
    'UPDATE jobs SET sent_sha256 = coalesce(sent_sha256, ?) WHERE id = ? RETURNING sent_sha256 AS hash',
  );
  const find = db.prepare<readonly [JobId], FrozenRow>(
    'SELECT frozen_request AS bytes, outbox_sha256 AS outboxSha256 FROM jobs WHERE id = ?',
  );
  const inOutbox = db.prepare<readonly [IntentId]>(
    'SELECT 1 FROM jobs WHERE intent_id = ? AND outbox_sha256 IS NOT NULL',
  );
  return {
    save: (jobId, { bytes, outboxSha256 }) => void set.run([bytes, outboxSha256, jobId]),
    markSent: (jobId, sha256) => mark.get([sha256, jobId])?.hash ?? sha256,
    drop: (jobId) => void set.run([null, null, jobId]),
    find(jobId) {
      const { bytes = null, outboxSha256 = null } = find.get([jobId]) ?? {};
      if (bytes !== null) return { bytes, outboxSha256: null };
      return outboxSha256 === null ? null : { bytes, outboxSha256 };
    },
    needsOutbox: (intentId) => inOutbox.get([intentId]) !== undefined,
  };
}
