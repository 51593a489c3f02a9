import type { Bill } from '#shared/domain/job.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HistoryAnswer, HistoryQuery, ProviderCall, ProviderFailure, RemoteJob } from '../provider.ts';
import type { LumenfallCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { chooseFromHistory, historyWindowMs } from './map-history.ts';
import { billOf } from './map-status.ts';
import { historyAnswer, historyItem, videoId, type HistoryItem } from './wire-schema.ts';

const pageSize = 100;
const maxPages = 5;

function pagePath({ sentAt }: HistoryQuery, after: string | null): string {
  const search = new URLSearchParams({
    limit: String(pageSize),
    created_after: new Date(sentAt - historyWindowMs).toISOString(),
    created_before: new Date(sentAt + historyWindowMs).toISOString(),
  });
  if (after !== null) search.set('starting_after', after);
  return `/v1/requests?${search.toString()}`;
}

/** Looks for a submit that got no answer: the history repeats `user`, which is the intent and nobody else's. */
export async function findInHistory(
  calls: LumenfallCalls,
  query: HistoryQuery,
  call: ProviderCall,
): Promise<Result<HistoryAnswer, ProviderFailure>> {
  const items: HistoryItem[] = [];
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const asked = await calls.ask({ method: 'GET', origin: 'api', path: pagePath(query, after) }, call);
    if (!asked.ok) return asked;
    if (asked.value.status !== 200) return err(mapFailedCall(asked.value, calls.nowMs()));
    const { data } = historyAnswer.safeParse(asked.value.json);
    if (data === undefined) return err(unreadable(asked.value));
    items.push(...data.data);
    // The address of the next page is not followed: only that there is one is read from it.
    const last = data.data.at(-1)?.id ?? null;
    if ((data.next_page_url ?? '') === '' || last === null || last === after) break;
    after = last;
  }
  return ok(chooseFromHistory(items, query));
}

/** What the history holds of one request; `null`: nothing. */
export async function findRemembered(
  calls: LumenfallCalls,
  id: string,
  call: ProviderCall,
): Promise<Result<HistoryItem | null, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: `/v1/requests/${id}` }, call);
  if (!asked.ok) return asked;
  if (asked.value.status === 404 || asked.value.status === 400) return ok(null);
  if (asked.value.status !== 200) return err(mapFailedCall(asked.value, calls.nowMs()));
  const { data } = historyItem.safeParse(asked.value.json);
  return data === undefined ? err(unreadable(asked.value)) : ok(data);
}

/** While it is one of these, its cost is not yet known, whatever stands there. */
const underWay: ReadonlySet<string> = new Set(['pending', 'processing']);

/** What a request has cost, as the history says; `null` while it does not. */
export async function findBillOf(
  calls: LumenfallCalls,
  { id }: RemoteJob,
  call: ProviderCall,
): Promise<Result<Bill | null, ProviderFailure>> {
  if (!videoId.safeParse(id).success) return ok(null);
  const item = await findRemembered(calls, id, call);
  if (!item.ok) return item;
  const isOver = item.value !== null && !underWay.has(item.value.status);
  return ok(isOver ? billOf(item.value.cost, 'event', calls.nowMs()) : null);
}
