import type { HistoryCandidate } from '#shared/domain/job.ts';
import type { HistoryAnswer, HistoryQuery } from '../provider.ts';
import type { HistoryItem } from './wire-schema.ts';

/** Milliseconds around a submit: clocks differ, and a request may be recorded late. */
export const historyWindowMs = 10 * 60_000;

function readTime({ created_at: createdAt }: HistoryItem): number | null {
  const time = Date.parse(createdAt ?? '');
  return Number.isNaN(time) ? null : time;
}

/**
 * Which of the recorded requests may be ours. The history shows no input, but it repeats `user`: the one that carries our
 * intent is ours without a doubt, unless there are two. Those with an intent of somebody else's are none of ours. Pure.
 */
export function chooseFromHistory(
  items: readonly HistoryItem[],
  { intentId, sentAt, heldIds }: Pick<HistoryQuery, 'intentId' | 'sentAt' | 'heldIds'>,
): HistoryAnswer {
  const byId = new Map<string, HistoryCandidate>();
  for (const item of items) {
    const startedAt = readTime(item);
    const isThen = startedAt === null || Math.abs(startedAt - sentAt) <= historyWindowMs;
    const isVideo = (item.modality ?? 'video') === 'video';
    const isExact = item.user === intentId;
    const mayBe = isExact || (isThen && (item.user ?? '') === '');
    if (!isVideo || !mayBe || heldIds.has(item.id)) continue;
    const { id: remoteId, status } = item;
    byId.set(remoteId, { remoteId, startedAt, status: status.slice(0, 60), prompt: '', isExact });
  }
  const candidates = [...byId.values()];
  const [only, ...others] = candidates.filter(({ isExact }) => isExact);
  if (only === undefined || others.length > 0) return { adopted: null, candidates };
  return { adopted: { intentId, id: only.remoteId }, candidates };
}
