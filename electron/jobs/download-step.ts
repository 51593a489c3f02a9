import { appError, type AppError } from '#shared/errors.ts';
import type { JobEvent } from './job-event.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { describeSidecar, describeTake } from './kept-take.ts';
import { retryAfterDelayMs } from './poll-policy.ts';

type Input = StepInput<'downloading'>;

/** How often a full disk is tried again, in milliseconds. */
const spaceRetryMs = 15_000;

/** Ready means here: the file is verified and in its final place before anything says so. */
export async function downloadJob(deps: StepDeps, { job, state, provider, call }: Input): Promise<StepOutcome> {
  const origin = deps.store.findOrigin(job);
  const startedAt = deps.clock.nowMs();
  if (origin === null) {
    const error = appError('internal', 'internal', { detail: 'the snapshot cannot be read' });
    return justEvent({ name: 'fetch-delayed', hold: 'person', retryAt: startedAt, error });
  }
  const sidecar = describeSidecar(job, state.takeId, origin, startedAt);
  const expected = provider.expectedOutput(deps.store.getFrozen(job.id));
  if (state.output.kind === 'url') throw new Error('downloads are not wired yet');
  const kept = await deps.assets.keepTake(state.output.stagedFileId, sidecar, expected);
  if (!kept.ok) return call.signal.aborted ? null : justEvent(describeFailure(deps, kept.error));
  const take = describeTake(job, state.takeId, kept.value.assetId, startedAt);
  return { kind: 'kept', event: { name: 'kept', at: deps.clock.nowMs() }, take, file: kept.value };
}

function describeFailure(deps: StepDeps, error: AppError): JobEvent {
  const now = deps.clock.nowMs();
  if (error.kind === 'rate-limited') {
    const retryAt = now + retryAfterDelayMs(error.retryAfterMs, deps.random());
    return { name: 'fetch-delayed', hold: 'none', retryAt, error };
  }
  switch (error.code) {
    case 'media.wrong-output':
      return { name: 'output-refused', error };
    case 'entity.not-found':
      return { name: 'output-gone' };
    case 'storage.full':
      return { name: 'fetch-delayed', hold: 'space', retryAt: now + spaceRetryMs, error };
    default:
      return { name: 'fetch-delayed', hold: 'person', retryAt: now, error };
  }
}
