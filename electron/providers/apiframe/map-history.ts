import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { HistoryCandidate } from '#shared/domain/job.ts';
import type { FrozenRequest, HistoryAnswer, HistoryQuery } from '../provider.ts';
import { jobInputAnswer, type HistoryJob } from './wire-schema.ts';

/** Milliseconds around a submit: clocks differ, and a job may be recorded late. */
export const historyWindowMs = 10 * 60_000;

const sentRequest = z.object({
  model: z.string(),
  prompt: z.string(),
  seedanceParams: z.record(z.string(), z.unknown()),
});
export type SentRequest = z.infer<typeof sentRequest>;

/** What a frozen request asks for. */
export function requestOf({ body }: Pick<FrozenRequest, 'body'>): SentRequest {
  return sentRequest.parse(JSON.parse(new TextDecoder().decode(body)));
}

/** When a job was made, milliseconds UTC; `null`: it does not say. */
export function readTime({ createdAt }: HistoryJob): number | null {
  const time = Date.parse(createdAt ?? '');
  return Number.isNaN(time) ? null : time;
}

/** Whether a job of the list may be the one: of that model and that time, and not known already. Pure. */
export function mayBeOurs(job: HistoryJob, model: string, { sentAt, heldIds }: HistoryQuery): boolean {
  const startedAt = readTime(job);
  const isThen = startedAt === null || Math.abs(startedAt - sentAt) <= historyWindowMs;
  return isThen && !heldIds.has(job.id) && (job.model ?? model) === model;
}

/** A parameter that was left out, as an echo may fill it in. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** The same request to the letter, but for parameters nobody set. Pure. */
export function isSameRequest(input: unknown, { model, prompt, seedanceParams }: SentRequest): boolean {
  const { data } = jobInputAnswer.safeParse({ input });
  const echoed = data?.input;
  if (echoed == null || echoed.prompt !== prompt || (echoed.model ?? model) !== model) return false;
  const theirs = echoed.seedanceParams ?? {};
  return [...new Set([...Object.keys(theirs), ...Object.keys(seedanceParams)])].every((name) => {
    const [their, our] = [theirs[name], seedanceParams[name]];
    return isDeepStrictEqual(their, our) || (isUnset(their) && our === undefined);
  });
}

/** A job of the list with what the view of it alone says it was asked for. */
export interface LookedAt {
  readonly job: HistoryJob;
  readonly input: unknown;
}

/**
 * Adopted only when exactly one job carries our request, is of that time and belongs to no job we know, and when the
 * whole time was seen: the list shows every job of the key's owner. Pure.
 */
export function chooseFromHistory(
  looked: readonly LookedAt[],
  { frozen, intentId }: Pick<HistoryQuery, 'frozen' | 'intentId'>,
  isComplete: boolean,
): HistoryAnswer {
  const request = requestOf(frozen);
  const byId = new Map<string, HistoryCandidate>();
  for (const { job, input } of looked) {
    byId.set(job.id, {
      remoteId: job.id,
      startedAt: readTime(job),
      status: job.status.slice(0, 60),
      prompt: (jobInputAnswer.safeParse({ input }).data?.input?.prompt ?? '').slice(0, 300),
      isExact: isSameRequest(input, request),
    });
  }
  const candidates = [...byId.values()];
  const [only, ...others] = candidates.filter(({ isExact }) => isExact);
  if (only?.startedAt == null || others.length > 0 || !isComplete) return { adopted: null, candidates };
  return { adopted: { intentId, id: only.remoteId }, candidates };
}
