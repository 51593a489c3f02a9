import type { JobStateOf } from '#shared/domain/job-state.ts';
import type { AppError } from '#shared/errors.ts';
import type { Job } from '../db/repositories/job-rows.ts';

/** Why a job that nobody has seen yet may not go out now: a person has to look at it first. */
export interface PriceObjection {
  readonly hold: 'price' | 'person';
  readonly error: AppError;
}

/**
 * Whether a job would still cost what was agreed to. Asked each time right before its bytes leave, while no attempt can
 * have been accepted; a price that changed afterwards is the provider's matter. `null`: it may go.
 */
export type CheckPrice = (job: Job) => Promise<PriceObjection | null>;

/** Once an attempt is in doubt, its replay is the same intent at the same price. */
export function isFirstOffer({ doubt }: Pick<JobStateOf<'submitting'>, 'doubt'>): boolean {
  return doubt === null;
}
