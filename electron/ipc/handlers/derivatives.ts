import type { DerivativesService } from '../../services/derivatives.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function derivativeHandlers(service: DerivativesService): AreaHandlers<'derivatives'> {
  return { 'derivatives.make': (input) => service.make(input) };
}
