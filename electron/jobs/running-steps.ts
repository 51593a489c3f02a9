import { assertNever } from '#shared/result.ts';
import { newId } from '../platform/new-id.ts';
import type { RemoteStatus } from '../providers/provider.ts';
import type { JobEvent } from './job-event.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { pollDelayMs } from './poll-policy.ts';

type Input = StepInput<'running'>;

/** Never gives up by itself: a call without an answer only makes the next one later. */
export async function pollJob(deps: StepDeps, input: Input): Promise<StepOutcome> {
  const { job, state, provider, call } = input;
  const polled = await provider.poll({ intentId: job.intentId, id: state.remoteId }, call);
  if (!polled.ok) return call.signal.aborted ? null : failedCall(deps, input);
  return justEvent(describeStatus(deps, input, polled.value));
}

export async function cancelJob(deps: StepDeps, input: Input): Promise<StepOutcome> {
  const { job, state, provider, call } = input;
  const answered = await provider.cancel({ intentId: job.intentId, id: state.remoteId }, call);
  if (!answered.ok) return call.signal.aborted ? null : failedCall(deps, input);
  return justEvent({ name: 'cancel-answered', answer: answered.value, pollAt: nextPollAt(deps, input, 0) });
}

function describeStatus(deps: StepDeps, input: Input, status: RemoteStatus): JobEvent {
  const at = deps.clock.nowMs();
  const pollAt = nextPollAt(deps, input, 0);
  switch (status.kind) {
    case 'running':
      return { name: 'still-running', pollAt, progress: status.progress, hold: status.hold };
    case 'completed':
      return { name: 'completed', at, output: status.output, takeId: newId() };
    case 'failed':
      return { name: 'remote-failed', error: status.error };
    case 'cancelled':
      return { name: 'remote-cancelled', charged: status.charged };
    case 'output-gone':
      return { name: 'output-gone' };
    case 'unknown-job':
      return { name: 'not-found', at, pollAt };
    default:
      return assertNever(status);
  }
}

function failedCall(deps: StepDeps, input: Input): StepOutcome {
  return justEvent({ name: 'call-failed', pollAt: nextPollAt(deps, input, input.state.failedCalls + 1) });
}

function nextPollAt(deps: StepDeps, { state, provider }: Input, failedCalls: number): number {
  const now = deps.clock.nowMs();
  return now + pollDelayMs(provider.rules.poll, now - state.acceptedAt, failedCalls, deps.random());
}
