import { err, ok, type Result } from '#shared/result.ts';
import type { HistoryAnswer, HistoryQuery, ProviderCall, ProviderFailure } from '../provider.ts';
import type { EachlabsCalls } from './calls.ts';
import { readFrozen } from './encode-request.ts';
import { listExecutions } from './executions.ts';
import { mapFailedCall } from './map-error.ts';
import { chooseExecutions, chooseFromHistory, historyWindowMs, type OpenedExecution } from './map-history.ts';
import { predictionPath } from './predictions.ts';
import { predictionAnswer, type Execution } from './wire-schema.ts';

/** Each costs a call: the list does not show inputs. */
const maxOpened = 20;

/** The input of one job; `undefined` when EachLabs does not show it. */
async function openExecution(
  calls: EachlabsCalls,
  execution: Execution,
  call: ProviderCall,
): Promise<Result<OpenedExecution, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: predictionPath(execution.id) }, call);
  if (!asked.ok) return asked;
  const { status, json } = asked.value;
  if (status === 401 || status === 429 || status >= 500) return err(mapFailedCall(asked.value, calls.nowMs()));
  return ok({ execution, input: predictionAnswer.safeParse(json).data?.input });
}

/** Looks for a submit that got no answer among what was run with its model at that time. */
export async function findInHistory(
  calls: EachlabsCalls,
  query: HistoryQuery,
  call: ProviderCall,
): Promise<Result<HistoryAnswer, ProviderFailure>> {
  const listed = await listExecutions(
    calls,
    {
      model: readFrozen(query.frozen).model,
      from: new Date(query.sentAt - historyWindowMs).toISOString(),
      to: new Date(query.sentAt + historyWindowMs).toISOString(),
    },
    call,
  );
  if (!listed.ok) return listed;
  const { items, isComplete } = listed.value;
  const chosen = chooseExecutions(items, query);
  const opened: OpenedExecution[] = [];
  for (const execution of chosen.slice(0, maxOpened)) {
    const shown = await openExecution(calls, execution, call);
    if (!shown.ok) return shown;
    opened.push(shown.value);
  }
  return ok(chooseFromHistory(opened, query, isComplete && chosen.length <= maxOpened));
}
