import { isDeepStrictEqual } from 'node:util';
import type { HistoryCandidate } from '#shared/domain/job.ts';
import type { HistoryAnswer, HistoryQuery } from '../provider.ts';
import { inputOf } from './endpoint.ts';
import type { HistoryItem } from './wire-schema.ts';

/** Milliseconds around a submit: clocks differ, and a request may be recorded late. */
export const historyWindowMs = 10 * 60_000;

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
    const isThen = startedAt === null || Math.abs(startedAt - sentAt) <= historyWindowMs;
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
