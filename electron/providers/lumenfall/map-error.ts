import { appError, rateLimited, type AppError, type Charged } from '#shared/errors.ts';
import type { JsonAnswer } from '../json-answer.ts';
import { readRetryAfter } from '../retry-after.ts';
import { lumenfallCapabilities } from './capabilities.ts';
import { errorAnswer } from './wire-schema.ts';

const params = { provider: lumenfallCapabilities.name };

/** No wait is documented for 429. */
const usualWaitMs = 10_000;

/** Nobody has acted upon a submit that got one of these. */
const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 413, 422, 429]);

/** What an error says of itself. */
export interface LumenfallError {
  readonly code: string;
  readonly message: string;
}

/** Its own error; `null` when the answer is not Lumenfall's. Pure. */
function readError({ json }: JsonAnswer): LumenfallError | null {
  return errorAnswer.safeParse(json).data ?? null;
}

/** That all hosts have failed can hide that they refused the content, so its words are read as well. */
const moderationWords = /content.?polic|moderat|sensitive|safety|prohibited|likeness|copyright/iu;
const outputWords = /\b(?:output|generated|result(?:ing)?)\b/iu;

/** The content filter's refusal; `null`: it is about something else. Pure. */
function moderationError({ code, message }: LumenfallError, charged: Charged, detail: string): AppError | null {
  if (code.toUpperCase() !== 'CONTENT_POLICY_VIOLATION' && !moderationWords.test(message)) return null;
  const which = outputWords.test(message) ? 'moderation.output' : 'moderation.input';
  return appError('moderation', which, { params, charged, detail });
}

/** Key, balance or pace: says nothing about the request. `null`: it is about something else. */
function accessError(answer: JsonAnswer, error: LumenfallError | null, nowMs: number): AppError | null {
  const { status, headers, detail } = answer;
  if (status === 429) return rateLimited(readRetryAfter(headers['retry-after'], nowMs) ?? usualWaitMs);
  if (status === 402 || error?.code === 'INSUFFICIENT_BALANCE') {
    return appError('balance', 'balance.empty', { params, detail });
  }
  if (status === 401 || (status === 403 && error !== null)) return appError('auth', 'key.rejected', { params, detail });
  if (status === 403) return appError('provider-rejected', 'provider.blocked', { params, retry: 'manual', detail });
  return null;
}

/** What a refused submit means; `null` when the answer does not prove that nothing was done. Pure. */
export function mapRefusal(answer: JsonAnswer, nowMs: number): AppError | null {
  const { status, detail } = answer;
  if (!refusals.has(status)) return null;
  const error = readError(answer);
  const access = accessError(answer, error, nowMs);
  if (access !== null) return access;
  const moderation = error === null ? null : moderationError(error, 'no', detail);
  if (moderation !== null) return moderation;
  if (status === 404) return appError('provider-changed', 'provider.changed', { params, detail });
  return appError('provider-rejected', 'provider.rejected', { params, detail });
}

/** What an answer to any other call means that is not the one hoped for. It settles nothing about a job. Pure. */
export function mapFailedCall(answer: JsonAnswer, nowMs: number): AppError {
  const { status, detail } = answer;
  const access = accessError(answer, readError(answer), nowMs);
  if (access !== null) return access;
  if (status >= 500 || status === 408) return appError('network', 'provider.unavailable', { params, detail });
  if (status === 400 || status === 413) return appError('provider-rejected', 'provider.rejected', { params, detail });
  return appError('provider-changed', 'provider.changed', { params, detail });
}

/** A submit whose answer proves neither that it was accepted nor that it was refused. Pure. */
export function mapUnclear({ detail }: JsonAnswer): AppError {
  return appError('provider-changed', 'provider.answer-unclear', { params, charged: 'unknown', detail });
}

/** An answer that is fine by its status and cannot be read. Pure. */
export function unreadable({ detail }: JsonAnswer): AppError {
  return appError('provider-changed', 'provider.changed', { params, retry: 'auto', detail });
}

/** Why an accepted video has failed. What is about the request would fail again; everything else may not. Pure. */
export function failureOf(error: LumenfallError, charged: Charged, detail: string): AppError {
  const moderation = moderationError(error, charged, detail);
  if (moderation !== null) return moderation;
  const options = { params, charged, detail };
  if (error.code === 'INVALID_REQUEST') return appError('provider-rejected', 'provider.rejected', options);
  return appError('provider-rejected', 'provider.failed', { ...options, retry: 'manual' });
}
