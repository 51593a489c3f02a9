import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, RemoteFile, UploadSource } from '../provider.ts';
import type { ApiframeCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { multipartOf } from './multipart.ts';
import { uploadAnswer } from './wire-schema.ts';

/** A slow line takes its time; that it moves at all is checked between pieces. */
const uploadLimits = { totalMs: 60 * 60_000, firstByteMs: 120_000 };

/** "About one to two hours" where the answer does not name a moment. */
const shortestLifeMs = 60 * 60_000;

interface Uploaded {
  readonly bytes: number;
  readonly startedAt: number;
  readonly nowMs: number;
  readonly trustedOrigins: readonly string[];
}

function isPublicOrTrusted(url: URL, trustedOrigins: readonly string[]): boolean {
  const isClean = url.username === '' && url.password === '';
  return isClean && (url.protocol === 'https:' || trustedOrigins.includes(url.origin));
}

/** Where a file can be read, and until when. Pure. */
function mapUpload(
  answer: JsonAnswer,
  { bytes, startedAt, nowMs, trustedOrigins }: Uploaded,
): Result<RemoteFile, ProviderFailure> {
  if (!isFine(answer)) return err(mapFailedCall(answer, nowMs));
  const { data } = uploadAnswer.safeParse(answer.json);
  // Another size than was sent: these are not the bytes that would be paid for.
  if (data === undefined || (data.byteSize ?? bytes) !== bytes) return err(unreadable(answer));
  if (!isPublicOrTrusted(new URL(data.url), trustedOrigins)) {
    return err(appError('network', 'network.address-refused', { retry: 'manual' }));
  }
  const expiresAt = Date.parse(data.expiresAt ?? '');
  return ok({ url: data.url, expiresAt: Number.isNaN(expiresAt) ? startedAt + shortestLifeMs : expiresAt });
}

/** Puts a file where a request can name it, for an hour or two. */
export async function uploadFile(
  calls: ApiframeCalls,
  file: UploadSource,
  call: ProviderCall,
): Promise<Result<RemoteFile, ProviderFailure>> {
  const { contentType, body } = multipartOf('file', file);
  const startedAt = calls.nowMs();
  const asked = await calls.ask(
    {
      method: 'POST',
      origin: 'api',
      path: '/v2/uploads',
      headers: { 'content-type': contentType },
      body,
      limits: uploadLimits,
      onSent: (sent) => call.onProgress?.(sent / body.bytes),
    },
    call,
  );
  if (!asked.ok) return asked;
  const { trustedOrigins } = calls;
  return mapUpload(asked.value, { bytes: file.bytes, startedAt, nowMs: calls.nowMs(), trustedOrigins });
}
