import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import type { JsonAnswer } from '../json-answer.ts';
import { readRetryAfter } from '../retry-after.ts';
import { isAboutContent } from './content-words.ts';
import { errorAnswer } from './wire-schema.ts';

const params = { provider: 'EachLabs' };

/** A wait is not promised with 429, and the cap on jobs at a time ends only when one of them does. */
const usualWaitMs = 30_000;

/** Nobody has acted upon a submit that got one of these. */
const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 413, 422, 429]);

const balanceWords = /payment required|insufficient (balance|credit|fund)|out of credit|top up/iu;

/** The provider's own words; `null` when the answer is not its own. Pure. */
export function readSentence({ json }: JsonAnswer): string | null {
  const { data } = errorAnswer.safeParse(json);
  if (data === undefined) return null;
  const { error, details } = data;
  const more = typeof details === 'string' ? details : JSON.stringify(details ?? '');
  return `${error} ${more}`;
}

/** Key, balance or pace: says nothing about the request. `null`: it is about something else. */
function accessError(answer: JsonAnswer, sentence: string | null, nowMs: number): AppError | null {
  const { status, headers, detail } = answer;
  if (status === 429) return { ...rateLimited(readRetryAfter(headers['retry-after'], nowMs) ?? usualWaitMs), detail };
  const isBalance = status === 402 || ([400, 403].includes(status) && balanceWords.test(sentence ?? ''));
  if (isBalance) return appError('balance', 'balance.empty', { params, detail });
  if (status === 401 || (status === 403 && sentence !== null)) {
    return appError('auth', 'key.rejected', { params, detail });
  }
  if (status === 403) return appError('provider-rejected', 'provider.blocked', { params, retry: 'manual', detail });
  return null;
}

/** What a refused submit means; `null` when the answer does not prove that nothing was done. Pure. */
export function mapRefusal(answer: JsonAnswer, nowMs: number): AppError | null {
  const { status, detail } = answer;
  if (!refusals.has(status)) return null;
  const sentence = readSentence(answer);
  if ([400, 403, 422].includes(status) && isAboutContent(sentence ?? '')) {
    return appError('moderation', 'moderation.input', { params, detail });
  }
  const access = accessError(answer, sentence, nowMs);
  if (access !== null) return access;
  if (status === 404) return appError('provider-changed', 'provider.changed', { params, detail });
  return appError('provider-rejected', 'provider.rejected', { params, detail });
}

/** What an answer to any other call means that is not the one hoped for. It settles nothing about a job. Pure. */
export function mapFailedCall(answer: JsonAnswer, nowMs: number): AppError {
  const { status, detail } = answer;
  const access = accessError(answer, readSentence(answer), nowMs);
  if (access !== null) return access;
  if (status >= 500 || status === 408) return appError('network', 'provider.unavailable', { params, detail });
  if (status === 413) return appError('provider-rejected', 'provider.rejected', { params, detail });
  return appError('provider-changed', 'provider.changed', { params, detail });
}

/** An upload that failed costs nothing. A signature that is not taken is a matter of time: a new one is asked for. Pure. */
export function mapFailedUpload(answer: JsonAnswer, nowMs: number): AppError {
  const { status, detail } = answer;
  if (![401, 403, 404].includes(status)) return mapFailedCall(answer, nowMs);
  return appError('network', 'provider.unavailable', { params, detail });
}

/** A submit whose answer proves neither that it was accepted nor that it was refused. Pure. */
export function mapUnclear({ detail }: JsonAnswer): AppError {
  return appError('provider-changed', 'provider.answer-unclear', { params, charged: 'unknown', detail });
}

/** An answer that is fine by its status and cannot be read. Pure. */
export function unreadable({ detail }: JsonAnswer): AppError {
  return appError('provider-changed', 'provider.changed', { params, retry: 'auto', detail });
}
