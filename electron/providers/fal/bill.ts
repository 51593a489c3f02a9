import type { Bill } from '#shared/domain/job.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure, RemoteJob } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { mapBill } from './map-bill.ts';

/** fal looks 90 days back at most, and one day when nothing is said. */
const lookBackMs = 89 * 24 * 60 * 60_000;
/** Reads the records of billing; they are shown to the billing key only, so without one nothing is known. */
export async function findBillOf(
  calls: FalCalls,
  { id }: RemoteJob,
  call: ProviderCall,
): Promise<Result<Bill | null, ProviderFailure>> {
  const key = call.keys?.billing ?? null;
  if (key === null) return ok(null);
  const start = new Date(calls.nowMs() - lookBackMs).toISOString();
  const search = new URLSearchParams({ request_id: id, start, limit: '100' });
  const path = `/v1/models/billing-events?${search.toString()}`;
  const asked = await calls.ask({ method: 'GET', origin: 'api', path, key }, call);
  return asked.ok ? mapBill(asked.value, id, calls.nowMs()) : asked;
}
