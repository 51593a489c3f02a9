import type { ProviderId } from '#shared/ids.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { providersWithKeys } from './recognise-key.ts';

/**
 * Why nothing can be ordered there: nobody entered a key, or the one that is there cannot be used now. `null`: all is
 * well, or no key is needed.
 */
export function keyTrouble(
  { providers, accounts }: Pick<Mirror, 'providers' | 'accounts'>,
  id: ProviderId,
): 'missing' | 'unusable' | null {
  const account = accounts[id];
  const isNeeded = providersWithKeys(providers).some((provider) => provider.id === id);
  if (!isNeeded || account?.isUsable === true) return null;
  const isThere = account?.keys.some(({ slot, state }) => slot === 'main' && state !== 'none') ?? false;
  return isThere || (account?.problem ?? null) !== null ? 'unusable' : 'missing';
}
