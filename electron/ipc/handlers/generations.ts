import type { GenerationsService } from '../../services/generations.ts';
import type { JobsService } from '../../services/jobs.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function generationHandlers(
  generations: GenerationsService,
  jobs: JobsService,
): AreaHandlers<'generations'> & AreaHandlers<'jobs'> {
  return {
    'generations.order': (input) => generations.order(input),
    'generations.orderSeveral': (input) => generations.orderSeveral(input),
    'jobs.cancel': async (input) => await jobs.cancel(input),
    'jobs.resume': async (input) => await jobs.resume(input),
    'jobs.checkAgain': async (input) => await jobs.checkAgain(input),
    'jobs.attach': async (input) => await jobs.attach(input),
    'jobs.sendAgain': async (input) => await generations.sendAgain(input),
    'jobs.agree': async (input) => await generations.agree(input),
    'jobs.writeOff': async (input) => await jobs.writeOff(input),
    'jobs.log': (input) => jobs.log(input),
    'jobs.retry': (input) => generations.retry(input),
  };
}
