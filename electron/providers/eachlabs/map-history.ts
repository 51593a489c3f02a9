import { isDeepStrictEqual } from 'node:util';
import type { HistoryCandidate } from '#shared/domain/job.ts';
import type { HistoryAnswer, HistoryQuery } from '../provider.ts';
import { readFrozen } from './encode-request.ts';
import type { Execution } from './wire-schema.ts';

/** Milliseconds around a submit: clocks differ, and a job may be recorded late. */
export const historyWindowMs = 10 * 60_000;

function readTime({ created_at: createdAt }: Execution): number | null {
  const time = Date.parse(createdAt ?? '');
  return Number.isFinite(time) ? time : null;
}

/** Of all executions those that may be ours by model and time, and are no job we know. Pure. */
export function chooseExecutions(
  items: readonly Execution[],
  { frozen, sentAt, heldIds }: HistoryQuery,
): readonly Execution[] {
  const { model } = readFrozen(frozen);
  const byId = new Map<string, Execution>();
  for (const item of items) {
    const names = [item.model, item.requested_model].filter((name) => name !== null && name !== undefined);
    const time = readTime(item);
    const isThen = time === null || Math.abs(time - sentAt) <= historyWindowMs;
    if (isThen && !heldIds.has(item.id) && (names.length === 0 || names.includes(model))) byId.set(item.id, item);
  }
  return [...byId.values()];
}

function readPrompt(input: unknown): string {
  const prompt = typeof input === 'object' && input !== null && 'prompt' in input ? input.prompt : '';
  return typeof prompt === 'string' ? prompt.slice(0, 300) : '';
}

/** An execution with the input that its job shows; `undefined`: it could not be read. */
export interface OpenedExecution {
  readonly execution: Execution;
  readonly input: unknown;
}

/**
 * Which of the jobs is ours. It is adopted only when exactly one carries our input to the letter and is of that time, and
 * when everything was seen: the history shows a whole organisation's jobs. Pure.
 */
export function chooseFromHistory(
  opened: readonly OpenedExecution[],
  { frozen, intentId }: HistoryQuery,
  isComplete: boolean,
): HistoryAnswer {
  const { input: ours } = readFrozen(frozen);
  const candidates = opened.map(({ execution, input }): HistoryCandidate => ({
    remoteId: execution.id,
    startedAt: readTime(execution),
    status: (execution.status ?? '').slice(0, 60),
    prompt: readPrompt(input),
    isExact: isDeepStrictEqual(input, ours),
  }));
  const isSeen = isComplete && opened.every(({ input }) => input !== undefined);
  const [only, ...others] = candidates.filter(({ isExact }) => isExact);
  if (only?.startedAt == null || others.length > 0 || !isSeen) return { adopted: null, candidates };
  return { adopted: { intentId, id: only.remoteId }, candidates };
}
