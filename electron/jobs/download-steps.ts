import { appError, type AppError } from '#shared/errors.ts';
import type { JobEvent } from './job-event.ts';
import { describeSidecar, describeTake } from './kept-take.ts';
import { offlineDelayMs, retryAfterDelayMs, retryDelayMs } from './poll-policy.ts';
import { askStatus } from './remote-status.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { wayProblem } from './way-problems.ts';

type Input = StepInput<'downloading'>;

/** How often a full disk is tried again, in milliseconds. */
const spaceRetryMs = 15_000;
/** A file that is cut short again and again. */
const triesBeforePerson = 8;

/** Brings the file to the disk; what is there of it already is kept. */
export async function fetchOutput(deps: StepDeps, input: Input): Promise<StepOutcome> {
  const { state, provider, call } = input;
  const { output } = state;
  if (output.kind !== 'url') throw new Error('a staged file is here already');
  const fetched = await deps.downloader.fetch({
    url: output.url,
    trustedOrigins: provider.trustedOrigins ?? [],
    stagedFileId: output.stagedFileId,
    expectedBytes: output.bytes,
    signal: call.signal,
    onProgress: call.onProgress,
  });
  if (fetched.ok) return justEvent({ name: 'fetched', at: deps.clock.nowMs() });
  return call.signal.aborted ? null : await describeFailure(deps, input, fetched.error);
}

/** Asks the provider for another address of the same result. */
export async function askAddress(deps: StepDeps, { state, ...input }: Input): Promise<StepOutcome> {
  const { remoteId, acceptedAt, attempts } = state;
  return await askStatus(deps, { ...input, remoteId, acceptedAt, failedCalls: attempts });
}

/** Ready means here: the file is verified and in its final place before anything says so. */
export async function keepOutput(deps: StepDeps, input: Input): Promise<StepOutcome> {
  const { job, state, provider, call } = input;
  const origin = deps.store.findOrigin(job);
  const startedAt = deps.clock.nowMs();
  if (origin === null) {
    const error = appError('internal', 'internal', { detail: 'the snapshot cannot be read' });
    return justEvent({ name: 'fetch-delayed', hold: 'person', retryAt: startedAt, error });
  }
  const sidecar = describeSidecar(job, state.takeId, origin, startedAt);
  const frozen = deps.store.findFrozen(job.id);
  const expected = frozen === null ? null : provider.expectedOutput(frozen);
  const kept = await deps.assets.keepTake(state.output.stagedFileId, sidecar, expected);
  if (!kept.ok) return call.signal.aborted ? null : await describeFailure(deps, input, kept.error);
  const take = describeTake(job, state, kept.value.assetId, startedAt);
  return { kind: 'kept', event: { name: 'kept', at: deps.clock.nowMs() }, take, file: kept.value };
}

async function describeFailure(deps: StepDeps, { state }: Input, error: AppError): Promise<StepOutcome> {
  const at = deps.clock.nowMs();
  const again = (attempts: number): number => at + retryDelayMs(attempts, deps.random());
  const retryAt = again(state.attempts);
  switch (error.code) {
    case 'download.expired':
      return justEvent({ name: 'address-refused', at, retryAt: again(state.refusedAddresses) });
    case 'media.wrong-output':
    case 'download.not-a-video':
    case 'download.too-large':
      // Another try begins with nothing: what came is of no use.
      if (state.output.kind === 'url') await deps.assets.discardStaged(state.output.stagedFileId);
      return justEvent({ name: 'output-refused', retryAt: again(state.refusedFiles), error });
    case 'entity.not-found':
      return justEvent({ name: 'output-gone' });
    case 'download.incomplete':
      // The same length each time: the provider's word and its file do not agree.
      if (state.attempts >= triesBeforePerson) {
        return justEvent({ name: 'fetch-delayed', hold: 'person', retryAt, error });
      }
      break;
    default:
      break;
  }
  return justEvent({
    name: 'fetch-delayed',
    ...holdFor(deps, error, { at, retryAt, attempts: state.attempts }),
    error,
  });
}

type Delay = Pick<Extract<JobEvent, { name: 'fetch-delayed' }>, 'hold' | 'retryAt'>;

function holdFor(
  deps: StepDeps,
  error: AppError,
  { at, retryAt, attempts }: { readonly at: number; readonly retryAt: number; readonly attempts: number },
): Delay {
  if (error.code === 'storage.full') return { hold: 'space', retryAt: at + spaceRetryMs };
  if (error.code === 'network.offline') {
    return { hold: 'offline', retryAt: at + offlineDelayMs(attempts, deps.random()) };
  }
  if (error.kind === 'rate-limited') {
    return { hold: 'none', retryAt: at + retryAfterDelayMs(error.retryAfterMs, deps.random()) };
  }
  const goesOn = error.retry === 'auto' || wayProblem(error) !== null;
  return goesOn ? { hold: 'none', retryAt } : { hold: 'person', retryAt: at };
}
