import type { ProviderId } from '#shared/ids.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { providersWithKeys } from './recognise-key.ts';

/** Nothing can be ordered there before somebody enters a key. */
export function needsKey({ providers, accounts }: Pick<Mirror, 'providers' | 'accounts'>, id: ProviderId): boolean {
  return providersWithKeys(providers).some((provider) => provider.id === id) && accounts[id]?.isUsable !== true;
}
