import type { Account } from '#shared/domain/account.ts';
import type { KeySlot } from '#shared/domain/provider.ts';
import type { AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { client } from '#renderer/platform/client.ts';

/** Asks the provider about its keys. It costs nothing; what it says comes back with the account. */
export function testKeys(providerId: ProviderId): Promise<Result<Account, AppError>> {
  return client().invoke('accounts.test', { providerId });
}

/** Keeps a key. From here on this window no longer has it. */
export function saveKey(providerId: ProviderId, slot: KeySlot, key: string): Promise<Result<Account, AppError>> {
  return client().invoke('accounts.saveKey', { providerId, slot, key });
}

export function removeKey(providerId: ProviderId, slot: KeySlot): Promise<Result<Account, AppError>> {
  return client().invoke('accounts.removeKey', { providerId, slot });
}
