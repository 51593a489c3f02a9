import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { Secret } from '../platform/secret.ts';

/** Characters. The longest known key has under 200, and the Credential Manager of Windows takes 1,280. */
const maxKeyLength = 1_024;
/** Shorter ones could not be told from ordinary words where texts are cleaned of keys, and nobody gives them out. */
const minKeyLength = 8;
/** What editors, terminals and chat programs put around a key that is copied: blanks, marks without width, line ends. */
const invisible = String.raw`[\s\u200b-\u200f\u2060\ufeff]*`;
const edges = new RegExp(`^${invisible}|${invisible}$`, 'gu');
const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
];

/**
 * A key as it was pasted or set, without what surrounds it. What is left is printable ASCII without blanks, so that it
 * can be nothing but the value of one header.
 */
export function normaliseKey(pasted: string): Result<Secret, AppError> {
  // Before the patterns see it: a clipboard may hold megabytes.
  const outer = pasted.length > 2 * maxKeyLength ? '' : pasted.replaceAll(edges, '');
  const quoted = quotes.some(([open, close]) => outer.length > 1 && outer.startsWith(open) && outer.endsWith(close));
  const key = quoted ? outer.slice(1, -1).replaceAll(edges, '') : outer;
  const isKey = key.length >= minKeyLength && key.length <= maxKeyLength && /^[\x21-\x7e]+$/.test(key);
  return isKey ? ok(new Secret(key)) : err(appError('invalid-input', 'key.malformed'));
}
