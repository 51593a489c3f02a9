import { isFine, type JsonAnswer } from '#electron/providers/json-answer.ts';
import type { ProviderFailure, RemoteStatus, SubmitOutcome } from '#electron/providers/provider.ts';
import { readRetryAfter } from '#electron/providers/retry-after.ts';
import type { Bill } from '#shared/domain/job.ts';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import type { IntentId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { acceptedAnswer, errorAnswer, stateAnswer } from './wire-schema.ts';

const params = { provider: 'Sample' };
const refusals: ReadonlySet<number> = new Set([400, 413, 422]);

/** About the key, the balance or the pace; `null`: about something else. */
function accessError({ status, headers, json, detail }: JsonAnswer, nowMs: number): AppError | null {
  if (status === 429) return rateLimited(readRetryAfter(headers['retry-after'], nowMs) ?? 5_000);
  if (status === 402) return appError('balance', 'balance.empty', { params, detail });
  const isOwn = errorAnswer.safeParse(json).success;
  if (status === 401 || (status === 403 && isOwn)) return appError('auth', 'key.rejected', { params, detail });
  if (status === 403) return appError('provider-rejected', 'provider.blocked', { params, retry: 'manual', detail });
  return null;
}

export function mapSubmit(answer: JsonAnswer, intentId: IntentId, nowMs: number): SubmitOutcome {
  const { detail } = answer;
  const access = accessError(answer, nowMs);
  if (access !== null) return { kind: 'refused', error: access };
  if (refusals.has(answer.status)) {
    return { kind: 'refused', error: appError('provider-rejected', 'provider.rejected', { params, detail }) };
  }
  const { data } = acceptedAnswer.safeParse(answer.json);
  if (isFine(answer) && data !== undefined) return { kind: 'accepted', remote: { intentId, id: data.job } };
  const unclear = { params, charged: 'unknown', detail } as const;
  return { kind: 'ambiguous', error: appError('provider-changed', 'provider.answer-unclear', unclear) };
}

/** An answer that is not the one hoped for. It settles nothing about a job. */
export function mapFailedCall(answer: JsonAnswer, nowMs: number): ProviderFailure {
  const { status, detail } = answer;
  const access = accessError(answer, nowMs);
  if (access !== null) return access;
  if (status >= 500) return appError('network', 'provider.unavailable', { params, detail });
  return appError('provider-changed', 'provider.changed', { params, retry: 'auto', detail });
}

function billOf(cents: number | undefined, at: number): Bill | null {
  if (cents === undefined) return null;
  if (cents === 0) return { charged: 'no', amount: null, basis: 'answer', at };
  return { charged: 'yes', amount: { currency: 'USD', amount: cents }, basis: 'answer', at };
}

export function mapState(answer: JsonAnswer, nowMs: number): Result<RemoteStatus, ProviderFailure> {
  if (answer.status === 404 && errorAnswer.safeParse(answer.json).success) return ok({ kind: 'unknown-job' });
  const { data } = stateAnswer.safeParse(answer.json);
  if (!isFine(answer) || data === undefined) return err(mapFailedCall(answer, nowMs));
  const { state, film, cents } = data;
  const bill = billOf(cents, nowMs);
  const { detail } = answer;
  switch (state) {
    case 'queued':
    case 'working':
      return ok({ kind: 'running', progress: null, hold: 'none' });
    case 'done':
      if (film === undefined) return ok({ kind: 'output-gone' });
      return ok({ kind: 'completed', output: { kind: 'url', ...film, expiresAt: null }, bill });
    case 'stopped':
      return ok({ kind: 'cancelled', charged: 'no' });
    case 'refused':
      return ok({ kind: 'failed', error: appError('moderation', 'moderation.input', { params, detail }), bill });
    default:
      return ok({ kind: 'running', progress: null, hold: 'none', unknownWord: state.slice(0, 60) });
  }
}
