import { appError, type AppError } from '#shared/errors.ts';
import { uploadFiles, type UploadedFiles, type UploadFailure } from './upload-files.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { offlineDelayMs, retryAfterDelayMs, retryDelayMs } from './poll-policy.ts';
import { wayProblem } from './way-problems.ts';

type Input = StepInput<'preparing'>;

/** A request whose files expire within this time, in milliseconds, is not sent: the provider has to fetch them first. */
const expiryMarginMs = 10 * 60_000;

/** Fits the spec to the provider, uploads its files and freezes the bytes of the request. */
export async function prepareJob(deps: StepDeps, input: Input): Promise<StepOutcome> {
  const { job, provider, call } = input;
  const origin = deps.store.findOrigin(job);
  if (origin === null) return fail(appError('internal', 'internal', { detail: 'the snapshot cannot be read' }));
  const { spec, compiledPrompt } = origin.snapshot;
  const assets = deps.store.assetsOf(spec);
  const prepared = provider.prepare(spec, assets, job.tier, deps.settings(provider.capabilities.id));
  if (!prepared.ok) {
    const detail = prepared.error.map((problem) => problem.code).join(', ');
    return fail(appError('invalid-input', 'spec.blocked', { detail }));
  }
  const files = await uploadFiles(deps, input, prepared.value, assets, expiryMarginMs);
  if (call.signal.aborted) return null;
  if (!files.ok) return describeFailure(deps, input, files.error);
  // The prompt that was shown at the click, whatever the settings say by now.
  const request = { ...prepared.value, prompt: compiledPrompt };
  const frozen = provider.encode(request, files.value, job.intentId);
  const at = deps.clock.nowMs();
  const event = { name: 'frozen', at, filesExpireAt: earliestExpiry(files.value, at) } as const;
  return { kind: 'frozen', event, frozen };
}

/**
 * When the request has to be frozen anew. Always later than now, or uploading would never end: a short life is used up
 * to its half, and one that is over already only means that the clocks do not agree.
 */
function earliestExpiry(files: UploadedFiles, now: number): number | null {
  const moments = [...files.values()].flatMap(({ expiresAt }) => {
    const leftMs = (expiresAt ?? now) - now;
    return leftMs <= 0 ? [] : [now + Math.max(leftMs - expiryMarginMs, leftMs / 2)];
  });
  return moments.length === 0 ? null : Math.trunc(Math.min(...moments));
}

function describeFailure(deps: StepDeps, { state }: Input, { error, isBucket }: UploadFailure): StepOutcome {
  if (error.kind === 'auth') return justEvent({ name: 'held', hold: isBucket ? 'person' : 'key', error });
  if (error.kind === 'balance') return justEvent({ name: 'held', hold: 'balance', error });
  if (error.retry !== 'auto' && wayProblem(error) === null) return fail(error);
  const isOffline = error.code === 'network.offline';
  const delayMs =
    error.kind === 'rate-limited'
      ? retryAfterDelayMs(error.retryAfterMs, deps.random())
      : (isOffline ? offlineDelayMs : retryDelayMs)(state.attempts, deps.random());
  const retryAt = deps.clock.nowMs() + delayMs;
  return justEvent({ name: 'preparation-delayed', hold: isOffline ? 'offline' : 'none', retryAt, error, isBucket });
}

function fail(error: AppError): StepOutcome {
  return justEvent({ name: 'preparation-failed', error });
}
