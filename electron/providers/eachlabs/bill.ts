import type { Bill } from '#shared/domain/job.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure, RemoteJob } from '../provider.ts';
import type { EachlabsCalls } from './calls.ts';
import { listExecutions } from './executions.ts';
import { billOf } from './map-status.ts';
import { askPrediction, isPredictionId } from './predictions.ts';
import { predictionAnswer } from './wire-schema.ts';

/**
 * What a job has cost: it says so itself, often only after its end, or else the history of the organisation does. That a
 * failed or cancelled one costs nothing is promised nowhere, so without a figure nobody knows.
 */
export async function findBill(
  calls: EachlabsCalls,
  { id }: RemoteJob,
  call: ProviderCall,
): Promise<Result<Bill | null, ProviderFailure>> {
  if (!isPredictionId(id)) return ok(null);
  const asked = await askPrediction(calls, id, call);
  if (!asked.ok) return asked;
  const { data } = predictionAnswer.safeParse(asked.value.status === 200 ? asked.value.json : null);
  const told = billOf(data?.metrics?.cost, 'answer', calls.nowMs());
  if (told !== null) return ok(told);
  const listed = await listExecutions(calls, {}, call);
  if (!listed.ok) return listed;
  const cost = listed.value.items.find((execution) => execution.id === id)?.execution_cost;
  return ok(billOf(cost, 'event', calls.nowMs()));
}
