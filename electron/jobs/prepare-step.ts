import { appError, type AppError } from '#shared/errors.ts';
import { uploadFiles, type UploadedFiles } from './upload-files.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { retryAfterDelayMs, retryDelayMs } from './poll-policy.ts';

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
  const event = { name: 'frozen', at: deps.clock.nowMs(), filesExpireAt: earliestExpiry(files.value) } as const;
  return { kind: 'frozen', event, frozen };
}

function earliestExpiry(files: UploadedFiles): number | null {
  const moments = [...files.values()].flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]));
  return moments.length === 0 ? null : Math.min(...moments) - expiryMarginMs;
}

function describeFailure(deps: StepDeps, { state }: Input, error: AppError): StepOutcome {
  if (error.kind === 'auth') return justEvent({ name: 'held', hold: 'key', error });
  if (error.kind === 'balance') return justEvent({ name: 'held', hold: 'balance', error });
  if (error.code === 'network.offline') return justEvent({ name: 'held', hold: 'offline', error });
  if (error.retry !== 'auto') return fail(error);
  const delayMs =
    error.kind === 'rate-limited'
      ? retryAfterDelayMs(error.retryAfterMs, deps.random())
      : retryDelayMs(state.attempts, deps.random());
  return justEvent({ name: 'preparation-delayed', retryAt: deps.clock.nowMs() + delayMs, error });
}

function fail(error: AppError): StepOutcome {
  return justEvent({ name: 'preparation-failed', error });
}
