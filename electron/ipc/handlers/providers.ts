import type { ProvidersService } from '../../services/providers.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function providerHandlers(service: ProvidersService): AreaHandlers<'providers'> {
  return {
    'providers.refresh': (input) => service.refresh(input),
  };
}
