import type { Account } from '#shared/domain/account.ts';
import type { Capabilities } from '#shared/domain/provider.ts';

/** Hosts that are contacted for a provider: the addresses in force first, then where uploads and results live. */
export function contactedHosts(provider: Capabilities, account: Account | undefined): string[] {
  const inForce = (account?.origins ?? []).map(({ origin }) => new URL(origin).host);
  return [...new Set([...inForce, ...provider.hosts])];
}
