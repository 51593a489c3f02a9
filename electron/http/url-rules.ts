import { isIP } from 'node:net';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isPublicAddress } from './address-guard.ts';

/** An address that may be asked, as far as its text tells; where its name leads is checked when connecting. */
export interface CheckedUrl {
  readonly url: URL;
  /** The person named this exact origin: it may be plain http and on a private address. */
  readonly isTrusted: boolean;
}

/** Longer than any signed URL. */
const maxUrlLength = 16_384;
const defaultPort = '';
/** Names that never belong to a public server (RFC 6761, RFC 6762, RFC 8375, ICANN). */
const privateSuffixes = ['localhost', 'local', 'internal', 'home.arpa', 'lan', 'test', 'invalid', 'onion'];

/**
 * https on the default port of a public host, without user info; the exact origins in `trustedOrigins` may be http or
 * private. The parser has turned every notation of an IPv4 address (hexadecimal, octal, one number) into the usual one.
 */
export function checkUrl(address: string | URL, trustedOrigins: readonly string[]): Result<CheckedUrl, AppError> {
  const text = String(address);
  const url = text.length <= maxUrlLength ? URL.parse(text) : null;
  if (url === null) return err(refused('not an address'));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err(refused(`scheme ${url.protocol.slice(0, 20)}`));
  if (url.username !== '' || url.password !== '') return err(refused('user info in the address'));
  if (trustedOrigins.includes(url.origin)) return ok({ url, isTrusted: true });
  if (url.protocol !== 'https:') return err(refused('not https'));
  if (url.port !== defaultPort) return err(refused(`port ${url.port}`));
  const problem = findHostProblem(hostOf(url));
  return problem === null ? ok({ url, isTrusted: false }) : err(refused(problem));
}

/** The host without the brackets of IPv6 and without the dot that ends an absolute name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function findHostProblem(host: string): string | null {
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : 'a private address';
  const labels = host.split('.');
  const isPrivate =
    labels.length < 2 || privateSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
  return isPrivate ? 'a private name' : null;
}

function refused(detail: string): AppError {
  return appError('network', 'network.address-refused', { retry: 'never', detail });
}
