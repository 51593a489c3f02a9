import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, ProviderSettings, RemoteFile, UploadSource } from '../provider.ts';
import type { EachlabsCalls } from './calls.ts';
import { usualUploadSeconds } from './capabilities.ts';
import { mapFailedCall, mapFailedUpload, unreadable } from './map-error.ts';
import { presignAnswer } from './wire-schema.ts';

/** A slow line takes its time; that it moves at all is checked between pieces. */
const uploadLimits = { totalMs: 60 * 60_000, firstByteMs: 120_000 };
/** What may be asked for. */
const keepSeconds = { least: 60, most: 31_536_000 };

interface Target {
  readonly id: string;
  readonly uploadUrl: URL;
  readonly fileUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds UTC. */
  readonly expiresAt: number;
}

/** An answer must not make us say who we are, or where the message goes. */
const forbiddenHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'cookie',
  'host',
  'proxy-authorization',
  'transfer-encoding',
]);

/**
 * What the signature covers, letter for letter; `null` when it asks for what is not sent. The length is written by the
 * layer below, so here it must only be true.
 */
function uploadHeaders(
  required: Readonly<Record<string, string>>,
  { mime, bytes }: Pick<UploadSource, 'mime' | 'bytes'>,
): Record<string, string> | null {
  const headers: Record<string, string> = { 'content-type': mime };
  for (const [given, value] of Object.entries(required)) {
    const name = given.toLowerCase();
    if (forbiddenHeaders.has(name)) return null;
    if (name !== 'content-length') headers[name] = value;
    else if (value !== String(bytes)) return null;
  }
  return headers;
}

function isPublicOrTrusted(url: URL, trustedOrigins: readonly string[]): boolean {
  const isClean = url.username === '' && url.password === '';
  return isClean && (url.protocol === 'https:' || trustedOrigins.includes(url.origin));
}

/** The end that is told, unless it is later than the one asked for: whichever is meant, the file is there until then. */
function readExpiry(told: string | null | undefined, askedFor: number): number {
  const time = Date.parse(told ?? '');
  return Number.isFinite(time) ? Math.min(time, askedFor) : askedFor;
}

/** Where EachLabs says the bytes go, and where they can be read later. Pure. */
function readTarget(
  answer: JsonAnswer,
  file: UploadSource,
  askedFor: number,
  calls: Pick<EachlabsCalls, 'trustedOrigins' | 'nowMs'>,
): Result<Target, ProviderFailure> {
  if (!isFine(answer)) return err(mapFailedCall(answer, calls.nowMs()));
  const { data } = presignAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const [uploadUrl, fileUrl] = [new URL(data.presigned_url), new URL(data.public_url)];
  const headers = uploadHeaders(data.required_headers ?? {}, file);
  if (headers === null || ![uploadUrl, fileUrl].every((url) => isPublicOrTrusted(url, calls.trustedOrigins))) {
    return err(appError('network', 'network.address-refused', { retry: 'manual' }));
  }
  const expiresAt = readExpiry(data.expires_at, askedFor);
  return ok({ id: data.id, uploadUrl, fileUrl: data.public_url, headers, expiresAt });
}

/** Asks for a place, puts the bytes there without the key, and gives the address that a request names. */
export async function uploadFile(
  calls: EachlabsCalls,
  file: UploadSource,
  { retentionSeconds }: ProviderSettings,
  call: ProviderCall,
): Promise<Result<RemoteFile, ProviderFailure>> {
  const seconds = Math.min(Math.max(retentionSeconds ?? usualUploadSeconds, keepSeconds.least), keepSeconds.most);
  const askedFor = calls.nowMs() + seconds * 1_000;
  const [fileType = 'other'] = file.mime.split('/');
  const wish = { content_type: file.mime, file_type: fileType, expires_in_seconds: seconds };
  const asked = await calls.ask(
    {
      method: 'POST',
      origin: 'api',
      path: '/v1/upload/presign',
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify(wish)),
    },
    call,
  );
  if (!asked.ok) return asked;
  const target = readTarget(asked.value, file, askedFor, calls);
  if (!target.ok) return target;
  const { id, uploadUrl, fileUrl, headers, expiresAt } = target.value;
  const put = await calls.sendPresigned(
    {
      method: 'PUT',
      url: uploadUrl.href,
      headers,
      body: { bytes: file.bytes, open: file.open },
      limits: uploadLimits,
      onSent: (bytes) => call.onProgress?.(bytes / file.bytes),
    },
    call,
  );
  if (!put.ok) return put;
  if (!isFine(put.value)) return err(mapFailedUpload(put.value, calls.nowMs()));
  return ok({ url: fileUrl, expiresAt, remoteId: id });
}

/** 204, and 404 of one that is gone, both mean that it is not there. A file that is still being taken in stays: 409. */
export async function deleteFile(
  calls: EachlabsCalls,
  { remoteId }: RemoteFile,
  call: ProviderCall,
): Promise<Result<null, ProviderFailure>> {
  const id = presignAnswer.shape.id.safeParse(remoteId).data;
  if (id === undefined) return ok(null);
  const asked = await calls.ask({ method: 'DELETE', origin: 'api', path: `/v1/files/${id}` }, call);
  if (!asked.ok) return asked;
  if (isFine(asked.value) || asked.value.status === 404) return ok(null);
  const { detail } = asked.value;
  if (asked.value.status !== 409) return err(mapFailedCall(asked.value, calls.nowMs()));
  return err(appError('network', 'provider.unavailable', { params: { provider: 'EachLabs' }, detail }));
}
