import type { StillsService } from '../../services/stills.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function stillHandlers(service: StillsService): AreaHandlers<'stills'> {
  return {
    'stills.make': (input) => service.make(input),
    'stills.cancel': (input) => service.cancel(input),
  };
}
