import type { GenerationsService } from '../../services/generations.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function generationHandlers(service: GenerationsService): AreaHandlers<'generations'> & AreaHandlers<'jobs'> {
  return {
    'generations.order': (input) => service.order(input),
    'jobs.cancel': (input) => service.cancel(input),
    'jobs.retry': (input) => service.retry(input),
  };
}
