import type { Bill } from '#shared/domain/job.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { Charged } from '#shared/errors.ts';

/**
 * Whether the provider has billed this job, as far as anybody can know: its bill says; else `yes` from acceptance on,
 * `no` again only when its answer said so, `unknown` while an attempt is in doubt. What is free is never billed. Pure.
 */
export function chargedOf(state: JobState, price: Price, bill: Bill | null): Charged {
  if (price.kind === 'free') return 'no';
  return bill === null ? chargedByState(state) : bill.charged;
}

function chargedByState(state: JobState): Charged {
  switch (state.name) {
    case 'waiting':
    case 'preparing':
      return 'no';
    case 'submitting':
      return state.isSending || state.doubt !== null ? 'unknown' : 'no';
    case 'unconfirmed':
      return state.reason === 'no-answer' ? 'unknown' : 'yes';
    case 'running':
    case 'downloading':
    case 'ready':
    case 'expired':
    case 'lost':
      return 'yes';
    case 'cancelled':
      return state.charged;
    case 'failed':
      return state.error.charged;
  }
}
