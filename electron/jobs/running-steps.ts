import { askStatus, describeFailedCall, nextPollAt } from './remote-status.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';

type Input = StepInput<'running'>;

export async function pollJob(deps: StepDeps, { state, ...input }: Input): Promise<StepOutcome> {
  return await askStatus(deps, { ...input, ...state });
}

export async function cancelJob(deps: StepDeps, { state, ...input }: Input): Promise<StepOutcome> {
  const { job, provider, call } = input;
  const asked = { ...input, ...state };
  const answered = await provider.cancel({ intentId: job.intentId, id: state.remoteId }, call);
  if (!answered.ok) return call.signal.aborted ? null : describeFailedCall(deps, asked, answered.error);
  return justEvent({ name: 'cancel-answered', answer: answered.value, pollAt: nextPollAt(deps, asked, 0) });
}
