import { err, ok, type Result } from '#shared/result.ts';
import type { HistoryAnswer, HistoryQuery, ProviderCall, ProviderFailure } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { chooseFromHistory, historyWindowMs } from './map-history.ts';
import { historyAnswer, type HistoryItem } from './wire-schema.ts';

const longestJobMs = 2 * 60 * 60_000;
const pageSize = 100;
const maxPages = 5;

/** Looks for a submit that got no answer among what fal has recorded for its endpoint at that time. */
export async function findInHistory(
  calls: FalCalls,
  query: HistoryQuery,
  call: ProviderCall,
): Promise<Result<HistoryAnswer, ProviderFailure>> {
  const items: HistoryItem[] = [];
  const seen = new Set<string>();
  let cursor = '';
  for (let page = 0; page < maxPages; page += 1) {
    const asked = await calls.ask({ method: 'GET', origin: 'api', path: historyPath(query, cursor) }, call);
    if (!asked.ok) return asked;
    if (asked.value.status !== 200) return err(mapFailedCall(asked.value, calls.nowMs()));
    const { data } = historyAnswer.safeParse(asked.value.json);
    if (data === undefined) return err(unreadable(asked.value));
    items.push(...data.items);
    cursor = data.next_cursor ?? '';
    // Without a new cursor the next page would be this one again.
    if (cursor === '' || data.has_more === false) return ok(chooseFromHistory(items, query, true));
    if (seen.has(cursor)) break;
    seen.add(cursor);
  }
  return ok(chooseFromHistory(items, query, false));
}

/** Whether the times are those of the start or of the end is not said, so there is room for a job to end in. */
function historyPath({ frozen, sentAt }: HistoryQuery, cursor: string): string {
  const search = new URLSearchParams({
    endpoint_id: frozen.path.slice(1),
    start: new Date(sentAt - historyWindowMs).toISOString(),
    end: new Date(sentAt + historyWindowMs + longestJobMs).toISOString(),
    limit: String(pageSize),
    expand: 'payloads',
    ...(cursor === '' ? {} : { cursor }),
  });
  return `/v1/models/requests/by-endpoint?${search.toString()}`;
}
