import { isDeepStrictEqual } from 'node:util';
import type { HistoryCandidate } from '#shared/domain/job.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HistoryAnswer, HistoryQuery, ProviderCall, ProviderFailure } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { inputOf } from './endpoint.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { historyAnswer, type HistoryItem } from './wire-schema.ts';

/** Around the submit: clocks differ, and a request may be recorded late. */
const windowMs = 10 * 60_000;
const pageSize = 100;
const maxPages = 5;

function readTime({ sent_at: sentAt, started_at: startedAt }: HistoryItem): number | null {
  const moment = sentAt ?? startedAt ?? null;
  const time = typeof moment === 'string' ? Date.parse(moment) : (moment ?? Number.NaN);
  return Number.isFinite(time) ? Math.trunc(time) : null;
}

function readPrompt(input: unknown): string {
  const prompt = typeof input === 'object' && input !== null && 'prompt' in input ? input.prompt : '';
  return typeof prompt === 'string' ? prompt.slice(0, 300) : '';
}

/**
 * Which of the recorded requests may be ours. It is adopted only when exactly one carries our input to the letter, is of
 * that time and belongs to no job we know, and when the whole time was seen: a history may show a whole organisation's
 * jobs. Pure.
 */
export function chooseFromHistory(
  items: readonly HistoryItem[],
  { frozen, intentId, sentAt, heldIds }: HistoryQuery,
  isComplete: boolean,
): HistoryAnswer {
  const input = inputOf(frozen);
  const byId = new Map<string, HistoryCandidate>();
  for (const item of items) {
    const startedAt = readTime(item);
    const isThen = startedAt === null || Math.abs(startedAt - sentAt) <= windowMs;
    if (!isThen || heldIds.has(item.request_id)) continue;
    byId.set(item.request_id, {
      remoteId: item.request_id,
      startedAt,
      status: String(item.status_code ?? '').slice(0, 60),
      prompt: readPrompt(item.json_input),
      isExact: isDeepStrictEqual(item.json_input, input),
    });
  }
  const candidates = [...byId.values()];
  const [only, ...others] = candidates.filter(({ isExact }) => isExact);
  if (only?.startedAt == null || others.length > 0 || !isComplete) return { adopted: null, candidates };
  return { adopted: { intentId, id: only.remoteId }, candidates };
}

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

function historyPath({ frozen, sentAt }: HistoryQuery, cursor: string): string {
  const search = new URLSearchParams({
    endpoint_id: frozen.path.slice(1),
    start: new Date(sentAt - windowMs).toISOString(),
    end: new Date(sentAt + windowMs).toISOString(),
    limit: String(pageSize),
    expand: 'payloads',
    ...(cursor === '' ? {} : { cursor }),
  });
  return `/v1/models/requests/by-endpoint?${search.toString()}`;
}
