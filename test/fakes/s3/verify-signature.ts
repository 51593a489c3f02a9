import { createHash, createHmac } from 'node:crypto';
import type { Exchange } from '#test/fakes/provider-server/exchange.ts';
import { S3Error } from './s3-error.ts';

/** What the storage knows and expects. */
export interface Signatory {
  readonly keys: ReadonlyMap<string, string>;
  readonly region: string;
  readonly nowMs: number;
}

interface Claim {
  readonly keyId: string;
  /** `<date>/<region>/s3/aws4_request` */
  readonly scope: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** As written: `20261121T114503Z`. */
  readonly time: string;
  readonly payload: string;
  /** Query without the signature itself. */
  readonly query: readonly (readonly [string, string])[];
}

const maxSkewMs = 15 * 60_000;
const maxExpirySeconds = 604_800;
const algorithm = 'AWS4-HMAC-SHA256';

/**
 * AWS Signature Version 4 as its specification describes it, written without a look at the library that signs. Throws what
 * S3 answers to a request that is not properly signed.
 */
export function verifySignature(exchange: Exchange, signatory: Signatory): 'header' | 'query' {
  const isQuery = exchange.url.searchParams.has('X-Amz-Signature');
  const claim = isQuery ? readQuery(exchange) : readHeader(exchange);
  checkTime(claim, signatory, isQuery, exchange);
  checkScope(claim, signatory, isQuery);
  const secret = signatory.keys.get(claim.keyId);
  if (secret === undefined) {
    throw new S3Error(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  checkHeaders(claim, exchange);
  if (signatureOf(claim, exchange, secret) !== claim.signature) {
    throw new S3Error(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature.',
    );
  }
  return isQuery ? 'query' : 'header';
}

function readHeader({ url, headers, body }: Exchange): Claim {
  const text = headers.authorization;
  if (text === undefined) throw new S3Error(403, 'AccessDenied', 'Access Denied');
  const found = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(text);
  if (found === null) throw new S3Error(400, 'InvalidArgument', 'Unsupported Authorization Type');
  const payload = headers['x-amz-content-sha256'];
  if (typeof payload !== 'string') {
    throw new S3Error(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) {
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', 'The provided x-amz-content-sha256 does not match.');
  }
  const [keyId = '', ...scope] = (found[1] ?? '').split('/');
  const time = headers['x-amz-date'];
  return {
    keyId,
    scope,
    signedHeaders: (found[2] ?? '').split(';'),
    signature: found[3] ?? '',
    time: typeof time === 'string' ? time : '',
    payload,
    query: [...url.searchParams],
  };
}

function readQuery({ url }: Exchange): Claim {
  const get = (name: string): string => {
    const values = url.searchParams.getAll(`X-Amz-${name}`);
    if (values.length !== 1) throw malformedQuery(`X-Amz-${name} must be there once.`);
    return values[0] ?? '';
  };
  if (get('Algorithm') !== algorithm) throw malformedQuery('X-Amz-Algorithm only supports AWS4-HMAC-SHA256');
  const [keyId = '', ...scope] = get('Credential').split('/');
  return {
    keyId,
    scope,
    signedHeaders: get('SignedHeaders').split(';'),
    signature: get('Signature'),
    time: get('Date'),
    payload: 'UNSIGNED-PAYLOAD',
    query: [...url.searchParams].filter(([name]) => name !== 'X-Amz-Signature'),
  };
}

function checkTime({ time }: Claim, { nowMs }: Signatory, isQuery: boolean, { url }: Exchange): void {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time)?.slice(1).map(Number);
  if (parts === undefined) throw new S3Error(403, 'AccessDenied', 'AWS authentication requires a valid Date');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const signedAt = Date.UTC(year, month - 1, day, hour, minute, second);
  if (!isQuery) {
    if (Math.abs(nowMs - signedAt) <= maxSkewMs) return;
    throw new S3Error(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  const expires = Number(url.searchParams.get('X-Amz-Expires') ?? Number.NaN);
  if (!Number.isInteger(expires) || expires < 1 || expires > maxExpirySeconds) {
    throw malformedQuery('X-Amz-Expires must be less than a week (in seconds)');
  }
  if (signedAt > nowMs + maxSkewMs) throw new S3Error(403, 'AccessDenied', 'Request is not yet valid');
  if (nowMs > signedAt + expires * 1_000) throw new S3Error(403, 'AccessDenied', 'Request has expired');
}

function checkScope({ scope, time }: Claim, { region }: Signatory, isQuery: boolean): void {
  const [date, saidRegion, service, end, ...rest] = scope;
  if (saidRegion !== region) {
    const message = `The region '${saidRegion ?? ''}' is wrong; expecting '${region}'`;
    throw new S3Error(400, isQuery ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed', message, {
      Region: region,
    });
  }
  const isRight = date === time.slice(0, 8) && service === 's3' && end === 'aws4_request' && rest.length === 0;
  if (!isRight) throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The credential scope is malformed.');
}

/** Who changes a header on the way must be found out, so the host and all of Amazon's own are signed. */
function checkHeaders({ signedHeaders }: Claim, { headers }: Exchange): void {
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const isSorted = signedHeaders.join() === signedHeaders.toSorted().join();
  if (needed.every((name) => signedHeaders.includes(name)) && isSorted) return;
  throw new S3Error(403, 'AccessDenied', 'There were headers present in the request which were not signed');
}

function signatureOf(claim: Claim, { method, url, headers }: Exchange, secret: string): string {
  const headerLines = claim.signedHeaders.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replaceAll(/ +/g, ' ')}\n`,
  );
  const pairs = claim.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
  const path = url.pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/');
  const canonical = [method, path, pairs.join('&'), headerLines.join(''), claim.signedHeaders.join(';'), claim.payload];
  const toSign = [algorithm, claim.time, claim.scope.join('/'), sha256(canonical.join('\n'))].join('\n');
  const key = claim.scope.reduce<Buffer | string>((under, part) => hmac(under, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function malformedQuery(message: string): S3Error {
  return new S3Error(400, 'AuthorizationQueryParametersError', message);
}
