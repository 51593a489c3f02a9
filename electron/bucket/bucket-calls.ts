import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HttpAnswer, HttpBody, HttpClient, HttpRequest } from '../http/http-client.ts';
import type { Secret } from '../platform/secret.ts';
import type { BucketAddress } from './bucket-address.ts';
import type { BucketCall, BucketFile, BucketSource } from './bucket.ts';
import { mapBucketAnswer } from './bucket-error.ts';
import { newObjectKey } from './object-key.ts';
import { emptySha256, presignGet, signHeaders, type Signer } from './signatures.ts';

/** Long enough for a job that waits in a queue, short enough when an address gets around. */
export const addressSeconds = 24 * 60 * 60;

const smallAnswer = 65_536;
/** For large files on slow lines, and storages that check all of it before they answer. */
const uploadLimits = { totalMs: 60 * 60_000, firstByteMs: 120_000, maxBytes: smallAnswer };

/** An address and the key that signs for it. */
export interface OpenBucket {
  readonly address: BucketAddress;
  readonly key: Secret;
}

/** Puts, fetches and deletes objects: one attempt each, without redirects. */
export interface BucketCalls {
  put(to: OpenBucket, file: BucketSource, call: BucketCall): Promise<Result<BucketFile, AppError>>;
  /** As a provider does it: by the signed address alone. */
  get(from: OpenBucket, file: Pick<BucketFile, 'url'>, signal: AbortSignal): Promise<Result<Uint8Array, AppError>>;
  remove(from: OpenBucket, remoteId: string, signal: AbortSignal): Promise<Result<null, AppError>>;
}

interface BucketCallsDeps {
  readonly http: HttpClient;
  readonly clock: { nowMs(): number };
}

export function createBucketCalls({ http, clock }: BucketCallsDeps): BucketCalls {
  const signerOf = ({ address, key }: OpenBucket): Signer => ({ region: address.region, key, nowMs: clock.nowMs() });

  const send = async (
    { address }: OpenBucket,
    request: Omit<HttpRequest, 'trustedOrigins'>,
  ): Promise<Result<HttpAnswer, AppError>> => {
    const outcome = await http.send({ ...request, trustedOrigins: address.trustedOrigins });
    return outcome.kind === 'answered' ? ok(outcome.answer) : err(outcome.error);
  };

  return {
    async put(to, file, { signal, onProgress }) {
      const url = `${to.address.base}/${newObjectKey(file.assetId, file.name)}`;
      const headers = { 'content-type': file.mime, 'x-amz-content-sha256': file.assetId };
      const signed = await signHeaders(signerOf(to), { method: 'PUT', url, headers });
      const body: HttpBody = { bytes: file.bytes, open: file.open };
      const onSent = (bytes: number): void => onProgress?.(file.bytes === 0 ? 1 : bytes / file.bytes);
      const answer = await send(to, { ...signed, body, limits: uploadLimits, signal, onSent });
      if (!answer.ok) return answer;
      const { status, headers: told } = answer.value;
      if (status < 200 || status > 299) return err(mapBucketAnswer(answer.value));
      // Every storage names what it has taken; a page that says yes to everything does not.
      if (told['etag'] === undefined) return err(notStorage());
      const signer = signerOf(to);
      // A signature knows whole seconds only.
      const expiresAt = (Math.floor(signer.nowMs / 1_000) + addressSeconds) * 1_000;
      return ok({ url: await presignGet(signer, url, addressSeconds), expiresAt, remoteId: url });
    },
    async get(from, { url }, signal) {
      const answer = await send(from, { method: 'GET', url, limits: { maxBytes: smallAnswer }, signal });
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? ok(answer.value.body) : err(mapBucketAnswer(answer.value));
    },
    async remove(from, remoteId, signal) {
      const headers = { 'x-amz-content-sha256': emptySha256 };
      const signed = await signHeaders(signerOf(from), { method: 'DELETE', url: remoteId, headers });
      const answer = await send(from, { ...signed, limits: { maxBytes: smallAnswer }, signal });
      if (!answer.ok) return answer;
      const isGone = answer.value.status === 204 || answer.value.status === 200;
      if (isGone) return ok(null);
      const error = mapBucketAnswer(answer.value);
      return error.code === 'bucket.object-gone' ? ok(null) : err(error);
    },
  };
}

function notStorage(): AppError {
  return appError('provider-changed', 'bucket.not-storage', { detail: 'a success without an ETag' });
}
