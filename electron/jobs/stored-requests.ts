import { createHash } from 'node:crypto';
import type { JobId } from '#shared/ids.ts';
import type { FrozenRequestRepository } from '../db/repositories/frozen-requests.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { FrozenRequest } from '../providers/provider.ts';
import { packFrozen, unpackFrozen } from './frozen-bytes.ts';
import type { JobStore } from './job-store.ts';
import type { Outbox } from './outbox.ts';

/** Frozen requests, in their rows or, where they are large, in the outbox. */
export interface StoredRequests extends Pick<JobStore, 'getFrozen' | 'findFrozen' | 'claimBytes'> {
  /** A large one is on the disk when this returns; then call `commit` in the transaction of the job's row. */
  write(job: Job, frozen: FrozenRequest): { readonly commit: () => void };
}

interface StoredRequestsDeps {
  readonly jobs: Pick<JobRepository, 'find'>;
  readonly frozenRequests: FrozenRequestRepository;
  readonly outbox: Outbox;
}

/** A request of more bytes than this lies in a file: it would make the database, and every copy of it, large. */
const maxRowBytes = 256 * 1_024;

export function createStoredRequests({ jobs, frozenRequests, outbox }: StoredRequestsDeps): StoredRequests {
  const find = (id: JobId): Uint8Array | null => {
    const request = frozenRequests.find(id);
    const job = jobs.find(id);
    if (request === null || job === null) return null;
    return request.bytes ?? outbox.read(job.intentId, request.outboxSha256);
  };
  const get = (id: JobId): Uint8Array => {
    const bytes = find(id);
    if (bytes === null) throw new Error('a job is past preparing and has no frozen request');
    return bytes;
  };
  return {
    write({ id, intentId }, frozen) {
      const bytes = packFrozen(frozen);
      const request =
        bytes.length <= maxRowBytes
          ? ({ bytes, outboxSha256: null } as const)
          : ({ bytes: null, outboxSha256: outbox.write(intentId, bytes) } as const);
      return {
        commit: () => {
          frozenRequests.save(id, request);
        },
      };
    },
    getFrozen: (id) => unpackFrozen(get(id)),
    findFrozen(id) {
      const bytes = find(id);
      return bytes === null ? null : unpackFrozen(bytes);
    },
    claimBytes(id) {
      const sha256 = createHash('sha256').update(get(id)).digest('hex');
      return frozenRequests.markSent(id, sha256) === sha256;
    },
  };
}
