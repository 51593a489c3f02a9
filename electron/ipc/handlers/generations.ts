import type { GenerationsService } from '../../services/generations.ts';
import { appError } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import type { AreaHandlers } from '../handler-types.ts';

const notBuilt = () => err(appError('internal', 'internal'));

export function generationHandlers(service: GenerationsService): AreaHandlers<'generations'> & AreaHandlers<'jobs'> {
  return {
    'generations.order': (input) => service.order(input),
    'jobs.cancel': (input) => service.cancel(input),
    'jobs.retry': (input) => service.retry(input),
    'jobs.resume': () => notBuilt(),
    'jobs.checkAgain': () => notBuilt(),
    'jobs.attach': () => notBuilt(),
    'jobs.sendAgain': () => notBuilt(),
    'jobs.writeOff': () => notBuilt(),
    'jobs.log': () => notBuilt(),
  };
}
