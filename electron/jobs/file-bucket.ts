import { appError, type AppError } from '#shared/errors.ts';
import type { CredentialId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProviderCall, RemoteFile, UploadSource } from '../providers/provider.ts';

/** The person's own storage: from there a provider fetches what it does not store itself. */
export interface FileBucket {
  isSet(): boolean;
  /** Files go through it also where a provider has a storage of its own. */
  isForAll(): boolean;
  put(file: UploadSource, call: Pick<ProviderCall, 'signal' | 'onProgress'>): Promise<Result<RemoteFile, AppError>>;
  /** One that is gone already counts as removed. */
  remove(file: RemoteFile, signal: AbortSignal): Promise<Result<null, AppError>>;
  /** What its files belong to; `null`: there is no bucket. */
  credentialId(): CredentialId | null;
}

/** A person without a bucket. What still lies in one that is gone is out of our reach. */
export const noBucket: FileBucket = {
  isSet: () => false,
  isForAll: () => false,
  put: async () => err(appError('not-found', 'entity.not-found', { detail: 'there is no bucket' })),
  remove: async () => ok(null),
  credentialId: () => null,
};
