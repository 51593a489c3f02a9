import type { AccountsService } from '../../services/accounts.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function accountHandlers(service: AccountsService): AreaHandlers<'accounts'> {
  return {
    'accounts.saveKey': (input) => service.saveKey(input),
    'accounts.removeKey': (input) => service.removeKey(input),
    'accounts.test': (input) => service.test(input),
  };
}
