import { appError } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import type { AreaHandlers } from '../handler-types.ts';

const notBuilt = () => err(appError('internal', 'internal'));

export function accountHandlers(): AreaHandlers<'accounts'> {
  return {
    'accounts.saveKey': () => notBuilt(),
    'accounts.removeKey': () => notBuilt(),
    'accounts.test': () => notBuilt(),
  };
}
