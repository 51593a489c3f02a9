import { z } from 'zod';
import type { Bill } from '#shared/domain/job.ts';
import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { FrozenRequest, ProviderFailure, RemoteStatus } from '../provider.ts';
import { apiframeCapabilities } from './capabilities.ts';
import { mapFailedCall, moderationError, unreadable } from './map-error.ts';
import { findResultFiles } from './result-files.ts';
import { errorAnswer, jobAnswer, type JobAnswer } from './wire-schema.ts';

const statusWords: ReadonlySet<string> = new Set(['QUEUED', 'PROCESSING']);

/** What its answer says the job has cost: whole credits, charged when it was accepted. */
function billOf({ creditCost }: JobAnswer, nowMs: number): Bill | null {
  if (creditCost == null) return null;
  const amount = { currency: 'credits', amount: Math.round(creditCost) };
  return creditCost === 0
    ? { charged: 'no', amount: null, basis: 'answer', at: nowMs }
    : { charged: 'yes', amount, basis: 'answer', at: nowMs };
}

const askedForStill = z.looseObject({ seedanceParams: z.looseObject({ return_last_frame: z.literal(true) }) });

/** Any image beside a film could be its last frame, so one is taken only where it was asked for. */
function wantsLastFrame(frozen: FrozenRequest | undefined): boolean {
  if (frozen === undefined) return false;
  return askedForStill.safeParse(JSON.parse(new TextDecoder().decode(frozen.body))).success;
}

function completed(
  answer: JsonAnswer,
  job: JobAnswer,
  frozen: FrozenRequest | undefined,
  nowMs: number,
): Result<RemoteStatus, ProviderFailure> {
  if (job.expired === true) return ok({ kind: 'output-gone' });
  const { filmUrl, lastFrameUrl } = findResultFiles(job.result);
  // Finished and paid for, and nobody sees where: the raw answer stays with the error, and it is asked for again.
  if (filmUrl === null) return err(unreadable(answer));
  return ok({
    kind: 'completed',
    output: { kind: 'url', url: filmUrl, bytes: null, expiresAt: null },
    bill: billOf(job, nowMs),
    ...(lastFrameUrl !== null && wantsLastFrame(frozen) ? { lastFrameUrl } : {}),
  });
}

/** A failed job is given back in full, whatever the reason was. */
function failed({ detail }: JsonAnswer, { error }: JobAnswer, nowMs: number): RemoteStatus {
  const params = { provider: apiframeCapabilities.name };
  const reason =
    moderationError(error ?? '', detail) ??
    appError('provider-rejected', 'provider.failed', { params, retry: 'manual', detail });
  return { kind: 'failed', error: reason, bill: { charged: 'no', amount: null, basis: 'answer', at: nowMs } };
}

function running({ status, progress }: JobAnswer): RemoteStatus {
  const share = progress == null ? null : Math.min(1, Math.max(0, progress / 100));
  const still = { kind: 'running', progress: share, hold: 'none' } as const;
  return statusWords.has(status) ? still : { ...still, unknownWord: status.slice(0, 60) };
}

/** 404: there is no such job, or it is another owner's. 400: what it was asked for is no id of a job at all. */
function isUnknownJob({ status, json }: JsonAnswer): boolean {
  return (status === 404 || status === 400) && errorAnswer.safeParse(json).success;
}

/** The answer to the question for a job. Pure. */
export function mapJob(
  answer: JsonAnswer,
  { frozen, nowMs }: { readonly frozen: FrozenRequest | undefined; readonly nowMs: number },
): Result<RemoteStatus, ProviderFailure> {
  if (isUnknownJob(answer)) return ok({ kind: 'unknown-job' });
  if (!isFine(answer)) return err(mapFailedCall(answer, nowMs));
  const { data: job } = jobAnswer.safeParse(answer.json);
  if (job === undefined) return err(unreadable(answer));
  switch (job.status) {
    case 'COMPLETED':
      return completed(answer, job, frozen, nowMs);
    case 'FAILED':
      return ok(failed(answer, job, nowMs));
    case 'CANCELLED':
      // No way to cancel is published, so nothing says what it costs either.
      return ok({ kind: 'cancelled', charged: job.creditCost === 0 ? 'no' : 'unknown' });
    default:
      return ok(running(job));
  }
}
