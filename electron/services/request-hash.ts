import { createHash } from 'node:crypto';
import type { Quote } from '#shared/domain/quote.ts';
import type { CredentialId } from '#shared/ids.ts';
import type { PreparedRequest } from '../providers/provider.ts';

/** The same value with its names in one order, whoever wrote it in whatever order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

/**
 * SHA-256, hexadecimal, of all that a told price depends on: what is asked for with its settings, from whom, by whose
 * key, and what the table says of it. A new table makes a new hash, as does every other change.
 */
export function hashRequest(
  { losses: _losses, ...prepared }: PreparedRequest,
  { providerId, tier, price, basis }: Quote,
  credentialId: CredentialId,
): string {
  const text = JSON.stringify(sorted({ prepared, listed: { providerId, tier, price, basis }, credentialId }));
  return createHash('sha256').update(text).digest('hex');
}
