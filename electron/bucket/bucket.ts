import type { AppError } from '#shared/errors.ts';
import type { AssetId, CredentialId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';

/** The bytes of an asset on their way into the bucket. What jobs upload to a provider fits here as it is. */
export interface BucketSource {
  /** The SHA-256 of the bytes: the bucket refuses any others. */
  readonly assetId: AssetId;
  /** Only its extension is used. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  /** Each call reads from the start. */
  readonly open: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
}

/** An object that whoever has its address can fetch until it expires. It fits wherever a provider's own upload does. */
export interface BucketFile {
  /** Signed: the address is the permission. */
  readonly url: string;
  /** Milliseconds UTC. */
  readonly expiresAt: number;
  /** The object's plain address. By it the object is deleted. */
  readonly remoteId: string;
}

export interface BucketCall {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** The person's own S3-compatible bucket. Each call makes one attempt and never retries. */
export interface Bucket {
  /** Files can be put into it. Never opens the keychain. */
  isSet(): boolean;
  /** Whose key signs, for the cache of uploads: addresses die with the key. `null`: there is no bucket that can be used. */
  credentialId(): CredentialId | null;
  /** Files for every provider go through it, also where a provider has a storage of its own. */
  isForAll(): boolean;
  put(file: BucketSource, call: BucketCall): Promise<Result<BucketFile, AppError>>;
  /** Deletes what `put` left. An object that is gone already, or lies in another bucket, counts as deleted. */
  remove(file: { readonly remoteId?: string }, signal: AbortSignal): Promise<Result<null, AppError>>;
}
