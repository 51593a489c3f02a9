import { err, ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure } from '../provider.ts';
import type { EachlabsCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { executionsAnswer, type Execution } from './wire-schema.ts';

const pageSize = 100;
const maxPages = 5;

export interface ExecutionList {
  readonly items: readonly Execution[];
  /** Every page was seen. */
  readonly isComplete: boolean;
}

/** What the organisation has run, newest first: every key of it. `filter` as the history knows it. */
export async function listExecutions(
  calls: EachlabsCalls,
  filter: Readonly<Record<string, string>>,
  call: ProviderCall,
): Promise<Result<ExecutionList, ProviderFailure>> {
  const items: Execution[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const search = new URLSearchParams({
      ...filter,
      limit: String(pageSize),
      offset: String(page * pageSize),
    });
    const asked = await calls.ask({ method: 'GET', origin: 'api', path: `/v1/executions?${search.toString()}` }, call);
    if (!asked.ok) return asked;
    if (asked.value.status !== 200) return err(mapFailedCall(asked.value, calls.nowMs()));
    const { data } = executionsAnswer.safeParse(asked.value.json);
    if (data === undefined) return err(unreadable(asked.value));
    items.push(...data.executions);
    // A page that is not full is the last one; the total may be capped.
    if (data.executions.length < pageSize) return ok({ items, isComplete: true });
  }
  return ok({ items, isComplete: false });
}
