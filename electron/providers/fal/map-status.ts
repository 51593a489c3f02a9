import type { Bill } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { FrozenRequest, ProviderFailure, RemoteStatus } from '../provider.ts';
import { inputOf, tierOf } from './endpoint.ts';
import { mapFailedCall, readError, unreadable } from './map-error.ts';
import { unitsCost } from './prices.ts';
import { resultAnswer, statusAnswer, type ValidationError } from './wire-schema.ts';

const params = { provider: 'fal.ai' };

/** `finished`: what became of it, the result's answer says. */
export type QueueStatus = RemoteStatus | { readonly kind: 'finished'; readonly errorType: string | null };

const statusWords: ReadonlySet<string> = new Set(['IN_QUEUE', 'IN_PROGRESS']);

function isNotFound({ status, json }: JsonAnswer): boolean {
  return status === 404 && statusAnswer.safeParse(json).data?.status === 'NOT_FOUND';
}

/** An answer to the question for the status. 202 while it runs or 200 always: both have been documented. Pure. */
export function mapQueueStatus(answer: JsonAnswer, nowMs: number): Result<QueueStatus, ProviderFailure> {
  if (isNotFound(answer)) return ok({ kind: 'unknown-job' });
  if (answer.status !== 200 && answer.status !== 202) return err(mapFailedCall(answer, nowMs));
  const { data } = statusAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  if (data.status === 'COMPLETED') return ok({ kind: 'finished', errorType: data.error_type ?? null });
  const running = { kind: 'running', progress: null, hold: 'none' } as const;
  return ok(statusWords.has(data.status) ? running : { ...running, unknownWord: data.status.slice(0, 60) });
}

/** Fields of the input that a refusal may name. */
const inputs: ReadonlySet<unknown> = new Set([
  'prompt',
  'image_url',
  'end_image_url',
  'image_urls',
  'video_urls',
  'audio_urls',
]);

function isAboutOutput({ msg }: ValidationError): boolean {
  return /^\W*output (video|audio|image)\b/iu.test(msg);
}

function isAboutInput({ loc, ctx }: ValidationError): boolean {
  return ctx?.extra_info?.reason === 'partner_validation_failed' || loc.some((step) => inputs.has(step));
}

/** A film that was made and then held back may have been billed: its type says "content", only its words say which. */
function moderationError(refused: readonly ValidationError[], detail: string): AppError {
  if (refused.some(isAboutOutput)) {
    return appError('moderation', 'moderation.output', { params, charged: 'unknown', detail });
  }
  const charged = refused.every(isAboutInput) ? 'no' : 'unknown';
  return appError('moderation', 'moderation.input', { params, charged, detail });
}

/**
 * Why a finished request has no result; `null` when the answer is not about the request: a gateway between us, the key,
 * the pace. 5xx is never billed. 422 may be, when a machine worked on it. Otherwise only results are.
 */
function failureOf(answer: JsonAnswer, told: string | null): AppError | 'cancelled' | null {
  const { status, detail } = answer;
  const error = readError(answer);
  const type = error?.type ?? answer.headers['x-fal-error-type'] ?? told;
  if (status === 499 || type === 'client_cancelled') return 'cancelled';
  if (error === null) return null;
  const refused = error.details.filter((each) => each.type === 'content_policy_violation');
  if (refused.length > 0) return moderationError(refused, detail);
  if (status === 422) return appError('provider-rejected', 'provider.rejected', { params, charged: 'unknown', detail });
  // The status and the result may disagree for a moment.
  if (status === 400 && /in progress|not (yet )?complete/iu.test(error.sentence)) return null;
  // The request is finished and may be paid for: a gateway's bare word ends nothing. A model's own errors have a type or
  // are a list.
  if (type === null && error.details.length === 0) return null;
  if (status === 400) return appError('provider-rejected', 'provider.rejected', { params, detail });
  if (status < 500) return null;
  return appError('provider-rejected', 'provider.failed', { params, retry: 'manual', detail });
}

function billOf({ headers }: JsonAnswer, frozen: FrozenRequest | undefined, nowMs: number): Bill | null {
  const units = headers['x-fal-billable-units'];
  if (units === undefined) return null;
  const tier = frozen === undefined ? null : tierOf(frozen);
  const cost = unitsCost(tier ?? 'standard', units);
  if (cost === null) return null;
  if (Number(units) === 0) return { charged: 'no', amount: null, basis: 'units', at: nowMs };
  // Whether units of a job with input video are reckoned before or after its factor is not documented.
  const isKnown = tier !== null && frozen !== undefined && !('video_urls' in inputOf(frozen));
  return { charged: 'yes', amount: isKnown ? cost : null, basis: 'units', at: nowMs };
}

interface Finished {
  /** From the status, when it named one. */
  readonly errorType: string | null;
  readonly frozen: FrozenRequest | undefined;
  readonly nowMs: number;
}

/** The answer to the question for the result of a finished request. Pure. */
export function mapResult(
  answer: JsonAnswer,
  { errorType, frozen, nowMs }: Finished,
): Result<RemoteStatus, ProviderFailure> {
  const bill = billOf(answer, frozen, nowMs);
  if (answer.status === 200) {
    const { data } = resultAnswer.safeParse(answer.json);
    if (data === undefined) return err(unreadable(answer));
    const url = data.video?.url ?? '';
    if (url === '') return ok({ kind: 'output-gone' });
    const bytes = data.video?.file_size ?? null;
    return ok({ kind: 'completed', output: { kind: 'url', url, bytes, expiresAt: null }, bill });
  }
  if (isNotFound(answer)) return ok({ kind: 'unknown-job' });
  const failure = failureOf(answer, errorType);
  if (failure === null) return err(mapFailedCall(answer, nowMs));
  if (failure === 'cancelled') return ok({ kind: 'cancelled', charged: bill?.charged ?? 'no' });
  return ok({ kind: 'failed', error: { ...failure, charged: bill?.charged ?? failure.charged }, bill });
}

/** An unknown id is too late as well: what became of it, the next poll says. Pure. */
export function mapCancel(answer: JsonAnswer, nowMs: number): Result<'requested' | 'too-late', ProviderFailure> {
  if (isFine(answer)) return ok('requested');
  const isSaid = typeof answer.json === 'object' && answer.json !== null && 'status' in answer.json;
  if (isSaid && (answer.status === 400 || answer.status === 404)) return ok('too-late');
  return err(mapFailedCall(answer, nowMs));
}
