import type { TakesService } from '../../services/takes.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function takeHandlers(service: TakesService): AreaHandlers<'takes'> {
  return {
    'takes.activate': (input) => service.activate(input),
    'takes.judge': (input) => service.judge(input),
  };
}
