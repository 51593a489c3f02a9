import { assertNever } from '#shared/result.ts';
import { newId } from '../platform/new-id.ts';
import type { RemoteStatus } from '../providers/provider.ts';
import type { JobEvent } from './job-event.ts';
import { pollDelayMs } from './poll-policy.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';

/** A job that the provider has taken. */
type Asked = Omit<StepInput<'running' | 'downloading'>, 'state'> & {
  readonly remoteId: string;
  readonly acceptedAt: number;
  /** In a row, before this one. */
  readonly failedCalls: number;
};

/** So many refusals of a key in a row are no slip of a gateway. */
const authFailuresBeforeHold = 3;

/** Asks how the job is. Never gives up by itself: a call without an answer only makes the next one later. */
export async function askStatus(deps: StepDeps, asked: Asked): Promise<StepOutcome> {
  const { job, provider, call, remoteId } = asked;
  const frozen = deps.store.findFrozen(job.id);
  const remote = { intentId: job.intentId, id: remoteId, ...(frozen === null ? {} : { frozen }) };
  const polled = await provider.poll(remote, call);
  if (!polled.ok) return call.signal.aborted ? null : describeFailedCall(deps, asked, polled.error);
  return justEvent(describeStatus(deps, asked, polled.value));
}

export function describeFailedCall(
  deps: StepDeps,
  asked: Asked,
  error: Extract<JobEvent, { name: 'call-failed' }>['error'],
): StepOutcome {
  const failedCalls = asked.failedCalls + 1;
  if (error.kind === 'auth' && failedCalls >= authFailuresBeforeHold) {
    return justEvent({ name: 'held', hold: 'key', error });
  }
  return justEvent({ name: 'call-failed', pollAt: nextPollAt(deps, asked, failedCalls), error });
}

export function nextPollAt(deps: StepDeps, { acceptedAt, provider }: Asked, failedCalls: number): number {
  const now = deps.clock.nowMs();
  return now + pollDelayMs(provider.rules.poll, now - acceptedAt, failedCalls, deps.random());
}

function describeStatus(deps: StepDeps, asked: Asked, status: RemoteStatus): JobEvent {
  const at = deps.clock.nowMs();
  const pollAt = nextPollAt(deps, asked, 0);
  switch (status.kind) {
    case 'running':
      if (status.unknownWord !== undefined) deps.reportUnknownWord(asked.job, status.unknownWord);
      return { name: 'still-running', pollAt, progress: status.progress, hold: status.hold };
    case 'completed': {
      const { output, bill, lastFrameUrl: stillUrl = null } = status;
      return { name: 'completed', at, output, stillUrl, bill, takeId: newId(), stagedFileId: newId() };
    }
    case 'failed':
      return { name: 'remote-failed', error: status.error, bill: status.bill };
    case 'cancelled':
      return { name: 'remote-cancelled', charged: status.charged };
    case 'output-gone':
      return { name: 'output-gone' };
    case 'unknown-job': {
      const { job, call } = asked;
      return { name: 'not-found', at, pollAt, isProof: (call.keys?.credentialId ?? null) === job.credentialId };
    }
    default:
      return assertNever(status);
  }
}
