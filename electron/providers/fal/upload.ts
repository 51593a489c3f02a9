import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, ProviderSettings, RemoteFile, UploadSource } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { mapFailedCall, mapFailedUpload, unreadable } from './map-error.ts';
import { lifecycleHeader } from './encode-request.ts';
import { uploadParts } from './upload-parts.ts';
import { initiateAnswer } from './wire-schema.ts';

/** Up to here a file goes in one piece, as in fal's own clients. */
const maxSinglePutBytes = 90 * 1024 * 1024;
/** A slow line takes its time; that it moves at all is checked between pieces. */
const uploadLimits = { totalMs: 60 * 60_000, firstByteMs: 120_000 };

interface Target {
  readonly uploadUrl: URL;
  readonly fileUrl: string;
}

function isPublicOrTrusted(url: URL, trustedOrigins: readonly string[]): boolean {
  const isClean = url.username === '' && url.password === '';
  return isClean && (url.protocol === 'https:' || trustedOrigins.includes(url.origin));
}

/** Where fal says the bytes go, and where they can be read later. Headers are never taken from an answer. Pure. */
function readTarget(
  answer: JsonAnswer,
  trustedOrigins: readonly string[],
  nowMs: number,
): Result<Target, ProviderFailure> {
  if (!isFine(answer)) return err(mapFailedCall(answer, nowMs));
  const { data } = initiateAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const [uploadUrl, fileUrl] = [new URL(data.upload_url), new URL(data.file_url)];
  if (![uploadUrl, fileUrl].every((url) => isPublicOrTrusted(url, trustedOrigins))) {
    return err(appError('network', 'network.address-refused', { retry: 'manual' }));
  }
  return ok({ uploadUrl, fileUrl: data.file_url });
}

async function putWhole(
  calls: FalCalls,
  file: UploadSource,
  { uploadUrl }: Target,
  call: ProviderCall,
): Promise<Result<null, ProviderFailure>> {
  const put = await calls.sendPresigned(
    {
      method: 'PUT',
      url: uploadUrl.href,
      headers: { 'content-type': file.mime },
      body: { bytes: file.bytes, open: file.open },
      limits: uploadLimits,
      onSent: (bytes) => call.onProgress?.(bytes / file.bytes),
    },
    call,
  );
  if (!put.ok) return put;
  return isFine(put.value) ? ok(null) : err(mapFailedUpload(put.value, calls.nowMs()));
}

/** Asks for a place, puts the bytes there, and gives the address that a request names. */
export async function uploadFile(
  calls: FalCalls,
  file: UploadSource,
  { retentionSeconds }: ProviderSettings,
  call: ProviderCall,
): Promise<Result<RemoteFile, ProviderFailure>> {
  const isLarge = file.bytes > maxSinglePutBytes;
  const kind = isLarge ? 'initiate-multipart' : 'initiate';
  const startedAt = calls.nowMs();
  const asked = await calls.ask(
    {
      method: 'POST',
      origin: 'rest',
      path: `/storage/upload/${kind}?storage_type=fal-cdn-v3`,
      headers: { 'content-type': 'application/json', ...lifecycleHeader('x-fal-object-lifecycle', retentionSeconds) },
      body: new TextEncoder().encode(JSON.stringify({ content_type: file.mime, file_name: file.name })),
    },
    call,
  );
  if (!asked.ok) return asked;
  const target = readTarget(asked.value, calls.trustedOrigins, calls.nowMs());
  if (!target.ok) return target;
  const put = await (isLarge ? uploadParts : putWhole)(calls, file, target.value, call);
  if (!put.ok) return put;
  const expiresAt = retentionSeconds === null ? null : startedAt + retentionSeconds * 1_000;
  return ok({ url: target.value.fileUrl, expiresAt });
}
