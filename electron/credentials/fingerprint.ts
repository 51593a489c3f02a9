import { createHmac } from 'node:crypto';
import type { Secret } from '../platform/secret.ts';

/** Shorter keys show nothing: four characters of them would be too large a part. */
const shortestWithTail = 16;

/**
 * By what a library knows a key again: HMAC-SHA-256 under the library's own random salt, in hexadecimal. Two libraries
 * have different fingerprints of one key, and none can be looked up in a table.
 */
export function fingerprintOf(key: Secret, salt: Uint8Array): string {
  return createHmac('sha256', salt).update(key.reveal(), 'utf8').digest('hex');
}

/** The part of a key that a person may see; empty when there is none. */
export function tailOf(key: Secret): string {
  const text = key.reveal();
  return text.length < shortestWithTail ? '' : text.slice(-4);
}
