import type { BucketSettings } from '#shared/domain/bucket.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkUrl } from '../http/url-rules.ts';

/** Where a bucket is, ready to be asked. */
export interface BucketAddress {
  /** Without a slash at the end; objects lie below it. */
  readonly base: string;
  readonly origin: string;
  readonly region: string;
  /** The origin, where it may be plain http, private or on a port of its own. */
  readonly trustedOrigins: readonly string[];
}

/** Looked at before it is parsed: the parser quietly drops or repairs what does not belong into an address. */
const urlShape = /^https?:\/\/[^\s/\\?#@]+(?:\/[\w.~-]+)*\/?$/i;
const nameShape = /^[a-z0-9](?:[a-z0-9_-]|\.(?!\.))+[a-z0-9]$/i;
const regionShape = /^[a-z0-9-]*$/i;
const loopbackHosts = new Set(['127.0.0.1', '[::1]']);
/** What S3-compatible storages that have no regions take. */
const commonRegion = 'us-east-1';

/** Hosts that name their region. */
const regionHosts: readonly RegExp[] = [
  /(?:^|\.)s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/,
  /(?:^|\.)s3\.dualstack\.([a-z0-9-]+)\.amazonaws\.com$/,
  /(?:^|\.)s3\.([a-z0-9-]+)\.(?:backblazeb2|wasabisys)\.com$/,
  /(?:^|\.)([a-z0-9-]+)\.digitaloceanspaces\.com$/,
];

/**
 * https, or plain http on this machine. `isNamedOutside`: the address comes from the environment, so it may also be private
 * or have a port of its own; what is typed into the window leads to public hosts only.
 */
export function readBucketAddress(
  { url: text, region, name }: BucketSettings,
  isNamedOutside: boolean,
): Result<BucketAddress, AppError> {
  if (!nameShape.test(name) || name.length > 63) return err(invalid('name'));
  if (!regionShape.test(region)) return err(invalid('region'));
  const url = urlShape.test(text) ? URL.parse(text) : null;
  if (url === null) return err(invalid('url'));
  const isHere = loopbackHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !isHere) return err(invalid('scheme'));
  const trustedOrigins = isHere || isNamedOutside ? [url.origin] : [];
  if (!checkUrl(url, trustedOrigins).ok) return err(invalid('private'));
  return ok({
    base: baseOf(url, name),
    origin: url.origin,
    region: region === '' ? regionOf(url.hostname) : region,
    trustedOrigins,
  });
}

/** The bucket's own host, or the storage's with the name in the path; some storages show addresses that have it already. */
function baseOf(url: URL, name: string): string {
  const path = url.pathname.replace(/\/$/, '');
  const isOwnHost = url.hostname.startsWith(`${name.toLowerCase()}.`);
  const hasName = isOwnHost || path.endsWith(`/${name}`);
  return `${url.origin}${path}${hasName ? '' : `/${name}`}`;
}

function regionOf(host: string): string {
  if (host.endsWith('.r2.cloudflarestorage.com')) return 'auto';
  for (const pattern of regionHosts) {
    const region = pattern.exec(host)?.[1];
    if (region !== undefined) return region;
  }
  return commonRegion;
}

/** `context` picks the sentence. */
function invalid(context: 'url' | 'scheme' | 'private' | 'region' | 'name'): AppError {
  return appError('invalid-input', 'bucket.address-invalid', { params: { context } });
}
