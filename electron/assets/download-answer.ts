import { createHash } from 'node:crypto';
import type { HttpHead } from '../http/http-client.ts';
import type { PartialOrigin } from './partial-file.ts';

/** What the head of an answer means for a download. */
export type AnswerMeaning =
  /** The rest of what is here already. */
  | { readonly kind: 'rest' }
  /** The file from its first byte; `origin` when it could be continued later. */
  | {
      readonly kind: 'whole';
      readonly origin: PartialOrigin | null;
      readonly totalBytes: number | null;
      readonly encoding: string;
    }
  /** Not the rest that was asked for: what is here is of no use. */
  | { readonly kind: 'mismatch'; readonly detail: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly detail: string };

/** Signed addresses run out with one of these; S3 and its like say 403 or 404 for what is gone. */
const goneStatuses = new Set([403, 404, 410]);
const defaultRetryAfterMs = 5_000;
const maxRetryAfterMs = 600_000;

/** `asked`: what is here, when the rest of it was asked for. */
export function readAnswer(
  { status, headers }: HttpHead,
  address: string,
  asked: { readonly bytes: number; readonly origin: PartialOrigin } | null,
): AnswerMeaning {
  if (goneStatuses.has(status)) return { kind: 'expired' };
  if (status === 429) return { kind: 'limited', retryAfterMs: readRetryAfter(headers['retry-after']) };
  if (status === 416 && asked !== null) return { kind: 'mismatch', detail: 'the rest is not there' };
  if (status === 206) return readRest(headers, asked);
  if (status !== 200) return { kind: 'failed', detail: `HTTP ${String(status)}` };
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const totalBytes = readLength(headers['content-length']);
  const etag = headers['etag'] ?? '';
  // A weak tag promises the same meaning, not the same bytes; packed bytes are not those of the file.
  const isResumable = isStrong(etag) && totalBytes !== null && totalBytes > 0 && encoding === 'identity';
  const origin = isResumable ? { etag, totalBytes, addressHash: hashAddress(address) } : null;
  return { kind: 'whole', origin, totalBytes: encoding === 'identity' ? totalBytes : null, encoding };
}

/** Without the query: a fresh signature does not make another file. */
export function hashAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return createHash('sha256').update(`${origin}${pathname}`).digest('hex');
}

function readRest(
  headers: HttpHead['headers'],
  asked: { readonly bytes: number; readonly origin: PartialOrigin } | null,
): AnswerMeaning {
  if (asked === null) return { kind: 'mismatch', detail: 'a part that nobody asked for' };
  const { etag, totalBytes } = asked.origin;
  const expected = `bytes ${String(asked.bytes)}-${String(totalBytes - 1)}/${String(totalBytes)}`;
  const range = headers['content-range'] ?? '';
  if (range.trim().toLowerCase() !== expected) return { kind: 'mismatch', detail: `range ${range.slice(0, 60)}` };
  if ((headers['etag'] ?? etag) !== etag) return { kind: 'mismatch', detail: 'the file is another one now' };
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return { kind: 'mismatch', detail: 'a packed part' };
  return { kind: 'rest' };
}

function isStrong(etag: string): boolean {
  return /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}

function readLength(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function readRetryAfter(text: string | undefined): number {
  const seconds = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
  return seconds === null ? defaultRetryAfterMs : Math.min(Math.max(seconds * 1_000, 1_000), maxRetryAfterMs);
}
