import { ok, type Result } from '#shared/result.ts';
import type { AppError } from '#shared/errors.ts';
import type { UploadDeletion, UploadDeletionRepository } from '../db/repositories/upload-deletions.ts';
import { bucketUploads, type UploadRepository } from '../db/repositories/uploads.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { RemoteFile } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { FileBucket } from './file-bucket.ts';

/** Deletes uploaded files at providers, and in the person's bucket, once no job needs them. Nothing waits for it. */
export interface UploadCleaner {
  /** Deletes what is due now, in the background. What was refused before is left for the next start. */
  clean(): void;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

export interface UploadCleanerDeps {
  readonly uploads: Pick<UploadRepository, 'retireUnused'>;
  readonly uploadDeletions: UploadDeletionRepository;
  readonly registry: ProviderRegistry;
  readonly bucket: FileBucket;
  readonly keys: Pick<KeySource, 'open'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What could not be deleted in so long is gone by itself, or nobody has the key any more. */
const givenUpAfterMs = 30 * 24 * 60 * 60_000;

export function createUploadCleaner(deps: UploadCleanerDeps): UploadCleaner {
  return new Cleaner(deps);
}

class Cleaner implements UploadCleaner {
  readonly #deps: UploadCleanerDeps;
  readonly #stopping = new AbortController();
  /** Refused in this run. */
  readonly #refused = new Set<string>();
  /** One at a time, so that nothing is deleted twice. */
  #round: Promise<void> = Promise.resolve();

  constructor(deps: UploadCleanerDeps) {
    this.#deps = deps;
  }

  clean(): void {
    this.#round = this.#round
      .then(() => this.#deleteDue())
      .catch((error: unknown) => {
        this.#deps.logger.warn('Uploaded files that nobody needs are still there.', { error: describeError(error) });
      });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#round;
  }

  async #deleteDue(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const { uploads, uploadDeletions, registry, clock } = this.#deps;
    const now = clock.nowMs();
    const able = registry.providers.filter((provider) => provider.deleteUpload !== undefined);
    uploads.retireUnused([bucketUploads, ...able.map(({ capabilities }) => capabilities.id)], now);
    uploadDeletions.dropOlder(now - givenUpAfterMs);
    for (const due of uploadDeletions.listDue()) {
      const id = `${due.providerId} ${due.remoteId}`;
      if (this.#refused.has(id)) continue;
      const deleted = await this.#delete(due);
      if (this.#stopping.signal.aborted) return;
      if (deleted.ok) uploadDeletions.drop(due);
      else this.#refuse(id, due, deleted.error);
    }
  }

  #refuse(id: string, { providerId, assetId }: UploadDeletion, error: AppError): void {
    this.#refused.add(id);
    this.#deps.logger.warn('An uploaded file could not be deleted; the next start tries again.', {
      providerId,
      assetId,
      code: error.code,
    });
  }

  async #delete({ providerId, credentialId, url, remoteId }: UploadDeletion): Promise<Result<null, AppError>> {
    const { registry, bucket, keys } = this.#deps;
    const { signal } = this.#stopping;
    const file: RemoteFile = { url, remoteId, expiresAt: null };
    if (providerId === bucketUploads) return await bucket.remove(file, signal);
    const provider = registry.find(providerId);
    // A provider that is gone, or can no longer delete: there is nobody to ask.
    if (provider?.deleteUpload === undefined) return ok(null);
    const opened = await keys.open(providerId, credentialId);
    return opened.ok ? await provider.deleteUpload(file, { signal, keys: opened.value }) : opened;
  }
}
