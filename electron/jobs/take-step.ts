import { assertNever } from '#shared/result.ts';
import { askAddress, fetchOutput, keepOutput } from './download-steps.ts';
import type { Step } from './next-action.ts';
import { fetchStill } from './still-step.ts';
import { prepareJob } from './prepare-step.ts';
import { cancelJob, pollJob } from './running-steps.ts';
import type { StepDeps, StepInput, StepOutcome } from './step.ts';
import { lookUpJob, sendJob } from './submit-steps.ts';

type Target = Omit<StepInput<'waiting'>, 'state'>;

export async function takeStep(deps: StepDeps, target: Target, step: Step): Promise<StepOutcome> {
  switch (step.kind) {
    case 'prepare':
      return await prepareJob(deps, { ...target, state: step.state });
    case 'send':
      return await sendJob(deps, { ...target, state: step.state });
    case 'look-up':
      return await lookUpJob(deps, { ...target, state: step.state });
    case 'cancel':
      return await cancelJob(deps, { ...target, state: step.state });
    case 'poll':
      return await pollJob(deps, { ...target, state: step.state });
    case 'fetch':
      return await fetchOutput(deps, { ...target, state: step.state });
    case 'ask-address':
      return await askAddress(deps, { ...target, state: step.state });
    case 'fetch-still':
      return await fetchStill(deps, { ...target, state: step.state });
    case 'keep':
      return await keepOutput(deps, { ...target, state: step.state });
    default:
      return assertNever(step);
  }
}
