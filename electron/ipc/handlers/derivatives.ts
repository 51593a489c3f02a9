import { appError } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function derivativeHandlers(): AreaHandlers<'derivatives'> {
  return { 'derivatives.make': () => err(appError('internal', 'internal')) };
}
