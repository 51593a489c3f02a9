import type { ElementsService } from '../../services/elements.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function elementHandlers(service: ElementsService): AreaHandlers<'elements'> {
  return {
    'elements.create': (input) => service.create(input),
    'elements.rename': (input) => service.rename(input),
    'elements.setKind': (input) => service.setKind(input),
    'elements.setAssets': (input) => service.setAssets(input),
    'elements.trash': (input) => service.trash(input),
    'elements.restore': (input) => service.restore(input),
  };
}
