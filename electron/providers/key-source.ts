import type { AppError } from '#shared/errors.ts';
import type { CredentialId, ProviderId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { ProviderKeys } from './provider.ts';

/** Where jobs get the key for one call. The key itself is read from where it is kept each time. */
export interface KeySource {
  /** The key that new orders at this provider belong to; `null` when there is none that may be used. */
  current(providerId: ProviderId): CredentialId | null;
  /**
   * The keys for one call of a job that belongs to this credential. Fails with `key.missing` when there is none,
   * `key.replaced` when another one is in force, `key.other-origin` when the address has changed since it was entered.
   */
  open(providerId: ProviderId, credentialId: CredentialId): Promise<Result<ProviderKeys, AppError>>;
  /** Called when the key in force at a provider has changed. Returns what stops it. */
  onChange(listener: (providerId: ProviderId) => void): () => void;
}
