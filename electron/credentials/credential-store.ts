import type { KeyStore } from '#shared/domain/account.ts';
import type { AppError } from '#shared/errors.ts';
import type { CredentialId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { Secret } from '../platform/secret.ts';

/** The name of a secret where it is kept: what it is for, and whose. Nothing of the secret is in it. */
export type SecretName = `provider-key:${CredentialId}`;

/** Why a keychain did not do what it was asked. `install`: what the system lacks, as far as that is known. */
export interface KeychainFailure {
  readonly reason: Extract<KeyStore, { kind: 'session-only' }>['reason'];
  readonly install: string | null;
  /** The system's own words, for the folded details. */
  readonly detail: string;
}

/** One place that keeps secrets. Calls end in bounded time and never throw. */
export interface SecretVault {
  /** `null` when there is none of this name. */
  read(name: SecretName): Promise<Result<Secret | null, KeychainFailure>>;
  write(name: SecretName, secret: Secret): Promise<Result<null, KeychainFailure>>;
  /** Removing what is not there is no failure. */
  remove(name: SecretName): Promise<Result<null, KeychainFailure>>;
}

/** Where secrets are kept on this machine: the system's keychain, and memory while that cannot be used. Never a file. */
export interface CredentialStore {
  state(): KeyStore;
  /** A person asked for something: after a failure the keychain is tried once more, as far as that can help. */
  retry(): void;
  read(name: SecretName): Promise<Result<Secret | null, AppError>>;
  /** Says where it was put. It can always be put into memory. */
  write(name: SecretName, secret: Secret): Promise<'keychain' | 'memory'>;
  /** Fails when the keychain may still have it. */
  remove(name: SecretName): Promise<Result<null, AppError>>;
}
