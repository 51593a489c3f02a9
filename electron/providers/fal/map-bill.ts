import type { Bill } from '#shared/domain/job.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { JsonAnswer } from '../json-answer.ts';
import type { ProviderFailure } from '../provider.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { billingAnswer } from './wire-schema.ts';

const nanoPerCent = 10_000_000;

/** Billionths of a dollar in cents, half up. */
function toCents(nano: number): number {
  const whole = Math.trunc(nano);
  const rest = whole % nanoPerCent;
  return (whole - rest) / nanoPerCent + (rest * 2 >= nanoPerCent ? 1 : 0);
}

/** What the records say a request has cost; `null` while they do not show it. Pure. */
export function mapBill(answer: JsonAnswer, id: string, nowMs: number): Result<Bill | null, ProviderFailure> {
  if (answer.status !== 200) return err(mapFailedCall(answer, nowMs));
  const { data } = billingAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const events = data.billing_events.filter(({ request_id: of }) => of === id);
  if (events.length === 0) return ok(null);
  const costs = events.flatMap(({ cost_estimate_nano_usd: cost }) => cost ?? []);
  const nano = costs.reduce((sum, cost) => sum + cost, 0);
  const isWhole = costs.length === events.length;
  const amount = { currency: 'USD', amount: toCents(nano) };
  return ok({
    charged: nano > 0 || !isWhole ? 'yes' : 'no',
    amount: isWhole && nano > 0 ? amount : null,
    basis: 'event',
    at: nowMs,
  });
}
