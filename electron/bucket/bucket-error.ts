import { appError, type AppError, type ErrorCode } from '#shared/errors.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { redactSecrets } from '../platform/redact.ts';

/** The storage's own word for what is wrong -> ours. Words that are missing here are judged by the status. */
const codes: Readonly<Record<string, ErrorCode>> = {
  InvalidAccessKeyId: 'bucket.key-rejected',
  SignatureDoesNotMatch: 'bucket.key-rejected',
  InvalidToken: 'bucket.key-rejected',
  ExpiredToken: 'bucket.key-rejected',
  Unauthorized: 'bucket.key-rejected',
  AuthorizationHeaderMalformed: 'bucket.wrong-region',
  AuthorizationQueryParametersError: 'bucket.wrong-region',
  IllegalLocationConstraintException: 'bucket.wrong-region',
  InvalidRegionName: 'bucket.wrong-region',
  PermanentRedirect: 'bucket.wrong-region',
  TemporaryRedirect: 'bucket.wrong-region',
  RequestTimeTooSkewed: 'bucket.clock-wrong',
  RequestExpired: 'bucket.clock-wrong',
  NoSuchBucket: 'bucket.not-found',
  InvalidBucketName: 'bucket.not-found',
  NoSuchKey: 'bucket.object-gone',
  SlowDown: 'bucket.unavailable',
  ServiceUnavailable: 'bucket.unavailable',
  InternalError: 'bucket.unavailable',
};

const kinds: Readonly<Partial<Record<ErrorCode, Parameters<typeof appError>[0]>>> = {
  'bucket.unavailable': 'network',
  'bucket.rejected': 'provider-rejected',
  'bucket.not-storage': 'provider-changed',
};

/** Enough for any error; a page of something else may be longer. */
const maxReadBytes = 16_384;

/** What an answer that is no success says. Nothing in a bucket costs money that Dailies knows of. */
export function mapBucketAnswer({ status, headers, body }: Pick<HttpAnswer, 'status' | 'headers' | 'body'>): AppError {
  const text = Buffer.from(body.subarray(0, maxReadBytes)).toString('utf8');
  const [word, message] = [elementOf(text, 'Code'), elementOf(text, 'Message')];
  const isOutOfTime = word === 'AccessDenied' && /expired|not yet valid/i.test(message);
  const code = isOutOfTime ? 'bucket.clock-wrong' : (codes[word] ?? byStatus(status, word));
  const region = elementOf(text, 'Region') || (headers['x-amz-bucket-region'] ?? '');
  const tellsRegion = code === 'bucket.wrong-region' && /^[\w-]{1,60}$/.test(region);
  return appError(kinds[code] ?? 'auth', code, {
    params: tellsRegion ? { context: 'named', region } : {},
    detail: redactSecrets([String(status), word, message].filter((part) => part !== '').join(' ')).slice(0, 1_000),
  });
}

function byStatus(status: number, word: string): ErrorCode {
  if (status === 401) return 'bucket.key-rejected';
  if (status === 403) return 'bucket.forbidden';
  if (status === 429 || status >= 500)
    return status === 501 || status === 507 ? 'bucket.rejected' : 'bucket.unavailable';
  // A storage says in its own words what it does not know; anybody says 404 or answers with a page.
  if (status < 400 || word === '') return 'bucket.not-storage';
  return 'bucket.rejected';
}

function elementOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]{0,500})</${name}>`).exec(xml)?.[1]?.trim() ?? '';
}
