import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import type { JsonAnswer } from '../json-answer.ts';
import { readRetryAfter } from '../retry-after.ts';
import { apiframeCapabilities } from './capabilities.ts';
import { creditsAnswer, errorAnswer } from './wire-schema.ts';

const provider = apiframeCapabilities.name;

/** For 429 without a word about how long. */
const usualWaitMs = 10_000;

/** Nobody has acted upon a submit that got one of these. 409 is not among them: the same key came with other bytes. */
const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 413, 422, 429]);

/** There are no codes: what a refusal is about, only its words say. */
const moderationWords = /content polic|moderat|sensitive|safety|prohibited|copyright|real (?:person|people)/iu;
const outputWords = /\b(?:output|generated|result(?:ing)?)\b/iu;
/** 403 for what this account may not make; a key that may do nothing is named as one. */
const notOfferedWords = /modality|disabled|not enabled|not available/iu;
const keyWords = /\bkey\b/iu;

/** Its own sentence; empty when the answer is not Apiframe's. */
function sentenceOf({ json }: JsonAnswer): string {
  return errorAnswer.safeParse(json).data?.error ?? '';
}

/** What the answer said, and the id under which Apiframe's own people find it. */
function detailOf({ detail, headers }: JsonAnswer): string {
  const id = headers['x-request-id'];
  return id === undefined ? detail : `${detail}\nx-request-id ${id.slice(0, 200)}`;
}

/** The content filter's refusal, told by its words; `null`: they are about something else. Pure. */
export function moderationError(sentence: string, detail: string): AppError | null {
  if (!moderationWords.test(sentence)) return null;
  const code = outputWords.test(sentence) ? 'moderation.output' : 'moderation.input';
  return appError('moderation', code, { params: { provider }, detail });
}

function balanceError(answer: JsonAnswer): AppError {
  const { creditsRequired, creditsAvailable } = creditsAnswer.safeParse(answer.json).data ?? {};
  const credits =
    creditsRequired == null || creditsAvailable == null
      ? {}
      : { context: 'credits', required: creditsRequired, available: creditsAvailable };
  return appError('balance', 'balance.empty', { params: { provider, ...credits }, detail: detailOf(answer) });
}

/** Key, balance or pace: says nothing about the request. `null`: it is about something else. */
function accessError(answer: JsonAnswer, nowMs: number): AppError | null {
  const { status, headers, json } = answer;
  const options = { params: { provider }, detail: detailOf(answer) };
  if (status === 429) return rateLimited(readRetryAfter(headers['retry-after'], nowMs) ?? usualWaitMs);
  if (status === 402) return balanceError(answer);
  if (status === 401) return appError('auth', 'key.rejected', options);
  if (status !== 403) return null;
  // A shield in front of it answers 403 as well, in text: nothing is wrong with the key then.
  const isItsOwn = typeof json === 'object' && json !== null;
  if (!isItsOwn) return appError('provider-rejected', 'provider.blocked', { ...options, retry: 'manual' });
  const sentence = sentenceOf(answer);
  return notOfferedWords.test(sentence) && !keyWords.test(sentence)
    ? appError('provider-rejected', 'provider.rejected', options)
    : appError('auth', 'key.rejected', options);
}

/** What a refused submit means; `null` when the answer does not prove that nothing was done. Pure. */
export function mapRefusal(answer: JsonAnswer, nowMs: number): AppError | null {
  if (!refusals.has(answer.status)) return null;
  const access = accessError(answer, nowMs);
  if (access !== null) return access;
  const options = { params: { provider }, detail: detailOf(answer) };
  if (answer.status === 404) return appError('provider-changed', 'provider.changed', options);
  const moderation = moderationError(sentenceOf(answer), options.detail);
  return moderation ?? appError('provider-rejected', 'provider.rejected', options);
}

/** What an answer to any other call means that is not the one hoped for. It settles nothing about a job. Pure. */
export function mapFailedCall(answer: JsonAnswer, nowMs: number): AppError {
  const { status } = answer;
  const access = accessError(answer, nowMs);
  if (access !== null) return access;
  const options = { params: { provider }, detail: detailOf(answer) };
  if (status >= 500 || status === 408) return appError('network', 'provider.unavailable', options);
  if (status === 400 || status === 413) return appError('provider-rejected', 'provider.rejected', options);
  return appError('provider-changed', 'provider.changed', options);
}

/** A submit whose answer proves neither that it was accepted nor that it was refused. Pure. */
export function mapUnclear(answer: JsonAnswer): AppError {
  const options = { params: { provider }, charged: 'unknown', detail: detailOf(answer) } as const;
  return appError('provider-changed', 'provider.answer-unclear', options);
}

/** An answer that is fine by its status and cannot be read. Pure. */
export function unreadable(answer: JsonAnswer): AppError {
  const options = { params: { provider }, retry: 'auto', detail: detailOf(answer) } as const;
  return appError('provider-changed', 'provider.changed', options);
}
