import type { Handlers } from '#electron/ipc/handler-types.ts';
import { appError } from '#shared/errors.ts';
import { contract, type MethodName } from '#shared/ipc/contract.ts';
import { err } from '#shared/result.ts';

/** What a call that no test expects is answered with. */
export const notFaked = err(appError('not-found', 'entity.not-found'));

/** A handler for every method of the contract: those that are given, and one that finds nothing for the rest. */
export function createFakeHandlers(handlers: Partial<Handlers> = {}): Handlers {
  const names = Object.keys(contract) as MethodName[];
  const missing = Object.fromEntries(names.map((name) => [name, () => notFaked]));
  return { ...(missing as unknown as Handlers), ...handlers };
}
